import { importStates as at } from '../../shared/contract/workflows.ts';
import { named, stepsOf, type TaskTarget } from '../building-blocks/workflow-states.ts';
import { type WorkflowDefinition } from '../building-blocks/workflow.ts';

const everyChunk = 'EveryChunk';

/** A list from an upload to its last row: read and divided, worked on in chunks, then the file of rows turned away. */
export function importWorkflow(target: TaskTarget): WorkflowDefinition {
  const { divide, eachPart, step } = stepsOf(target);
  return {
    Comment: 'A list of rows, each with its own outcome',
    StartAt: at.prepare,
    States: named({
      [at.prepare]: divide({ next: everyChunk }),
      [everyChunk]: eachPart({ part: at.chunk, next: at.finish }),
      [at.finish]: step({ end: true }),
    }),
  };
}
