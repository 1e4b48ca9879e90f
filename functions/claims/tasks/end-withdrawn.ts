import { outcomes } from '../../../shared/contract/workflows.ts';
import { correctRefund } from '../../cancellation/correct-refund.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { claimOf } from './claim-step.ts';

/**
 * The withdrawal itself has done everything, and the workflow ends here: only what its policy gave back at an end in between is
 * reckoned without what the claim had been paid (case 23).
 */
export const endWithdrawn: WorkflowTaskHandler = async (work) => {
  await correctRefund(await claimOf(work), work);
  return { outcome: outcomes.done };
};
