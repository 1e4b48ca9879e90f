import { describe, expect, it } from 'vitest';
import { type Advance } from '../../../shared/domain/clearing/advance.ts';
import {
  type ClearingContext,
  decideClearing,
  type YearClearing,
  yearClearing,
} from '../../../shared/domain/clearing/clear-year.ts';
import { clearingStatementOf } from '../../../shared/domain/clearing/clearing-statement.ts';
import { type YearState } from '../../../shared/domain/clearing/year-checklist.ts';
import { quarter } from '../../../shared/domain/dates.ts';
import { divisionCode, entryId, jobId } from '../../../shared/domain/ids.ts';
import { bookLapse } from '../../../shared/domain/ledger/clearing-postings.ts';
import { budgetPosition, positionFromJournal } from '../../../shared/domain/ledger/budget-position.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { type ClosedPeriod } from '../../../shared/domain/settlement/period.ts';
import { approveBudget, type Budget, clearBudget } from '../../../shared/domain/subsidies/budget.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { inclusiveProgramme, instantOf } from '../../support/settlements.ts';

const now = instantOf('2027-02-01T01:00:00.000Z');
const programmeId = inclusiveProgramme.id;

function budgetOf(figures: { approved: number; reserved?: number; accrued: number; paid: number }): Budget {
  const { approved, reserved = 0, accrued, paid } = figures;
  const levels = inclusiveProgramme.levels.map(({ level }) => ({
    level,
    approvedFen: asFen(approved),
    reservedFen: asFen(reserved),
    accruedFen: asFen(accrued),
    settledFen: asFen(paid),
    paidFen: asFen(paid),
    clawedBackFen: asFen(300),
    lapsedFen: asFen(0),
    availableFen: asFen(approved - reserved - accrued + 300),
  }));
  const envelopes = Object.fromEntries(levels.map((one) => [one.level, one]));
  return { programmeId, year: 2026, envelopes, revision: 4 };
}
const spent = budgetOf({ approved: 100_000, accrued: 80_000, paid: 79_700 });

const advance: Advance = {
  programmeId,
  year: 2026,
  city: divisionCode.parse('610100'),
  county: divisionCode.parse('610113'),
  fen: asFen(11_316),
  entryId: entryId.parse(nextEntryId()),
  advancedAt: now,
};

function closedPeriod(name: string, rowsHeld: boolean): ClosedPeriod {
  const fact = { zh: '', en: '' };
  return {
    programmeId,
    quarter: quarter.parse(name),
    closedBy: 'x',
    closedAt: now,
    checklist: [{ id: 'rows-held', ok: !rowsHeld, blocking: false, fact }],
    lastBlock: { number: 1, hash: 'a'.repeat(64) },
    archiveJobId: jobId.parse(`job_${'0'.repeat(26)}`),
  };
}

function stateOf(
  budget: Budget,
  {
    open = [],
    held = [],
    openApplications = 0,
  }: { open?: string[]; held?: string[]; openApplications?: number } = {},
): YearState {
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((name) => ({
    quarter: quarter.parse(`2026-${name}`),
    closed: open.includes(name) ? undefined : closedPeriod(`2026-${name}`, held.includes(name)),
  }));
  const statement = clearingStatementOf(budgetPosition(inclusiveProgramme, 2026, budget), [advance]);
  return { year: 2026, quarters, openApplications, statement };
}

function context(more: Partial<ClearingContext> = {}): ClearingContext {
  const state = stateOf(spent);
  return {
    programmeId,
    state,
    now,
    current: undefined,
    by: { subject: 'clerk' },
    reason: '参保企业少于预期',
    ...more,
  };
}

function proposedYear(): YearClearing {
  const decided = decideClearing('propose', context());
  invariant(decided.accepted, 'proposed');
  return decided.value;
}

describe('what a year came to (REC-6)', () => {
  it('is stated by level and in total, with what counties owe their cities (SUB-19)', () => {
    const { statement } = stateOf(spent);
    expect(statement.levels.map(({ level, payer }) => [level, payer])).toEqual([
      ['province', '610000'],
      ['city', null],
      ['county', null],
    ]);
    expect(statement.levels[0]).toMatchObject({
      approvedFen: 100_000,
      accruedFen: 80_000,
      clawedBackFen: 300,
      paidFen: 79_700,
      differenceFen: 0,
      unspentFen: 20_300,
    });
    expect(statement.totals).toMatchObject({ approvedFen: 300_000, unspentFen: 60_900 });
    expect(statement).toMatchObject({
      owed: [{ city: '610100', county: '610113', fen: 11_316, advances: 1 }],
      owedFen: 11_316,
    });
  });

  it('differs where something is held, and where more was paid than is due', () => {
    const held = stateOf(budgetOf({ approved: 100_000, accrued: 80_000, paid: 70_000 })).statement;
    expect(held.levels[0]?.differenceFen).toBe(9_700);
    const claimed = stateOf(budgetOf({ approved: 100_000, accrued: 80_000, paid: 80_000 })).statement;
    expect(claimed.levels[0]?.differenceFen).toBe(-300);
  });
});

describe('clearing a year (REC-6)', () => {
  it('is proposed by one person with a reason for what is unspent, and cleared by another', () => {
    const proposed = proposedYear();
    expect(proposed).toMatchObject({
      status: 'proposed',
      explanation: '参保企业少于预期',
      proposedBy: 'clerk',
      revision: 0,
    });
    expect(decideClearing('clear', context({ current: proposed }))).toEqual({
      accepted: false,
      refusal: { kind: 'same-person' },
    });
    const cleared = decideClearing('clear', context({ current: proposed, by: { subject: 'approver' } }));
    expect(cleared).toMatchObject({
      accepted: true,
      value: { status: 'cleared', clearedBy: 'approver', clearedAt: now, revision: 1 },
    });
    invariant(cleared.accepted, 'cleared');
    expect(yearClearing.parse(JSON.parse(JSON.stringify(cleared.value)))).toEqual(cleared.value);
    for (const decision of ['propose', 'return', 'clear'] as const) {
      const again = decideClearing(decision, context({ current: cleared.value, by: { subject: 'x' } }));
      expect(again).toMatchObject({ refusal: { kind: 'year-cleared', clearedAt: now } });
    }
  });

  it('waits for the end of the year in China', () => {
    const early = context({ now: instantOf('2026-12-31T15:59:59.999Z') });
    expect(decideClearing('propose', early)).toMatchObject({
      refusal: { kind: 'year-open', endsAt: '2026-12-31T16:00:00.000Z' },
    });
    expect(decideClearing('propose', context({ now: instantOf('2026-12-31T16:00:00.000Z') })).accepted).toBe(
      true,
    );
  });

  it('asks why money is unspent, and only then', () => {
    expect(decideClearing('propose', context({ reason: undefined }))).toMatchObject({
      refusal: { kind: 'explanation-missing', unspentFen: 60_900 },
    });
    const all = stateOf(budgetOf({ approved: 79_700, accrued: 80_000, paid: 79_700 }));
    const proposed = decideClearing('propose', context({ state: all, reason: undefined }));
    expect(proposed).toMatchObject({ accepted: true, value: { status: 'proposed' } });
  });

  it.each([
    ['quarters-closed', stateOf(spent, { open: ['Q3', 'Q4'] }), '2026-Q3、2026-Q4'],
    [
      'nothing-reserved',
      stateOf(budgetOf({ approved: 100_000, reserved: 100, accrued: 80_000, paid: 79_700 })),
      '3.00',
    ],
    ['applications-done', stateOf(spent, { openApplications: 2 }), '2 件'],
  ])('waits for %s', (id, state, words) => {
    const refused = decideClearing('propose', context({ state }));
    invariant(!refused.accepted && refused.refusal.kind === 'year-not-ready', 'not ready');
    const open = refused.refusal.checklist.filter((one) => !one.ok);
    expect(open.map((one) => one.id)).toEqual([id]);
    expect(open[0]?.fact.zh).toContain(words);
    const clear = decideClearing('clear', context({ state, current: proposedYear(), by: { subject: 'b' } }));
    expect(clear).toMatchObject({ refusal: { kind: 'year-not-ready' } });
  });

  it('looks at rows that are held and at what was set off, and leaves them', () => {
    const budget = budgetOf({ approved: 100_000, accrued: 80_000, paid: 70_000 });
    const decided = decideClearing('propose', context({ state: stateOf(budget, { held: ['Q2'] }) }));
    invariant(decided.accepted, 'proposed');
    const left = decided.value.checklist.filter((one) => !one.ok);
    expect(left.map((one) => one.id)).toEqual(['rows-held', 'all-paid']);
    expect(left[0]?.fact.zh).toContain('2026-Q2');
    expect(left[1]?.fact.zh).toContain('291.00');
  });

  it('is proposed again where the figures have changed, or after it was sent back', () => {
    const changed = stateOf(budgetOf({ approved: 100_000, accrued: 80_000, paid: 79_600 }));
    const current = proposedYear();
    const by = { subject: 'approver' };
    expect(decideClearing('clear', context({ current, by, state: changed }))).toMatchObject({
      refusal: { kind: 'figures-changed' },
    });
    const returned = decideClearing('return', context({ current, by, reason: '请说明得更清楚' }));
    invariant(returned.accepted, 'returned');
    expect(returned.value).toMatchObject({
      status: 'returned',
      returnedBy: 'approver',
      reason: '请说明得更清楚',
    });
    expect(decideClearing('clear', context({ current: returned.value, by }))).toMatchObject({
      refusal: { kind: 'not-proposed' },
    });
    const again = decideClearing('propose', context({ current: returned.value, state: changed }));
    expect(again).toMatchObject({ accepted: true, value: { status: 'proposed', revision: 2 } });
    expect(decideClearing('clear', context())).toMatchObject({ refusal: { kind: 'not-proposed' } });
  });
});

describe('the budget of a cleared year (REC-6)', () => {
  it('gives back what every level has left; the journal says the same', () => {
    const { budget, lapses } = clearBudget(spent, now);
    expect(budget).toMatchObject({ clearedAt: now, revision: 5 });
    const { totals } = budgetPosition(inclusiveProgramme, 2026, budget);
    expect(totals).toMatchObject({ approvedFen: 300_000, availableFen: 0, lapsedFen: 60_900 });
    const ref = { programmeId, divisionCode: divisionCode.parse('610000') };
    const entry = bookLapse(ref, 2026, lapses, { entryId: entryId.parse(nextEntryId()), now });
    invariant(entry !== undefined, 'something lapses');
    const position = positionFromJournal([entry], programmeId, 2026);
    expect(position.get('city')).toMatchObject({ lapsedFen: 20_300, availableFen: -20_300 });
    const nothing = lapses.map((one) => ({ ...one, fen: asFen(0) }));
    expect(bookLapse(ref, 2026, nothing, { entryId: entryId.parse(nextEntryId()), now })).toBeUndefined();
  });

  it('is approved no more', () => {
    const levels = inclusiveProgramme.levels.map(({ level }) => ({ level, approvedFen: asFen(200_000) }));
    const put = { programmeId, year: 2026, levels, by: 'someone', isApprover: true };
    expect(approveBudget(clearBudget(spent, now).budget, put)).toEqual({
      accepted: false,
      refusal: { kind: 'year-cleared', clearedAt: now },
    });
  });
});
