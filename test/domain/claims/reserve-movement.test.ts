import { describe, expect, it } from 'vitest';
import {
  moveReserve,
  reserveMovements,
  takenByPayment,
} from '../../../shared/domain/claims/reserve-movement.ts';
import { assessmentId, insurerCode, paymentId as paymentIdOf } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { at, claimIn } from './claim-fixtures.ts';

const cause = { actor: 'adjuster', at: at('2026-04-01T01:00:00.000Z') };

function withReserve(fen: number, revision = 3) {
  return { ...claimIn('assessing'), reserveFen: asFen(fen), revision };
}

describe('a movement of a reserve', () => {
  it.each([
    ['opened', 0, 446_400, 'assessed'],
    ['raised', 2_376_000, 2_822_400, 'assessed'],
    ['reduced', 3_350_000, 2_376_000, 'assessed'],
    ['reduced', 2_376_000, 0, 'paid'],
    ['released', 2_376_000, 0, 'rejected'],
    ['released', 2_376_000, 0, 'withdrawn'],
  ] as const)('is %s from %i to %i fen', (kind, before, after, reason) => {
    const moved = moveReserve(withReserve(before), withReserve(after), { ...cause, reason });
    expect(moved).toMatchObject([
      { kind, amountFen: after - before, beforeFen: before, afterFen: after, reason, revision: 3 },
    ]);
  });

  it('names the assessment that caused it, and is none where the reserve stays', () => {
    const id = assessmentId.parse('asm_01KHQGZ0000000000000000001');
    const why = { ...cause, reason: 'assessed', assessmentId: id } as const;
    expect(moveReserve(withReserve(1), withReserve(2), why)).toMatchObject([{ assessmentId: id }]);
    expect(moveReserve(withReserve(2), withReserve(2), why)).toEqual([]);
  });
});

describe('the movements of a claim', () => {
  it('begin with the report, at what the first of them found', () => {
    const [first, second] = [
      ...moveReserve(withReserve(3_350_000), withReserve(2_376_000, 4), { ...cause, reason: 'assessed' }),
      ...moveReserve(withReserve(2_376_000), withReserve(0, 7), { ...cause, reason: 'paid' }),
    ];
    const all = reserveMovements(withReserve(0), [second!, first!]);
    expect(all.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['opened', 3_350_000],
      ['reduced', -974_000],
      ['reduced', -2_376_000],
    ]);
    expect(all[0]).toMatchObject({ reason: 'reported', actor: 'firm-a' });
  });

  it('of payments are kept with them, and do not come to light twice', () => {
    const paymentId = paymentIdOf.parse('pay_01KHQGZ0000000000000000001');
    const payer = insurerCode.parse('picc-sn');
    const one = { paymentId, purpose: 'final', payee: 'insured', payer, fen: asFen(2_376_000) } as const;
    const payments = [{ ...one, status: 'paid', paidAt: cause.at } as const];
    const before = { ...withReserve(2_376_000), payments };
    const after = { ...withReserve(0, 7), payments };
    const paid = takenByPayment(before, after, paymentId, 'insurer-finance');
    expect(reserveMovements(paid, [])).toMatchObject([
      { kind: 'opened', amountFen: 2_376_000 },
      { kind: 'reduced', amountFen: -2_376_000, reason: 'paid', actor: 'insurer-finance', paymentId },
    ]);
    expect(takenByPayment(paid, paid, paymentId, 'somebody')).toBe(paid);
  });

  it('are the report alone while nothing has moved it', () => {
    expect(reserveMovements(withReserve(3_350_000), [])).toMatchObject([{ afterFen: 3_350_000 }]);
    expect(reserveMovements(withReserve(0), [])).toEqual([]);
  });
});
