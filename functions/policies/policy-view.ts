import type { Instant } from '../../shared/domain/dates.ts';
import { asFen, type Fen, subtractFen, zeroFen } from '../../shared/domain/money.ts';
import { namedInsurers } from '../../shared/domain/insurers/insurer-names.ts';
import { agreedTerms } from '../../shared/domain/policies/agreed-terms.ts';
import { premiumPayer } from '../../shared/domain/policies/holders.ts';
import {
  type AwaitingPolicy,
  type CancelledPolicy,
  endorsementsOf,
  type Policy,
  statusOfPolicy,
} from '../../shared/domain/policies/policy.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { coverLimits } from '../../shared/domain/quoting/insured-sums.ts';
import { endorsementView } from './endorsement-view.ts';
import { soldView, subsidyView } from '../quoting/quote-view.ts';

/** A policy as the contract shows it; `paidFen` is what was paid of each cover. */
export function policyView(
  of: Policy,
  now: Instant,
  paidFen: Readonly<Record<string, Fen>>,
  catalogue: Catalogue,
) {
  const product = catalogue.soldProduct(of.product);
  const terms = agreedTerms(of, undefined, now);
  const endorsements = endorsementsOf(of);
  return {
    policyNo: of.policyNo,
    quoteId: of.quoteId,
    status: statusOfPolicy(of, now),
    product: soldView(product),
    uscc: of.uscc,
    policyholder: of.policyholderUscc === undefined ? undefined : premiumPayer(of),
    period: of.period,
    covers: coverLimits(product, terms).map((cover) => {
      const paid = paidFen[cover.code] ?? zeroFen;
      return { ...cover, paidFen: paid, remainingFen: subtractFen(cover.limitFen, paid) };
    }),
    premium: of.premium,
    subsidy: subsidyView(of.subsidy),
    firmPaysFen: of.firmPaysFen,
    insurers: namedInsurers(of.insurers),
    lossPayee: terms.lossPayee,
    payment: {
      reference: of.policyNo,
      dueFen: of.payment.dueFen,
      payBy: of.payment.payBy,
      receivedFen: of.payment.receivedFen,
    },
    endorsements: endorsements.length === 0 ? undefined : endorsements.map((one) => endorsementView(of, one)),
    cancellation: of.status === 'cancelled' ? cancellationView(of.cancellation) : undefined,
  };
}

/** The policy as it was when it was bound: what a repeated bind is answered with. */
export function policyAsBound(of: Policy): AwaitingPolicy {
  const { dueFen, payBy } = of.payment;
  const { endorsements: _later, ...bound } = of;
  return { ...bound, status: 'awaiting-payment', payment: { dueFen, payBy, receivedFen: asFen(0) } };
}

function cancellationView(of: CancelledPolicy['cancellation']) {
  const { effectiveDate, reason, refund, article, riskFactors, rescission, recovery } = of;
  const corrections = of.corrections?.map(({ correctionNo, claimNo, at, owed, baseFen, recoveryLowered }) => {
    return { correctionNo, claimNo, at, owed, baseFen, recoveryLowered };
  });
  return { effectiveDate, reason, refund, article, riskFactors, rescission, recovery, corrections };
}
