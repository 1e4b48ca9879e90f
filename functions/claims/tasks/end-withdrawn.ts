import { outcomes } from '../../../shared/contract/workflows.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { followRefund } from './follow-refund.ts';

/**
 * The withdrawal itself has done everything, and the workflow ends here: only what its policy gave back at an end in between is
 * reckoned without what the claim had been paid (case 23).
 */
export const endWithdrawn: WorkflowTaskHandler = async (work) => {
  await followRefund(work);
  return { outcome: outcomes.done };
};
