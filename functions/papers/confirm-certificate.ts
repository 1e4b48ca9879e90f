import { confirmCertificateOperation } from '../../shared/contract/operations/papers.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { insurerName } from '../../shared/domain/insurers/insurer-names.ts';
import { printCertificateCode } from '../../shared/domain/papers/certificate-code.ts';
import { coveredPeriod } from '../../shared/domain/policies/cover-of.ts';
import { agreedTerms } from '../../shared/domain/policies/agreed-terms.ts';
import { insuredNameOf } from '../../shared/domain/policies/holders.ts';
import { issuedAtOf, type Policy, statusOfPolicy } from '../../shared/domain/policies/policy.ts';
import type { Product } from '../../shared/domain/products/product.ts';
import { coverLimits } from '../../shared/domain/quoting/insured-sums.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { soldView } from '../quoting/quote-view.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { pageRoute, readingRoute } from '../runtime/route.ts';
import { certificateProof, isProofOf } from './certificate-proof.ts';
import { confirmationPage } from './confirmation-page.ts';

/** Whoever holds the paper may ask; a policy that was never issued has no certificate that could be held. */
const confirm = readingRoute(confirmCertificateOperation, async ({ params, now }) => {
  const { policyNo, proof } = params.code;
  const policy = await readPolicy(businessTable(), { kind: 'service' }, policyNo);
  if (policy === undefined || !isProofOf(policy, proof)) return notFound();
  const issuedAt = issuedAtOf(policy);
  if (issuedAt === undefined) return notFound();
  const product = (await currentCatalogue()).soldProduct(policy.product);
  return answer({ ...confirmed(policy, product, now), issuedAt });
});

/** The QR of a certificate leads here, so a phone gets a page. */
export const confirmCertificate = pageRoute(confirm, confirmationPage);

/**
 * What stands on the paper, so that the reader can compare: the name whole, of the code its end. Neither price nor subsidy,
 * neither claims nor accounts are anybody else's business.
 */
function confirmed(of: Policy, product: Product, now: Instant) {
  const terms = agreedTerms(of, undefined, now);
  const names = new Map(product.covers.map((cover) => [cover.code as string, cover.names]));
  return {
    code: printCertificateCode(of.policyNo, certificateProof(of)),
    policyNo: of.policyNo,
    product: { ...soldView(product), names: product.names },
    insured: { name: insuredNameOf(of), usccEnding: of.uscc.slice(-4) },
    period: of.period,
    coverEnds: coveredPeriod(of).end,
    status: statusOfPolicy(of, now),
    rescinded: of.status === 'cancelled' && of.cancellation.rescission !== undefined ? true : undefined,
    asOf: now,
    insurers: of.insurers.map(({ premiumFen: _premium, ...share }) => ({
      ...share,
      name: insurerName(share.insurer),
    })),
    covers: coverLimits(product, terms).map((cover) => ({ ...cover, names: names.get(cover.code) })),
    aggregateLimitFen: product.aggregateLimitFen,
    lossPayee: terms.lossPayee === undefined ? undefined : { bankName: terms.lossPayee.bankName },
  };
}
