import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { bankAccount, type Firm } from '../firms/firm.ts';
import { isAccountOf } from '../firms/payee-account.ts';
import type { LossPayee } from '../quoting/loss-payee.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim, ClaimPayee } from './claim.ts';
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
 * CLM-5: the firm agrees, and the ten days for payment begin. Whom the insurer pays is settled here and stays as it is,
 * whatever accounts change afterwards: the policy's loss payee (LOS-2), or else the insured (LOS-1) on the account it
 * names or has on file. An account of the firm in another name is refused: `payee-not-insured` (rulebook 13.3).
 * Refusal besides: `claim-not-open`.
 */
export function acceptOffer(
  open: Claim,
  payeeAccount: OfferAnswer['payeeAccount'],
  on: { firm: Firm; lossPayee: LossPayee | undefined },
  now: Instant,
): Result<Claim, OfferRefusal> {
  if (!mayMove(open.status, 'accept-offer')) return wrongStatus(open.status);
  const { firm, lossPayee } = on;
  const firmAccount = payeeAccount ?? (lossPayee === undefined ? firm.bankAccount : undefined);
  if (firmAccount !== undefined && !isAccountOf(firmAccount, firm)) {
    return refuse({ kind: 'payee-not-insured', registeredName: firm.name });
  }
  const payee = lossPayee === undefined ? firmAccount : loanAccount(lossPayee);
  return accept({
    ...open,
    status: statusAfter('accept-offer'),
    ...(payee === undefined ? {} : { payeeAccount: payee }),
    clocks: { ...open.clocks, agreedAt: now },
    revision: open.revision + 1,
  });
}

function loanAccount({ bankName, account, loanNo }: LossPayee): ClaimPayee {
  return { name: bankName, number: account, bankName, loanNo };
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
