import { claimWithdrawn } from '../../../shared/contract/workflows.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { claimNo } from '../../../shared/domain/ids.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { Task, TaskKind } from '../../../shared/domain/tasks/task.ts';
import { readClaim } from '../../../shared/persistence/claims.ts';
import { commit, type Write } from '../../../shared/persistence/store.ts';
import { readTasks } from '../../../shared/persistence/tasks.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { attempts, RacedTooOften } from '../../runtime/attempts.ts';
import { businessTable } from '../../runtime/business-table.ts';

/** The workflow's own work: it acts for nobody. */
export const ownWork = { kind: 'service' } as const;

/** The firm has taken its claim back: the workflow catches this and ends. */
export class ClaimWithdrawn extends Error {
  override readonly name = claimWithdrawn;
}

export async function claimOf(work: WorkflowTask): Promise<Claim> {
  const found = await readClaim(businessTable(), ownWork, claimNo.parse(work.subject));
  invariant(found !== undefined, `a workflow of claim ${work.subject}, which does not exist`);
  return found;
}

/** The claim's latest task of a kind. */
export async function latestTask(of: Claim, kind: TaskKind): Promise<Task | undefined> {
  const tasks = await readTasks(businessTable(), ownWork, of.taskIds);
  return tasks.findLast((task) => task.kind === kind);
}

/**
 * Writes what `decide` makes of the claim as it is; raced by somebody else's write, decides again. Nothing to write means
 * that the step was done before.
 */
export async function changeClaim(
  work: WorkflowTask,
  decide: (current: Claim) => Promise<readonly Write[]> | readonly Write[],
): Promise<void> {
  for await (const _ of attempts()) {
    const writes = await decide(await claimOf(work));
    if (writes.length === 0 || (await commit(businessTable(), writes)).done) return;
  }
  throw new RacedTooOften('a step of a claim');
}
