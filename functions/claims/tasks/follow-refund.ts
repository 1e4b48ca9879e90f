import { readPolicy } from '../../../shared/persistence/policies.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { claimOf } from './claim-step.ts';

/**
 * Case 23: what a claim has come to corrects the refund of a policy that ended before. Few have, and the rules of that are read
 * only then.
 */
export async function followRefund(work: WorkflowTask): Promise<void> {
  const claim = await claimOf(work);
  const policy = await readPolicy(businessTable(), { kind: 'service' }, claim.policyNo);
  if (policy?.status !== 'cancelled') return;
  const { correctRefund } = await import('../../cancellation/correct-refund.ts');
  await correctRefund(claim, work);
}
