import { reconciliationStates } from '../../shared/contract/workflows.ts';
import { chunkedWorkflow } from '../building-blocks/chunked-workflow.ts';

/** An insurer's list from its upload on: divided by keys, compared part by part with the ledger, then put as a whole. */
export const reconciliationWorkflow = chunkedWorkflow(
  'An insurer’s list beside the ledger',
  reconciliationStates,
);
