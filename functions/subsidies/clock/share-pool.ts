import { allotBudget } from '../../../shared/domain/applications/allot-budget.ts';
import type { Application, ApplicationIn } from '../../../shared/domain/applications/application.ts';
import {
  type Candidate,
  inBatchOrder,
  isCandidate,
  stakeClaim,
} from '../../../shared/domain/applications/grant-application.ts';
import { dayOf, type Instant } from '../../../shared/domain/dates.ts';
import { type Grant, withGrants } from '../../../shared/domain/firms/standing.ts';
import { insertAllotment, type PoolRef, readAllotment } from '../../../shared/persistence/allotments.ts';
import { readBudget } from '../../../shared/persistence/budgets.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { Minter } from '../../runtime/minting.ts';
import { applicationAndNotice } from '../application-writes.ts';
import { grantCandidate } from './grant-candidate.ts';
import { loadGrantFacts } from './grant-facts.ts';

/**
 * SUB-10: when the window is over and everybody in it is checked, first each claim is fixed, then the budget is shared among
 * them, then each is granted its part. What was shared is kept before the first grant, so that a run that breaks off is gone on
 * with and not reckoned anew. Whether anything changed.
 */
export async function sharePool(pool: readonly Application[], now: Instant): Promise<boolean> {
  const candidates = inBatchOrder(pool.filter(isCandidate));
  const [first] = candidates;
  if (first?.collectedUntil === undefined || pool.some((one) => isStillChecked(one, now))) return false;
  if (await stakeClaims(candidates, now)) return true;
  const { programmeId, year, collectedUntil } = first;
  const ref = { programmeId, year, collectedUntil };
  const allotment = await readAllotment(businessTable(), ref);
  if (allotment === undefined) return allot(ref, candidates, now);
  const { allotted, ...shared } = allotment;
  let moved = false;
  for (const { applicationId } of candidates) {
    const share = { ...shared, parts: allotted[applicationId] ?? [] };
    moved = (await grantCandidate(applicationId, now, share)) || moved;
  }
  return moved;
}

/** A bureau that is not done, and a firm that may still complete its papers, are waited for. */
function isStillChecked(of: Application, now: Instant): boolean {
  return of.status === 'applied' || (of.status === 'returned' && dayOf(now) <= of.completeBy);
}

/** In the order of the batch, so that what a firm claims first counts towards its caps (SUB-5). */
async function stakeClaims(candidates: readonly Candidate[], now: Instant): Promise<boolean> {
  const staked = candidates.filter((one) => one.status === 'waiting');
  let moved = false;
  for (const one of candidates) {
    if (one.status === 'waiting') continue;
    const mint = new Minter(`stake#${one.applicationId}#${one.revision}`, now);
    const facts = await loadGrantFacts(one, mint, now);
    const claimed = staked.filter((other) => other.uscc === one.uscc).map(grantOf);
    const decided = stakeClaim(one, { ...facts, standing: withGrants(facts.standing, claimed) });
    if (decided.outcome === 'still-waiting') continue;
    moved = true;
    const writes = applicationAndNotice(decided.application, mint, now);
    if (!(await commit(businessTable(), writes)).done) return true;
    if (decided.outcome === 'waiting') staked.push(decided.application);
  }
  return moved;
}

function grantOf({ programmeId, year, grant }: ApplicationIn<'waiting'>): Grant {
  return { programmeId, year, class: grant.class, fen: grant.grantedFen };
}

async function allot(ref: PoolRef, candidates: readonly Candidate[], now: Instant): Promise<boolean> {
  const budget = await readBudget(businessTable(), ref.programmeId, ref.year);
  const staked = candidates.flatMap((one) => (one.status === 'waiting' ? [one] : []));
  const allotment = budget && allotBudget(staked, budget);
  if (allotment === undefined) return false;
  return (await commit(businessTable(), [insertAllotment(ref, allotment, now)])).done;
}
