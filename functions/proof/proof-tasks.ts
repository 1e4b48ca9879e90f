import { exportStates as at } from '../../shared/contract/workflows.ts';
import { workflowTasks } from '../runtime/background.ts';
import { exportChunk } from './tasks/export-chunk.ts';
import { joinChunks } from './tasks/join-chunks.ts';
import { planExportOf } from './tasks/plan-export.ts';

export const handler = workflowTasks({
  [at.prepare]: planExportOf,
  [at.chunk]: exportChunk,
  [at.finish]: joinChunks,
});
