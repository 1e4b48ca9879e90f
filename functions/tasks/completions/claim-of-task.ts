import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { type ClaimFile, readClaim, readClaimFile } from '../../../shared/persistence/claims.ts';
import { businessTable } from '../../runtime/business-table.ts';

/** Whoever may complete a claim's task may change the claim by it. */
const following = { kind: 'service' } as const;

export async function claimOfTask(of: Task): Promise<Claim> {
  invariant(of.claimNo !== undefined, `task ${of.taskId} of no claim`);
  const found = await readClaim(businessTable(), following, of.claimNo);
  invariant(found !== undefined, `task ${of.taskId} of a claim that does not exist`);
  return found;
}

export async function claimFileOfTask(of: Task): Promise<ClaimFile> {
  invariant(of.claimNo !== undefined, `task ${of.taskId} of no claim`);
  const found = await readClaimFile(businessTable(), following, of.claimNo);
  invariant(found !== undefined, `task ${of.taskId} of a claim that does not exist`);
  return found;
}
