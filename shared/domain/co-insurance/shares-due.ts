import type { InsurerCode } from '../ids.ts';
import { allocate, type Fen, negateFen } from '../money.ts';
import { leadOf, type Policy, type PremiumCharge } from '../policies/policy.ts';

/** What one insurer of a pool owes another. */
export interface ShareDue {
  readonly from: InsurerCode;
  readonly to: InsurerCode;
  readonly fen: Fen;
}

/**
 * COI-6: the lead collects for all, and owes each follower its share of the premium in full (333.30 of 1,000.00), public part
 * and all, without netting commission or issuing fee: it stands in for what the bureaus pay it later (COI-4).
 */
export function sharesOfPremium(of: Pick<Policy, 'insurers'>, charge: PremiumCharge): readonly ShareDue[] {
  const from = leadOf(of);
  return charge.insurers
    .filter((share) => share.insurer !== from && share.premiumFen > 0)
    .map((share) => ({ from, to: share.insurer, fen: share.premiumFen }));
}

/** COI-2, COI-6: the lead pays a refund for all, and each follower owes it its share of that. */
export function sharesOfRefund(of: Pick<Policy, 'insurers'>, refundFen: Fen): readonly ShareDue[] {
  const to = leadOf(of);
  return refundByInsurer(of, refundFen)
    .filter((share) => share.insurer !== to && share.fen > 0)
    .map((share) => ({ from: share.insurer, to, fen: share.fen }));
}

/** Case 23: the lead, which collects a refund that was too much, owes each follower its share; of one too little it is owed. */
export function sharesOfCorrection(
  of: Pick<Policy, 'insurers'>,
  byInsurer: readonly { readonly insurer: InsurerCode; readonly fen: Fen }[],
): readonly ShareDue[] {
  const lead = leadOf(of);
  return byInsurer
    .filter((share) => share.insurer !== lead && share.fen !== 0)
    .map(({ insurer, fen }) =>
      fen > 0 ? { from: lead, to: insurer, fen } : { from: insurer, to: lead, fen: negateFen(fen) },
    );
}

/** COI-2: a refund among the insurers by their shares; followers are rounded down, the lead takes the rest. */
export function refundByInsurer(
  of: Pick<Policy, 'insurers'>,
  refundFen: Fen,
): readonly { readonly insurer: InsurerCode; readonly fen: Fen }[] {
  const shares = of.insurers.map((share) => ({ party: share.insurer, weight: share.sharePpm }));
  return allocate(refundFen, shares).map(({ party, fen }) => ({ insurer: party, fen }));
}
