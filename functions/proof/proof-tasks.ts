import { exportStates as at } from '../../shared/contract/workflows.ts';
import { workflowTasks } from '../runtime/background.ts';
import { chunkTask, joinTask, planTask } from './tasks/export-work.ts';

export const handler = workflowTasks({
  [at.prepare]: planTask,
  [at.chunk]: chunkTask,
  [at.finish]: joinTask,
});
