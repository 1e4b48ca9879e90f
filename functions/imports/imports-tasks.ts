import { importStates as at } from '../../shared/contract/workflows.ts';
import { workflowTasks } from '../runtime/background.ts';
import { finishImport } from './tasks/finish-import.ts';
import { importChunk } from './tasks/import-chunk.ts';
import { prepareRows } from './tasks/prepare-rows.ts';

export const handler = workflowTasks({
  [at.prepare]: prepareRows,
  [at.chunk]: importChunk,
  [at.finish]: finishImport,
});
