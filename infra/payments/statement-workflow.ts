import { statementStates } from '../../shared/contract/workflows.ts';
import { chunkedWorkflow } from '../building-blocks/chunked-workflow.ts';

/** A bank statement from its upload on: read whole, then matched part by part, then closed. */
export const statementWorkflow = chunkedWorkflow('A bank statement, line by line', statementStates);
