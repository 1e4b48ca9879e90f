import { importStates } from '../../shared/contract/workflows.ts';
import { chunkedWorkflow } from '../building-blocks/chunked-workflow.ts';

/** A list from an upload to its last row: read and divided, worked on in chunks, then the file of rows turned away. */
export const importWorkflow = chunkedWorkflow('A list of rows, each with its own outcome', importStates);
