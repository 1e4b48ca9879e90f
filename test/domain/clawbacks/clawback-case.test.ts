import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asItStands,
  type CaseIn,
  clawbackCase,
  contestCase,
  leftFenOf,
  leftOf,
  maySeeCase,
  repayCase,
  writeOffCase,
} from '../../../shared/domain/clawbacks/clawback-case.ts';
import { bookRepaid, bookWrittenOff } from '../../../shared/domain/ledger/recovery-postings.ts';
import { asFen, sumFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { FiscalLevel } from '../../../shared/domain/subsidies/programme.ts';
import { callers, type TestCaller } from '../../support/http.ts';
import { seeded } from '../../support/seeded.ts';
import { halfYearRefund, nextEntryId } from '../../support/settled-policies.ts';
import { callerFor, instantOf } from '../../support/settlements.ts';

const now = instantOf('2026-07-20T01:00:00.000Z');

/** SUB-16, rulebook 7: 423.02 that a firm was paid and owes back: 253.82, 126.90 and 42.30. */
const owed = clawbackCase.parse({
  status: 'owed',
  route: 'order',
  clawbackId: `clb_${'0'.repeat(26)}`,
  policyNo: 'KB202600000000015',
  programmeIds: ['SN-QKB-PH'],
  cause: 'cancellation',
  rule: 'SUB-16',
  reason: '项目结束',
  formula: [],
  uscc: '91610100QKB0000102',
  insurer: 'picc-sn',
  divisionCode: '610113',
  levels: halfYearRefund.levels,
  totalFen: 42_302,
  freesBudget: true,
  openedAt: '2026-07-01T01:00:00.000Z',
  repayments: [],
  lowered: [],
  revision: 0,
}) as CaseIn<'owed'>;

function repay(
  of: Parameters<typeof repayCase>[0],
  level: FiscalLevel,
  fen: number,
  by: TestCaller,
  reference = 'R-1',
) {
  const paid = { level, bankReference: reference, paidAt: now, amountFen: asFen(fen) };
  return repayCase(of, paid, callerFor(by), now);
}

function repaid(
  of: Parameters<typeof repayCase>[0],
  level: FiscalLevel,
  fen: number,
  by: TestCaller,
  reference = 'R-1',
) {
  const found = repay(of, level, fen, by, reference);
  invariant(found.accepted, 'it is repaid');
  return found.value.clawback;
}

describe('SUB-16: what a firm pays back', () => {
  it('goes to each payer in its own level, at once or in parts, until nothing is left', () => {
    const first = repaid(owed, 'province', 10_000, callers.bureauClerk);
    expect(first.status).toBe('owed');
    expect(leftFenOf(first)).toBe(32_302);
    const second = repaid(first, 'province', 15_382, callers.bureauClerk, 'R-2');
    const third = repaid(second, 'city', 12_690, callers.cityClerk, 'R-3');
    expect(leftOf(third as CaseIn<'owed'>).map((part) => part.level)).toEqual(['county']);
    expect(repaid(third, 'county', 4_230, callers.cityClerk, 'R-4')).toMatchObject({
      status: 'repaid',
      repaidAt: now,
    });
  });

  it.each([
    ['another payer’s level', 'province', 1, callers.cityClerk, 'forbidden'],
    ['more than is owed', 'city', 12_691, callers.cityClerk, 'amount-differs'],
    ['nothing', 'city', 0, callers.cityClerk, 'amount-differs'],
    ['a level that is not owed', 'central', 1, callers.bureauClerk, 'forbidden'],
  ] as const)('is not taken for %s', (_, level, fen, by, kind) => {
    expect(repay(owed, level, fen, by)).toMatchObject({ accepted: false, refusal: { kind } });
  });

  it('is taken once by its bank reference, for a level once in full, and never from the future', () => {
    const first = repaid(owed, 'city', 12_690, callers.cityClerk);
    expect(repay(first, 'city', 1, callers.cityClerk, 'R-9')).toMatchObject({
      refusal: { kind: 'nothing-due' },
    });
    expect(repay(first, 'county', 1, callers.cityClerk)).toMatchObject({
      refusal: { kind: 'bank-reference-used' },
    });
    const tomorrow = {
      level: 'city' as const,
      bankReference: 'X',
      paidAt: instantOf('2026-07-21T01:00:00.000Z'),
    };
    expect(
      repayCase(owed, { ...tomorrow, amountFen: asFen(1) }, callerFor(callers.cityClerk), now),
    ).toMatchObject({
      refusal: { kind: 'paid-in-future' },
    });
  });

  it('is booked to the fen: debt and what was to come in sum to zero (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 6 }), (amounts) => {
        let of: Parameters<typeof repayCase>[0] = owed;
        const booked = [];
        const booking = { at: now, nextId: nextEntryId };
        for (const [index, fen] of amounts.entries()) {
          const found = repay(of, 'province', fen, callers.bureauClerk, `P-${index}`);
          if (!found.accepted) continue;
          of = found.value.clawback;
          booked.push(bookRepaid(of, found.value.part, booking));
        }
        const off = writeOffCase(of, '无可追回', callerFor(callers.bureauApprover), now);
        invariant(off.accepted, 'the rest is written off');
        booked.push(bookWrittenOff(off.value.clawback, off.value.parts, booking));
        const credited = booked
          .flatMap((entry) => entry.legs)
          .filter((leg) => leg.account.startsWith('receivable-recovery:'));
        expect(sumFen(credited.map((leg) => leg.fen))).toBe(-42_302);
      }),
      { ...seeded, numRuns: 100 },
    );
  });
});

describe('item 11: a clawback', () => {
  it('is contested by the firm once', () => {
    const contested = contestCase(owed, '并非本公司原因', { subject: 'firm-a', now });
    expect(contested).toMatchObject({ value: { contest: { reason: '并非本公司原因' }, status: 'owed' } });
    invariant(contested.accepted, 'it is contested');
    expect(contestCase(contested.value, '再次', { subject: 'firm-a', now })).toMatchObject({
      refusal: { kind: 'contested-before' },
    });
  });

  it('is written off by an approver over every payer, and by nobody else', () => {
    const off = (by: TestCaller) => writeOffCase(owed, '企业注销', callerFor(by), now);
    expect(off(callers.bureauApprover)).toMatchObject({
      value: { clawback: { status: 'written-off', writtenOff: { fen: 42_302, by: 'bureau-approver' } } },
    });
    for (const by of [callers.bureauClerk, { ...callers.bureauApprover, org: '610100' }]) {
      expect(off(by)).toMatchObject({ refusal: { kind: 'forbidden' } });
    }
  });

  const loweredBy = (parts: typeof halfYearRefund.levels) => {
    return asItStands({ ...owed, lowered: parts.map((part) => ({ ...part, at: now })) });
  };

  it('is lowered by what the insurer gives back, never below nothing (case 25)', () => {
    const city = halfYearRefund.levels.filter((part) => part.level === 'city');
    expect(leftFenOf(loweredBy(city))).toBe(42_302 - 12_690);
    const twice = halfYearRefund.levels.map((part) => ({ ...part, fen: asFen(part.fen * 2) }));
    expect(loweredBy(twice)).toMatchObject({ status: 'repaid', repaidAt: now });
  });

  it('takes nothing more once it is done', () => {
    const done = loweredBy(halfYearRefund.levels);
    expect(repay(done, 'city', 1, callers.cityClerk)).toMatchObject({ refusal: { kind: 'wrong-status' } });
    expect(contestCase(done, 'x', { subject: 'firm-a', now })).toMatchObject({
      refusal: { kind: 'wrong-status' },
    });
    expect(writeOffCase(done, 'x', callerFor(callers.bureauApprover), now)).toMatchObject({
      refusal: { kind: 'wrong-status', status: 'repaid' },
    });
  });

  it.each([
    [callers.firmA, true],
    [callers.firmB, false],
    [callers.insurerFinance, true],
    [callers.cpicFinance, false],
    [callers.bureauClerk, true],
    [callers.cityClerk, true],
    [callers.otherBureau, false],
    [callers.operator, false],
  ] as const)('is seen by who is concerned: $sub', (by, sees) => {
    expect(maySeeCase(callerFor(by).scope, owed)).toBe(sees);
  });
});
