import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lossOf,
  payRecovery,
  recordRecovery,
  recoveryRequest,
} from '../../../shared/domain/claims/recovery.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { insurerCode, taskId } from '../../../shared/domain/ids.ts';
import { asFen, asPpm, sumFen } from '../../../shared/domain/money.ts';
import { at, claimIn, equipment, inclusive, indemnityOf, paymentOf, termsOf } from './claim-fixtures.ts';

const now = at('2026-09-01T02:00:00.000Z');
const id = taskId.parse('tsk_01KHQGZ0000000000000000000');
const indemnity = indemnityOf(
  { lossLines: [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 3_350_000 }], salvageFen: 50_000 },
  termsOf(inclusive, equipment),
);
const paid = claimIn('paid', { payments: [paymentOf({ status: 'paid', paidAt: now })] });
const by = { indemnity, sumInsuredFen: asFen(5_000_000), valueFen: asFen(8_000_000) };
const got = {
  kind: 'subrogation',
  grossFen: 3_000_000,
  costFen: 200_000,
  receivedAt: '2026-08-31T02:00:00.000Z',
  bankReference: 'REC-1',
  from: '供应商',
};

function record(of: Claim, changes: object = {}, shared: object = {}) {
  const request = recoveryRequest.parse({ ...got, ...changes });
  return recordRecovery(of, request, { ...by, ...shared }, { taskId: id, now });
}

describe('a recovery after payment', () => {
  it('is shared as paid to loss: 20,160.00 and 7,840.00 of 28,000.00 net (CLM-21)', () => {
    expect(lossOf(indemnity)).toBe(3_300_000);
    expect(record(paid)).toMatchObject({
      value: {
        claim: { status: 'recovery' },
        recovery: { netFen: 2_800_000, insurerFen: 2_016_000, insuredFen: 784_000 },
      },
    });
  });

  it('is over once the insured has its part, and at once where it has none', () => {
    const recorded = record(paid);
    expect(recorded.accepted && payRecovery(recorded.value.claim, id, now)).toMatchObject({
      status: 'paid',
      recoveries: [{ insuredPaidAt: now }],
    });
    const whole = claimIn('paid', { payments: [paymentOf({ fen: 3_300_000, status: 'paid', paidAt: now })] });
    expect(record(whole)).toMatchObject({
      value: { claim: { status: 'paid' }, recovery: { insurerFen: 2_800_000, insuredFen: 0 } },
    });
  });

  it('case 41: brings the insurers no more than they paid', () => {
    const first = record(paid, { grossFen: 3_000_000, costFen: 0 });
    const claim = first.accepted ? first.value.claim : paid;
    expect(record(claim, { bankReference: 'REC-2', grossFen: 3_000_000, costFen: 0 })).toMatchObject({
      value: { recovery: { insurerFen: 2_376_000 - 2_160_000, insuredFen: 2_784_000 } },
    });
  });

  it('of what is left of the thing is the sum’s part of its value, once the full sum is paid (CLM-20)', () => {
    const full = claimIn('paid', { payments: [paymentOf({ fen: 5_000_000, status: 'paid', paidAt: now })] });
    const scrap = { kind: 'salvage', grossFen: 600_000, costFen: 0 };
    expect(record(full, scrap)).toMatchObject({
      value: { recovery: { insurerFen: 375_000, insuredFen: 225_000 } },
    });
    expect(record(full, scrap, { valueFen: asFen(5_000_000) })).toMatchObject({
      value: { recovery: { insurerFen: 600_000, insuredFen: 0 } },
    });
    expect(record(paid, scrap)).toMatchObject({ refusal: { kind: 'salvage-not-insurers' } });
  });

  it('is shared by the pool as the claim was (COI-3), and adds up whatever comes in', () => {
    const insurers = [400_000, 350_000, 250_000].map((sharePpm, index) => ({
      insurer: insurerCode.parse(['lead', 'second', 'third'][index]),
      sharePpm: asPpm(sharePpm),
    }));
    const pool = { ...paid, insurers };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2_000_000 }), { maxLength: 5 }), (amounts) => {
        let claim: Claim = pool;
        for (const [index, grossFen] of amounts.entries()) {
          const recorded = record(claim, { grossFen, costFen: 0, bankReference: `REC-${index}` });
          if (!recorded.accepted) throw new Error(recorded.refusal.kind);
          const { recovery } = recorded.value;
          expect(recovery.insurerFen + recovery.insuredFen).toBe(grossFen);
          expect(sumFen(recovery.insurers.map((part) => part.fen))).toBe(recovery.insurerFen);
          claim = recorded.value.claim;
        }
        const theirs = sumFen((claim.recoveries ?? []).map((one) => one.insurerFen));
        expect(theirs).toBeLessThanOrEqual(2_376_000);
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  it.each([
    ['received-in-future', { receivedAt: '2026-09-01T02:00:00.001Z' }],
    ['cost-above-recovery', { costFen: 3_000_001 }],
  ])('is refused: %s', (kind, changes) => {
    expect(record(paid, changes)).toMatchObject({ refusal: { kind } });
  });

  it('is recorded once, and only of a claim that was paid (CLM-19 is for what came before)', () => {
    const recorded = record(paid);
    const again = recorded.accepted ? record(recorded.value.claim) : recorded;
    expect(again).toMatchObject({ refusal: { kind: 'bank-reference-used' } });
    expect(record(claimIn('assessing'))).toMatchObject({ refusal: { kind: 'claim-not-open' } });
  });
});
