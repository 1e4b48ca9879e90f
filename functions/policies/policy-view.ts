import type { Instant } from '../../shared/domain/dates.ts';
import { asFen, type Fen, subtractFen, zeroFen } from '../../shared/domain/money.ts';
import { type AwaitingPolicy, type Policy, statusOfPolicy } from '../../shared/domain/policies/policy.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { coverLimits } from '../../shared/domain/quoting/insured-sums.ts';
import { soldView, subsidyView } from '../quoting/quote-view.ts';

/** A policy as the contract shows it; `paidFen` is what was paid of each cover. */
export function policyView(
  of: Policy,
  now: Instant,
  paidFen: Readonly<Record<string, Fen>>,
  catalogue: Catalogue,
) {
  const product = catalogue.soldProduct(of.product);
  return {
    policyNo: of.policyNo,
    quoteId: of.quoteId,
    status: statusOfPolicy(of, now),
    product: soldView(product),
    uscc: of.uscc,
    period: of.period,
    covers: coverLimits(product, of).map((cover) => {
      const paid = paidFen[cover.code] ?? zeroFen;
      return { ...cover, paidFen: paid, remainingFen: subtractFen(cover.limitFen, paid) };
    }),
    premium: of.premium,
    subsidy: subsidyView(of.subsidy),
    firmPaysFen: of.firmPaysFen,
    insurers: of.insurers,
    lossPayee: of.lossPayee,
    payment: {
      reference: of.policyNo,
      dueFen: of.payment.dueFen,
      payBy: of.payment.payBy,
      receivedFen: of.payment.receivedFen,
    },
    cancellation: of.status === 'cancelled' ? cancellationView(of.cancellation) : undefined,
  };
}

/** The policy as it was when it was bound: what a repeated bind is answered with. */
export function policyAsBound(of: Policy): AwaitingPolicy {
  const { dueFen, payBy } = of.payment;
  return { ...of, status: 'awaiting-payment', payment: { dueFen, payBy, receivedFen: asFen(0) } };
}

function cancellationView(of: Extract<Policy, { status: 'cancelled' }>['cancellation']) {
  return { effectiveDate: of.effectiveDate, reason: of.reason, refund: of.refund, article: of.article };
}
