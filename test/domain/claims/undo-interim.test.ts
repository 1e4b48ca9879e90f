import { describe, expect, it } from 'vitest';
import { overpaidFen, payableFen } from '../../../shared/domain/claims/pay-claim.ts';
import { undoInterim } from '../../../shared/domain/claims/undo-interim.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { assessedAs, claimIn, paymentOf } from './claim-fixtures.ts';

const interim = { purpose: 'interim', fen: 900_000 };
const ended = claimIn('decided-rejected', {
  payments: [paymentOf({ ...interim, status: 'paid' }), paymentOf({ ...interim, fen: 50_000 })],
  limitTakenFen: asFen(950_000),
});

describe('a claim that comes to nothing after an interim payment', () => {
  it('stops what is due, claims back what is paid and frees the limit (CLM-22)', () => {
    const undone = undoInterim(ended);
    expect(undone).toMatchObject({ stoppedFen: 50_000, paidFen: 900_000 });
    expect(undone.claim.payments).toMatchObject([{ claimedBack: true }, { status: 'stopped' }]);
    expect(undone.claim.limitTakenFen).toBeUndefined();
  });

  it('does nothing the second time, nor to a claim without payments', () => {
    const again = undoInterim(undoInterim(ended).claim);
    expect(again).toMatchObject({ stoppedFen: 0, paidFen: 0 });
    const none = claimIn('withdrawn');
    expect(undoInterim(none)).toEqual({ claim: none, stoppedFen: 0, paidFen: 0 });
  });

  it('is paid whole after a successful appeal: what is claimed back is never netted', () => {
    const reviewed = { ...undoInterim(ended).claim, assessed: assessedAs(2_376_000) };
    expect(payableFen(reviewed)).toBe(2_376_000);
    expect(overpaidFen(reviewed)).toBe(0);
  });

  it('keeps what a reopened claim was paid with before (CLM-23)', () => {
    const reopening = { by: 'firm-a', at: ended.reportedAt, reason: '隐蔽损坏' };
    expect(undoInterim({ ...ended, reopening })).toMatchObject({ stoppedFen: 0, paidFen: 0 });
  });
});
