import type { Application } from '../../../shared/domain/applications/application.ts';
import {
  type Candidate,
  inBatchOrder,
  isCandidate,
} from '../../../shared/domain/applications/grant-application.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import { hasRoomFor } from '../../../shared/domain/subsidies/budget.ts';
import { dueApplications } from '../../../shared/persistence/applications.ts';
import { readBudget } from '../../../shared/persistence/budgets.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { endNotice, forfeitUnconfirmed, remindUnconfirmed, tellLatePayers } from './end-steps.ts';
import { grantCandidate } from './grant-candidate.ts';
import { sharePool } from './share-pool.ts';

interface Moved {
  readonly nextDueAt: Instant | undefined;
  readonly faults: unknown[];
}

/**
 * Goes through everything that is due until nothing moves any more: notices end, unconfirmed money is forfeited or its firm
 * reminded, late payers are told, and then, in the order of their batch, candidates are granted out of what the budget has.
 */
export async function moveApplications(now: Instant): Promise<Moved> {
  const faults: unknown[] = [];
  const tried = async (work: () => Promise<boolean>): Promise<number> => {
    try {
      return (await work()) ? 1 : 0;
    } catch (error) {
      faults.push(error);
      return 0;
    }
  };
  for (;;) {
    const { due, nextDueAt } = await dueApplications(businessTable(), now);
    let moved = 0;
    for (const one of due) {
      if (one.status === 'under-notice') moved += await tried(() => endNotice(one.applicationId, now));
      if (one.status === 'awaiting-account') {
        const pastDue = one.forfeits ? forfeitUnconfirmed : remindUnconfirmed;
        moved += await tried(() => pastDue(one.applicationId, now));
      }
      if (one.status === 'awaiting-payment')
        moved += await tried(() => tellLatePayers(one.applicationId, now));
    }
    for (const one of inBatchOrder(due.filter((each) => each.collectedUntil === undefined))) {
      if (isCandidate(one)) moved += await tried(() => grantWithRoom(one, now));
    }
    for (const pool of poolsAmong(due)) moved += await tried(() => sharePool(pool, now));
    if (moved === 0 || faults.length > 0) return { nextDueAt, faults };
  }
}

/** SUB-9: who waits is looked at again when its envelopes have room for what it asks for. */
async function grantWithRoom(of: Candidate, now: Instant): Promise<boolean> {
  if (of.status === 'waiting') {
    const budget = await readBudget(businessTable(), of.programmeId, of.year);
    if (!hasRoomFor(budget, of.grant.levels)) return false;
  }
  return grantCandidate(of.applicationId, now);
}

/** SUB-10: applications that share a budget, together with those of them that are still being checked. */
function poolsAmong(due: readonly Application[]): readonly (readonly Application[])[] {
  const pools = new Map<string, Application[]>();
  for (const one of due) {
    const undecided = isCandidate(one) || one.status === 'applied' || one.status === 'returned';
    if (one.collectedUntil === undefined || !undecided) continue;
    const key = `${one.programmeId}#${one.year}#${one.collectedUntil}`;
    pools.set(key, [...(pools.get(key) ?? []), one]);
  }
  return [...pools.values()];
}
