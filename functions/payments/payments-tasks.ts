import { statementStates as at } from '../../shared/contract/workflows.ts';
import { workflowTasks } from '../runtime/background.ts';
import { closeStatement } from './tasks/close-statement.ts';
import { divideStatement } from './tasks/divide-statement.ts';
import { readLines } from './tasks/read-lines.ts';

export const handler = workflowTasks({
  [at.prepare]: divideStatement,
  [at.chunk]: readLines,
  [at.finish]: closeStatement,
});
