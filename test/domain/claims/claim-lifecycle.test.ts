import { describe, expect, it } from 'vitest';
import {
  type ClaimCommand,
  claimLifecycle,
  claimStatuses,
  mayMove,
  statusAfter,
} from '../../../shared/domain/claims/claim-lifecycle.ts';
import {
  askForDocuments,
  receiveDocuments,
  stopWaitingForDocuments,
  surveyClaim,
} from '../../../shared/domain/claims/survey-claim.ts';
import { acceptOffer, disputeOffer } from '../../../shared/domain/claims/answer-offer.ts';
import { decideApproval } from '../../../shared/domain/claims/decide-approval.ts';
import { payClaim } from '../../../shared/domain/claims/pay-claim.ts';
import { registerClaim, startPayment, startSurvey } from '../../../shared/domain/claims/register-claim.ts';
import { sendRejection } from '../../../shared/domain/claims/reject-claim.ts';
import { withdrawClaim } from '../../../shared/domain/claims/withdraw-claim.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { accept, type Result } from '../../../shared/domain/result.ts';
import type { ClaimPayment } from '../../../shared/domain/claims/payment.ts';
import { firm } from '../../../shared/domain/firms/firm.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { assessedAs, at, claimIn, firmA, newPaymentId, paymentOf } from './claim-fixtures.ts';

const now = at('2026-04-01T04:00:00.000Z');
const insured = firm.parse({ uscc: firmA, name: '示例企业', divisionCode: '610113' });
const payment = { bankReference: 'B1', paidAt: now, amountFen: asFen(2_376_000) };
const survey = (outcome: 'complete' | 'request-documents' | 'suspect-fraud') => (open: Claim) =>
  surveyClaim(open, { findings: '现场查勘', outcome, documentKinds: ['repair-invoice'] });

const agreeing = { firm: insured, lossPayee: undefined, assessment: undefined, nextId: newPaymentId };
const first = paymentOf();
const second = paymentOf();

/** The first of its payments is made. */
function paid(open: Claim, payments: readonly ClaimPayment[]): Result<Claim, { readonly kind: string }> {
  const made = payClaim(inTurn(open, payments), first.paymentId, payment, now);
  return made.accepted ? accept(made.value.claim) : made;
}

/** Payments are due once firm and insurer agree. */
function inTurn(open: Claim, payments: readonly ClaimPayment[]): Claim {
  return ['agreed', 'paying'].includes(open.status) ? { ...open, payments } : open;
}

/** Every command as the domain carries it out; assessing has tests of its own. */
const commands: Partial<Record<ClaimCommand, (open: Claim) => Result<Claim, { readonly kind: string }>>> = {
  register: (open) => registerClaim(open, now),
  'start-survey': startSurvey,
  'finish-survey': survey('complete'),
  'ask-for-documents': survey('request-documents'),
  'suspect-fraud': survey('suspect-fraud'),
  'receive-documents': (open) => receiveDocuments(open, now),
  'stop-waiting-for-documents': (open) => stopWaitingForDocuments(open, now),
  'return-to-assessor': (open) => decideApproval(open, 'return', { now, awaitsFollowers: false }),
  'decide-covered': (open) => decideApproval(open, 'approve', { now, awaitsFollowers: false }),
  'send-rejection': (open) => sendRejection(open, now),
  'dispute-offer': (open) => disputeOffer(open, now),
  'accept-offer': (open) => acceptOffer(open, undefined, agreeing, now),
  'start-payment': startPayment,
  'pay-part': (open) => paid(open, [first, second]),
  'confirm-payment': (open) => paid(open, [first]),
  withdraw: (open) => withdrawClaim(open, { subject: 'firm-a', reason: '误报', now }),
};

describe('lifecycle of a claim', () => {
  const cells = Object.entries(commands).flatMap(([command, decide]) =>
    claimStatuses.map((status) => [command as ClaimCommand, status, decide] as const),
  );

  it.each(cells)('%s acts on %s only where the table says so', (command, status, decide) => {
    const open = claimIn(status, { assessed: assessedAs(2_376_000) });
    const decision = decide(open);
    if (mayMove(status, command)) {
      expect(decision).toMatchObject({
        accepted: true,
        value: { status: statusAfter(command), revision: open.revision + 1 },
      });
    } else {
      expect(decision).toEqual({ accepted: false, refusal: { kind: 'claim-not-open', status } });
    }
  });

  it('leads nowhere out of a status in which nothing more happens', () => {
    const moves = Object.entries(claimLifecycle) as [string, { from: readonly string[] }][];
    const outOf = (status: string) =>
      moves.filter(([, { from }]) => from.includes(status)).map(([name]) => name);
    expect(outOf('withdrawn')).toEqual([]);
    expect(outOf('closed')).toEqual(['appeal', 'reopen']);
  });

  it('takes nothing back once firm and insurer agree', () => {
    for (const status of ['agreed', 'paying', 'paid', 'decided-rejected', 'closed'] as const) {
      expect(mayMove(status, 'withdraw')).toBe(false);
    }
  });
});

describe('documents asked for (CLM-2)', () => {
  it('stops the clock once: a second request changes nothing (case 33)', () => {
    const asked = askForDocuments(claimIn('documents-requested'), now);
    expect(asked).toMatchObject({ accepted: true, value: { clocks: { pauseFrom: now } } });
    const again = askForDocuments(
      claimIn('documents-requested', { clocks: { pauseFrom: now } }),
      at('2026-04-20T04:00:00.000Z'),
    );
    expect(again).toMatchObject({ accepted: true, value: { clocks: { pauseFrom: now } } });
  });

  it('does not move the end of the first pause', () => {
    const clocks = { pauseFrom: now, pauseTo: at('2026-04-05T04:00:00.000Z') };
    const received = receiveDocuments(
      claimIn('documents-requested', { clocks }),
      at('2026-05-01T04:00:00.000Z'),
    );
    expect(received).toMatchObject({ value: { clocks } });
  });

  it('has to say which', () => {
    const decision = surveyClaim(claimIn('surveying'), { findings: '缺材料', outcome: 'request-documents' });
    expect(decision).toEqual({ accepted: false, refusal: { kind: 'document-kinds-missing' } });
  });
});

describe('taking a claim back', () => {
  it('frees its reserve and keeps who took it back and why', () => {
    const decision = withdrawClaim(claimIn('surveying'), { subject: 'firm-a', reason: '误报', now });
    expect(decision).toMatchObject({
      value: {
        reserveFen: 0,
        closedReason: 'withdrawn',
        withdrawal: { by: 'firm-a', reason: '误报' },
        clocks: { closedAt: now },
      },
    });
  });
});
