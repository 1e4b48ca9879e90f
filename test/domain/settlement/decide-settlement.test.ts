import { describe, expect, it } from 'vitest';
import { quarter } from '../../../shared/domain/dates.ts';
import { listId, settlementId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { controlTotalsOf } from '../../../shared/domain/reconciliation/control-totals.ts';
import { putList } from '../../../shared/domain/settlement/put-list.ts';
import { buildRow } from '../../../shared/domain/settlement/build-rows.ts';
import { decideSettlement } from '../../../shared/domain/settlement/decide-settlement.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { requestSettlement } from '../../../shared/domain/settlement/request-settlement.ts';
import { mayReadSettlement, settlement } from '../../../shared/domain/settlement/settlement.ts';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { callers, type TestCaller } from '../../support/http.ts';
import {
  cancelledFile,
  fileOf,
  halfYearRefund,
  paidPolicy,
  programmeId,
} from '../../support/settled-policies.ts';
import {
  approvedOf,
  callerFor,
  draftOf,
  instantOf,
  said,
  say,
  settlementRequest,
} from '../../support/settlements.ts';

const rows = [1, 2, 3].map((serial) => {
  return buildRow(
    { programmeId, quarter: quarter.parse('2026-Q1'), endorsementNo: '' },
    fileOf(paidPolicy({ serial })),
  );
});
const draft = draftOf(rows);
const submitted = said(draft, 'submit', callers.insurerFinance, '2026-04-08T01:00:00.000Z', 'submitted');
const noticed = said(submitted, 'notice', callers.bureauClerk, '2026-04-09T01:00:00.000Z', 'under-notice');
const bothRoles: TestCaller = {
  sub: 'bureau-clerk',
  roles: ['bureau-clerk', 'bureau-approver'],
  org: '610000',
};

describe('requesting a settlement', () => {
  const by = callerFor(callers.insurerFinance);

  it('begins when the quarter is over: 2026-Q1 at 2026-04-01 00:00 in Shanghai', () => {
    const begun = requestSettlement(settlementRequest(), by, instantOf('2026-03-31T16:00:00.000Z'));
    expect(begun).toMatchObject({
      accepted: true,
      value: {
        settlement: { status: 'building', sequence: 1, divisionCode: '610000' },
        slot: { live: true, sequence: 1, revision: 0 },
      },
    });
  });

  it('refuses a quarter that is not over', () => {
    const open = requestSettlement(settlementRequest(), by, instantOf('2026-03-31T15:59:59.999Z'));
    expect(open).toEqual({
      accepted: false,
      refusal: { kind: 'quarter-open', endsAt: '2026-03-31T16:00:00.000Z' },
    });
  });

  it('refuses a second one while the first is live', () => {
    const slot = { settlementId: draft.settlementId, sequence: 1, live: true, revision: 0 };
    const again = requestSettlement(
      { ...settlementRequest(), slot },
      by,
      instantOf('2026-04-02T01:00:00.000Z'),
    );
    expect(again).toMatchObject({ accepted: false, refusal: { kind: 'settlement-exists' } });
  });

  it('counts the sequence up after a returned one', () => {
    const slot = { settlementId: draft.settlementId, sequence: 1, live: false, revision: 1 };
    const again = requestSettlement(
      { ...settlementRequest(), slot },
      by,
      instantOf('2026-04-20T01:00:00.000Z'),
    );
    expect(again).toMatchObject({
      accepted: true,
      value: { settlement: { sequence: 2 }, slot: { sequence: 2, live: true, revision: 2 } },
    });
  });
});

describe('a draft', () => {
  it('has passed its checks and fits the stored schema', () => {
    expect(draft.checks.map((check) => [check.id, check.ok])).toEqual([
      ['rows-equal-ledger', true],
      ['levels-equal-rows', true],
      ['firm-shares-received', true],
      ['no-duplicates', true],
      ['amounts-equal', true],
    ]);
    expect(draft.counts.MATCHED).toBe(3);
    expect(settlement.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('shows a row that is held and does not hold the others', () => {
    const [first] = rows;
    const held = first && {
      ...first,
      outcome: 'AMOUNT_DIFF' as const,
      reason: 'firm-share-not-received' as const,
    };
    const mixed = draftOf(rows.map((row, index) => (index === 0 && held ? held : row)));
    expect(mixed.totals.payableFen).toBe(160_000);
    expect(mixed.checks.filter((check) => !check.ok).map((check) => check.id)).toEqual([
      'firm-shares-received',
    ]);
  });
});

describe('the lifecycle', () => {
  it('runs from draft to approved, and every step freezes the totals (G10)', () => {
    const approved = approvedOf(draft);
    expect(approved.history.map((entry) => [entry.event, entry.totals?.payableFen])).toEqual([
      ['requested', undefined],
      ['drafted', 240_000],
      ['submitted', 240_000],
      ['put-under-notice', 240_000],
      ['approved', 240_000],
    ]);
    expect(settlement.parse(JSON.parse(JSON.stringify(approved)))).toEqual(approved);
  });

  it('counts five working days of notice from the day after: Thursday 9 April ends on Thursday 16 (SUB-13, TIM-3)', () => {
    expect(noticed.noticeEndsOn).toBe('2026-04-16');
  });

  it('counts make-up days and leaves out holidays: put on 30 April 2026, ends on Monday 11 May', () => {
    const late = said(submitted, 'notice', callers.bureauClerk, '2026-04-30T01:00:00.000Z', 'under-notice');
    expect(late.noticeEndsOn).toBe('2026-05-11');
  });

  it('refuses approval while the notice runs, up to the last millisecond', () => {
    expect(say(noticed, 'approve', callers.bureauApprover, '2026-04-16T15:59:59.999Z')).toEqual({
      accepted: false,
      refusal: { kind: 'notice-running', noticeEndsOn: '2026-04-16' },
    });
    expect(say(noticed, 'approve', callers.bureauApprover, '2026-04-16T16:00:00.000Z').accepted).toBe(true);
  });

  it('refuses the clerk as approver, even one who holds both roles', () => {
    expect(say(noticed, 'approve', bothRoles, '2026-04-17T01:00:00.000Z')).toEqual({
      accepted: false,
      refusal: { kind: 'same-person' },
    });
  });

  it.each([
    ['submit', draft, callers.bureauClerk],
    ['submit', draft, callers.cpicFinance],
    ['submit', draft, callers.underwriter],
    ['notice', submitted, callers.bureauApprover],
    ['notice', submitted, callers.insurerFinance],
    ['notice', submitted, callers.cityClerk],
    ['notice', submitted, callers.otherBureau],
    ['approve', noticed, callers.bureauClerk],
    ['return', submitted, callers.insurerFinance],
    ['return', submitted, callers.operator],
  ] as const)('does not let another role or organisation %s', (decision, of, by) => {
    expect(say(of, decision, by, '2026-04-20T01:00:00.000Z')).toEqual({
      accepted: false,
      refusal: { kind: 'forbidden' },
    });
  });

  it.each([
    ['submit', submitted, callers.insurerFinance],
    ['notice', draft, callers.bureauClerk],
    ['notice', noticed, callers.bureauClerk],
    ['approve', submitted, callers.bureauApprover],
    ['return', draft, callers.bureauClerk],
    ['return', approvedOf(draft), callers.bureauApprover],
  ] as const)('refuses to %s from a status that it cannot follow', (decision, of, by) => {
    expect(say(of, decision, by, '2026-04-20T01:00:00.000Z')).toEqual({
      accepted: false,
      refusal: { kind: 'wrong-status', status: of.status },
    });
  });

  it.each([
    [submitted, callers.bureauClerk],
    [submitted, callers.bureauApprover],
    [noticed, callers.bureauClerk],
    [noticed, callers.bureauApprover],
  ] as const)('lets clerk and approver return it', (of, by) => {
    const returned = say(of, 'return', by, '2026-04-10T01:00:00.000Z');
    expect(returned).toMatchObject({ accepted: true, value: { status: 'returned', returnedBy: by.sub } });
    if (returned.accepted) expect(() => settlement.parse(returned.value)).not.toThrow();
  });

  it('does not return what a later settlement has netted', () => {
    const carriedInto = settlementId.parse(`set_${'0'.repeat(25)}1`);
    expect(
      say({ ...submitted, carriedInto }, 'return', callers.bureauClerk, '2026-04-10T01:00:00.000Z'),
    ).toEqual({
      accepted: false,
      refusal: { kind: 'carried-forward', carriedInto },
    });
  });

  it('ends as paid at approval where nobody has anything to pay (case 43)', () => {
    const file = cancelledFile(
      fileOf(paidPolicy({ serial: 4, paidAt: '2025-12-20T02:00:00.000Z' })),
      halfYearRefund,
      '2026-03-01T01:00:00.000Z',
    );
    const key = { programmeId, quarter: quarter.parse('2026-Q1'), endorsementNo: 'C1' };
    const negative = draftOf([buildRow(key, file)]);
    const sent = said(negative, 'submit', callers.insurerFinance, '2026-04-08T01:00:00.000Z', 'submitted');
    const shown = said(sent, 'notice', callers.bureauClerk, '2026-04-09T01:00:00.000Z', 'under-notice');
    const ended = said(shown, 'approve', callers.bureauApprover, '2026-04-17T01:00:00.000Z', 'paid');
    expect(ended.totals).toMatchObject({ payableFen: 0, carriedForwardFen: 42_302 });
    expect(ended.payments).toEqual([]);
  });

  it('takes the working days of notice from the programme', () => {
    const context = {
      by: callerFor(callers.bureauClerk),
      now: instantOf('2026-04-09T01:00:00.000Z'),
      reason: '',
    };
    const shown = decideSettlement(submitted, 'notice', {
      ...context,
      noticeWorkingDays: 1,
      needsList: false,
      calendar: builtInCalendar,
    });
    expect(shown).toMatchObject({ accepted: true, value: { noticeEndsOn: '2026-04-10' } });
  });
});

describe('who reads a settlement', () => {
  it.each([
    [callers.insurerFinance, true],
    [callers.cpicFinance, false],
    [callers.bureauClerk, true],
    [callers.bureauApprover, true],
    [callers.cityClerk, true],
    [{ ...callers.cityClerk, org: '610113' }, true],
    [{ ...callers.cityClerk, org: '610200' }, false],
    [callers.otherBureau, false],
    [callers.firmA, false],
    [callers.operator, false],
  ] as const)('%o: %s', (by, may) => {
    expect(mayReadSettlement(callerFor(by).scope, submitted)).toBe(may);
  });

  it('only the insurer, as long as it is its working paper', () => {
    const begun = requestSettlement(
      settlementRequest(),
      callerFor(callers.insurerFinance),
      instantOf('2026-04-02T01:00:00.000Z'),
    );
    invariant(begun.accepted, 'the quarter is over');
    for (const working of [begun.value.settlement, draft]) {
      expect(mayReadSettlement(callerFor(callers.insurerFinance).scope, working)).toBe(true);
      for (const by of [callers.bureauClerk, callers.bureauApprover, callers.cityClerk]) {
        expect(mayReadSettlement(callerFor(by).scope, working)).toBe(false);
      }
    }
  });

  it('is not submitted without the insurer’s list where the programme wants one (REC-2)', () => {
    const context = {
      by: callerFor(callers.insurerFinance),
      now: instantOf('2026-04-08T01:00:00.000Z'),
      reason: 'test',
      noticeWorkingDays: 5,
      needsList: true,
      calendar: builtInCalendar,
    };
    const empty = draftOf([]);
    expect(decideSettlement(empty, 'submit', context)).toEqual({
      accepted: false,
      refusal: { kind: 'list-missing' },
    });
    const list = {
      listId: listId.parse(`lst_${'0'.repeat(26)}`),
      sha256: '',
      putBy: 'insurer-finance',
      putAt: context.now,
      rows: 0,
      rejected: 0,
      control: controlTotalsOf([]),
    };
    const withList = putList(empty, list, { parts: [], carries: [], ledgerFen: asFen(0) });
    expect(decideSettlement(withList, 'submit', context)).toMatchObject({
      accepted: true,
      value: { status: 'submitted' },
    });
  });
});
