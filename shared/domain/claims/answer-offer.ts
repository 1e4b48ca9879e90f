import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { bankAccount, type Firm } from '../firms/firm.ts';
import { isAccountOf } from '../firms/payee-account.ts';
import { zeroFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';
import { instruct, type Instructing } from './instruct-payments.ts';
import { payableFen } from './pay-claim.ts';
import { duePayments } from './payment.ts';

export const offerAnswer = z.strictObject({
  outcome: z.enum(['accept', 'dispute']),
  reason: requestText(500).optional(),
  payeeAccount: bankAccount.optional(),
});
export type OfferAnswer = z.infer<typeof offerAnswer>;

export type OfferRefusal =
  WrongStatus | { readonly kind: 'payee-not-insured'; readonly registeredName: string };

/** What an agreement is carried out with. */
export interface Agreeing extends Instructing {
  readonly firm: Pick<Firm, 'name' | 'bankAccount'>;
}

/**
 * CLM-5: the firm agrees, and the ten days for payment begin. Whom the insurer pays is settled here: a third party directly
 * (CLM-11), the policy's lender for its debt (LOS-2), the insured (LOS-1) on the account it names or has on file, whatever
 * accounts change afterwards. What was paid in the interim comes off (CLM-4); where nothing is left, the claim is paid. An account of
 * the firm in another name is refused: `payee-not-insured` (rulebook 13.3). Refusal besides: `claim-not-open`.
 */
export function acceptOffer(
  open: Claim,
  payeeAccount: OfferAnswer['payeeAccount'],
  on: Agreeing,
  now: Instant,
): Result<Claim, OfferRefusal> {
  if (!mayMove(open.status, 'accept-offer')) return wrongStatus(open.status);
  const named = withAccount(open, payeeAccount, on);
  if (!named.accepted) return named;
  const purpose = open.reopening === undefined ? 'final' : 'supplement';
  const payments = instruct(named.value, payableFen(open), purpose, on);
  const agreed: Claim = {
    ...named.value,
    status: statusAfter('accept-offer'),
    ...(payments.length === 0 ? {} : { payments: [...(open.payments ?? []), ...payments] }),
    limitTakenFen: open.assessed?.limitUseFen ?? zeroFen,
    clocks: { ...open.clocks, agreedAt: now },
    revision: open.revision + 1,
  };
  return accept(duePayments(agreed).length === 0 ? oweNothing(agreed, now) : agreed);
}

/** Nothing is left to pay: the interim was as much, or more (case 18). */
function oweNothing(agreed: Claim, now: Instant): Claim {
  return {
    ...agreed,
    status: statusAfter('owe-nothing'),
    reserveFen: zeroFen,
    clocks: { ...agreed.clocks, paidAt: now },
    closedReason: 'paid',
  };
}

/**
 * The claim with the insured's account, if it names one or has one on file; the account has to be in its name. Where a lender comes
 * first, one on file in another name is no hindrance: nothing may be left for it.
 */
function withAccount(
  open: Claim,
  payeeAccount: OfferAnswer['payeeAccount'],
  { firm, lossPayee }: Pick<Agreeing, 'firm' | 'lossPayee'>,
): Result<Claim, Extract<OfferRefusal, { kind: 'payee-not-insured' }>> {
  const account = payeeAccount ?? open.payeeAccount ?? firm.bankAccount;
  if (account === undefined) return accept(open);
  if (isAccountOf(account, firm)) return accept({ ...open, payeeAccount: account });
  if (payeeAccount === undefined && lossPayee !== undefined) return accept(open);
  return refuse({ kind: 'payee-not-insured', registeredName: firm.name });
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

/** Who may not assess: in a dispute, whoever made the disputed assessment; after an appeal, nobody who decided before. */
export function barredFromAssessing(open: Claim): readonly string[] {
  const { clocks, assessed, appeal } = open;
  const disputed = clocks.disputedAt === undefined || assessed === undefined ? [] : [assessed.assessedBy];
  return [...new Set([...(appeal?.barred ?? []), ...disputed])];
}
