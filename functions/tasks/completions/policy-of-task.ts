import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { readPolicy } from '../../../shared/persistence/policies.ts';
import { businessTable } from '../../runtime/business-table.ts';

/** Whoever may complete a policy's task may change the policy by it. */
export async function policyOfTask(of: Task): Promise<Policy> {
  invariant(of.policyNo !== undefined, `task ${of.taskId} of no policy`);
  const found = await readPolicy(businessTable(), { kind: 'service' }, of.policyNo);
  invariant(found !== undefined, `task ${of.taskId} of a policy that does not exist`);
  return found;
}
