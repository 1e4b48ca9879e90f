import type { Instant } from '../../shared/domain/dates.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { paidByCover } from '../../shared/persistence/limits.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { policyView } from './policy-view.ts';

/** A policy with what claims have been paid of each cover so far. */
export async function currentPolicyView(of: Policy, now: Instant) {
  const paidFen = await paidByCover(businessTable(), of.policyNo);
  return policyView(of, now, paidFen, await currentCatalogue());
}
