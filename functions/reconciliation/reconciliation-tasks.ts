import { reconciliationStates as at } from '../../shared/contract/workflows.ts';
import { workflowTasks } from '../runtime/background.ts';
import { comparePart } from './tasks/compare-part.ts';
import { divideList } from './tasks/divide-list.ts';
import { putListOf } from './tasks/put-list.ts';

export const handler = workflowTasks({
  [at.prepare]: divideList,
  [at.chunk]: comparePart,
  [at.finish]: putListOf,
});
