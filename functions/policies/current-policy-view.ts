import type { Instant } from '../../shared/domain/dates.ts';
import { coverOf } from '../../shared/domain/policies/cover-of.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { paidByCover } from '../../shared/persistence/limits.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { payeeOf } from './payee-of.ts';
import { pendingCancellationView } from './pending-cancellation-view.ts';
import { policyView } from './policy-view.ts';

/** A policy with what claims have been paid of each cover so far, when it covers, and what waits for somebody. */
export async function currentPolicyView(of: Policy, now: Instant) {
  const [catalogue, paidFen, payee] = await Promise.all([
    currentCatalogue(),
    paidByCover(businessTable(), of.policyNo),
    payeeOf(of, now),
  ]);
  const shown = policyView(of, now, { catalogue, paidFen, payee });
  const { period, state } = coverOf(of, now);
  return { ...shown, cover: { ...period, state }, pendingCancellation: pendingCancellationView(of, now) };
}
