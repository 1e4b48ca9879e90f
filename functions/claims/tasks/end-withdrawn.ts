import { outcomes } from '../../../shared/contract/workflows.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';

/** The withdrawal itself has done everything: only the workflow ends here. */
export const endWithdrawn: WorkflowTaskHandler = () => Promise.resolve({ outcome: outcomes.done });
