import { exportStates } from '../../shared/contract/workflows.ts';
import { chunkedWorkflow } from '../building-blocks/chunked-workflow.ts';

/** The ledger of an organisation: planned up to the heads of its chains, written in chunks, joined into one file. */
export const exportWorkflow = chunkedWorkflow('An export of the ledger', exportStates);
