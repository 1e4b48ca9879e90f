import type { GrantedApplication } from '../../shared/domain/applications/reduce-application.ts';
import { addFen, sumFen } from '../../shared/domain/money.ts';
import { agreedTerms } from '../../shared/domain/policies/agreed-terms.ts';
import type { CancelFacts } from '../../shared/domain/policies/cancel-policy.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { sumInsuredOf } from '../../shared/domain/quoting/insured-sums.ts';
import { readLimitUse } from '../../shared/persistence/limits.ts';
import { reportedLosses } from '../../shared/persistence/policy-losses.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { claimedBack } from './claimed-back.ts';
import { grantsToFirm } from './grants-to-firm.ts';

/** What was reported and paid under a policy that is about to end, and what its product says of that. */
export async function cancelFacts(
  policy: Policy,
  applications: readonly GrantedApplication[],
): Promise<CancelFacts> {
  const [losses, use, catalogue, claimed] = await Promise.all([
    reportedLosses(businessTable(), policy),
    readLimitUse(businessTable(), policy.policyNo),
    currentCatalogue(),
    claimedBack(policy),
  ]);
  const usedFen = sumFen(use.covers.map((cover) => addFen(cover.committedFen, cover.paidFen)));
  const product = catalogue.soldProduct(policy.product);
  return {
    losses,
    usedFen,
    limitFen: sumInsuredOf(product, agreedTerms(policy, undefined).sumsInsured),
    terms: product.cancel,
    toFirm: grantsToFirm(applications, catalogue),
    claimedBack: claimed,
  };
}
