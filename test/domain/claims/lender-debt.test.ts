import { describe, expect, it } from 'vitest';
import {
  type Claimants,
  divideAmong,
  lenderStatementRequest,
  readLenderStatement,
} from '../../../shared/domain/claims/lender-debt.ts';
import { claimedCover } from '../../../shared/domain/claims/policy-terms.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { at, equipment, inclusive, lender, paymentOf, rdFailure, research } from './claim-fixtures.ts';

const now = at('2026-07-10T02:00:00.000Z');
const receivedAt = '2026-07-09T02:00:00.000Z';
const debt = { receivedAt: at(receivedAt), lender, debtFen: asFen(30_412_550) };

function parts(
  due: number,
  changes: Partial<Claimants> = {},
  payments: Parameters<typeof divideAmong>[2] = {},
) {
  const claimants = { thirdPartyFen: asFen(0), hasLossPayee: true, lenderDebt: debt, ...changes };
  return divideAmong(asFen(due), claimants, payments);
}

describe('dividing a claim between lender and insured', () => {
  it('pays the bank principal and interest due, and the insured the rest (LOS-2)', () => {
    expect(parts(32_725_022)).toEqual([
      { payee: 'loss-payee', fen: 30_412_550 },
      { payee: 'insured', fen: 2_312_472 },
    ]);
    expect(parts(30_412_550)).toEqual([{ payee: 'loss-payee', fen: 30_412_550 }]);
  });

  it('pays the bank no more than was assigned to it (LOS-4)', () => {
    expect(parts(32_725_022, { lenderDebt: { ...debt, assignedFen: asFen(10_000_000) } })).toEqual([
      { payee: 'loss-payee', fen: 10_000_000 },
      { payee: 'insured', fen: 22_725_022 },
    ]);
  });

  it('pays the whole to a loss payee that has not stated its debt, and to the insured without one', () => {
    expect(parts(32_725_022, { lenderDebt: undefined })).toEqual([{ payee: 'loss-payee', fen: 32_725_022 }]);
    expect(parts(32_725_022, { lenderDebt: undefined, hasLossPayee: false })).toEqual([
      { payee: 'insured', fen: 32_725_022 },
    ]);
  });

  it('case 19: pays the undisputed debt and holds the rest of it', () => {
    expect(parts(32_725_022, { lenderDebt: { ...debt, disputedFen: asFen(412_550) } })).toEqual([
      { payee: 'loss-payee', fen: 30_000_000 },
      { payee: 'loss-payee', fen: 412_550, isHeld: true },
      { payee: 'insured', fen: 2_312_472 },
    ]);
    expect(parts(20_000_000, { lenderDebt: { ...debt, disputedFen: debt.debtFen } })).toEqual([
      { payee: 'loss-payee', fen: 20_000_000, isHeld: true },
    ]);
  });

  it('case 20: pays everything to the insured once the debt is repaid and released', () => {
    expect(parts(32_725_022, { lenderDebt: { ...debt, debtFen: asFen(0) } })).toEqual([
      { payee: 'insured', fen: 32_725_022 },
    ]);
  });

  it('takes off what the bank has got since its statement, and not what it got before', () => {
    const paid = (paidAt: string) => [
      paymentOf({ payee: 'loss-payee', fen: 12_000_000, status: 'paid', paidAt }),
    ];
    expect(parts(20_725_022, {}, { payments: paid('2026-07-09T03:00:00.000Z') })).toEqual([
      { payee: 'loss-payee', fen: 18_412_550 },
      { payee: 'insured', fen: 2_312_472 },
    ]);
    expect(parts(20_725_022, {}, { payments: paid('2026-07-09T01:00:00.000Z') })).toEqual([
      { payee: 'loss-payee', fen: 20_725_022 },
    ]);
  });

  it('takes off what the bank is getting already, so that interim and final together pay its debt once', () => {
    const open = [paymentOf({ purpose: 'interim', payee: 'loss-payee', fen: 12_000_000 })];
    expect(parts(20_725_022, {}, { payments: open })).toEqual([
      { payee: 'loss-payee', fen: 18_412_550 },
      { payee: 'insured', fen: 2_312_472 },
    ]);
    const held = [paymentOf({ payee: 'loss-payee', fen: 412_550, status: 'held' })];
    const disputed = { lenderDebt: { ...debt, disputedFen: asFen(412_550) } };
    expect(parts(32_312_472, disputed, { payments: held })).toEqual([
      { payee: 'loss-payee', fen: 30_000_000 },
      { payee: 'insured', fen: 2_312_472 },
    ]);
  });

  it('pays a third party first, directly (CLM-11)', () => {
    expect(
      parts(5_600_000, { thirdPartyFen: asFen(5_000_000), lenderDebt: undefined, hasLossPayee: false }),
    ).toEqual([
      { payee: 'third-party', fen: 5_000_000 },
      { payee: 'insured', fen: 600_000 },
    ]);
  });
});

describe('a lender’s statement', () => {
  const owed = { receivedAt, principalFen: 30_000_000, interestFen: 412_550 };
  const pledged = { lossPayee: undefined, cover: claimedCover(inclusive, equipment).cover };
  const assigned = { lossPayee: lender, cover: claimedCover(research, rdFailure).cover };
  const read = (body: object, on: Parameters<typeof readLenderStatement>[1]) =>
    readLenderStatement(lenderStatementRequest.parse({ ...owed, ...body }), on, now);

  it('is of the loss payee that the policy names, principal and interest together', () => {
    expect(read({}, assigned)).toEqual({ accepted: true, value: debt });
  });

  it('gives a lender of a pledged thing its place by its notice alone (LOS-3)', () => {
    expect(read({ lender }, pledged)).toEqual({ accepted: true, value: debt });
    expect(read({}, pledged)).toMatchObject({ refusal: { kind: 'lender-unknown' } });
  });

  it('gives none where no thing is pledged: only a written assignment binds (LOS-4)', () => {
    const unassigned = { ...assigned, lossPayee: undefined };
    expect(read({ lender }, unassigned)).toMatchObject({ refusal: { kind: 'lien-without-pledge' } });
  });

  it.each([
    ['received-in-future', { receivedAt: '2026-07-10T02:00:00.001Z' }],
    ['disputed-above-debt', { disputedFen: 30_412_551 }],
    ['release-missing', { principalFen: 0, interestFen: 0 }],
  ])('is refused: %s', (kind, body) => {
    expect(read(body, assigned)).toMatchObject({ refusal: { kind } });
  });

  it('case 20: of no debt any more it takes the bank’s release', () => {
    expect(read({ principalFen: 0, interestFen: 0, release: true }, assigned)).toMatchObject({
      value: { debtFen: 0 },
    });
  });
});
