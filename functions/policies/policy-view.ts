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
import { endorsementView, type Payee } from './endorsement-view.ts';
import { soldView, subsidyView } from '../quoting/quote-view.ts';

/** What a policy is shown with. */
export interface PolicySurroundings {
  readonly catalogue: Catalogue;
  /** What was paid of each cover. */
  readonly paidFen: Readonly<Record<string, Fen>>;
  /** Whom to pay what the policy waits for. */
  readonly payee: Payee;
}

/** A policy as the contract shows it. */
export function policyView(of: Policy, now: Instant, { catalogue, paidFen, payee }: PolicySurroundings) {
  const product = catalogue.soldProduct(of.product);
  const terms = agreedTerms(of, undefined, now);
  const endorsements = endorsementsOf(of);
  const status = statusOfPolicy(of, now);
  return {
    policyNo: of.policyNo,
    quoteId: of.quoteId,
    status,
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
      payee: status === 'awaiting-payment' ? payee : undefined,
    },
    endorsements:
      endorsements.length === 0 ? undefined : endorsements.map((one) => endorsementView(of, one, payee)),
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
  const corrections = of.corrections?.map((one) => {
    const { parts: _, ...shown } = one;
    return shown;
  });
  return { effectiveDate, reason, refund, article, riskFactors, rescission, recovery, corrections };
}
