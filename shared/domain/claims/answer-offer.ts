import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { bankAccount, type Firm, sameName } from '../firms/firm.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

export const offerAnswer = z.strictObject({
  outcome: z.enum(['accept', 'dispute']),
  reason: requestText(500).optional(),
  payeeAccount: bankAccount.optional(),
});
export type OfferAnswer = z.infer<typeof offerAnswer>;

export type OfferRefusal =
  WrongStatus | { readonly kind: 'payee-not-insured'; readonly registeredName: string };

/**
 * CLM-5: the firm agrees, and the ten days for payment begin. The claim belongs to the insured (LOS-1), so an account in
 * another name is refused: `payee-not-insured`. Refusal besides: `claim-not-open`.
 */
export function acceptOffer(
  open: Claim,
  payeeAccount: OfferAnswer['payeeAccount'],
  firm: Firm,
  now: Instant,
): Result<Claim, OfferRefusal> {
  if (!mayMove(open.status, 'accept-offer')) return wrongStatus(open.status);
  if (payeeAccount !== undefined && !sameName(payeeAccount.name, firm.name)) {
    return refuse({ kind: 'payee-not-insured', registeredName: firm.name });
  }
  return accept({
    ...open,
    status: statusAfter('accept-offer'),
    ...(payeeAccount === undefined ? {} : { payeeAccount }),
    clocks: { ...open.clocks, agreedAt: now },
    revision: open.revision + 1,
  });
}

/** The firm does not agree: another person than the assessor assesses again. Refusal: `claim-not-open`. */
export function disputeOffer(open: Claim, now: Instant): Result<Claim, WrongStatus> {
  if (!mayMove(open.status, 'dispute-offer')) return wrongStatus(open.status);
  return accept({
    ...open,
    status: statusAfter('dispute-offer'),
    clocks: { ...open.clocks, disputedAt: now },
    revision: open.revision + 1,
  });
}

/** Who may not assess: in a dispute, whoever made the disputed assessment. */
export function barredFromAssessing(open: Claim): readonly string[] {
  return open.clocks.disputedAt === undefined || open.assessed === undefined
    ? []
    : [open.assessed.assessedBy];
}
