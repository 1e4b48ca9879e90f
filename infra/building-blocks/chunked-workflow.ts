import { named, stepsOf, type TaskTarget } from './workflow-states.ts';
import { type WorkflowDefinition } from './workflow.ts';

const everyChunk = 'EveryChunk';

/** Work over many rows: divided into chunks, ten of which are worked on at a time, then finished. */
export function chunkedWorkflow(
  comment: string,
  at: { readonly prepare: string; readonly chunk: string; readonly finish: string },
): (target: TaskTarget) => WorkflowDefinition {
  return (target) => {
    const { divide, eachPart, step } = stepsOf(target);
    return {
      Comment: comment,
      StartAt: at.prepare,
      States: named({
        [at.prepare]: divide({ next: everyChunk }),
        [everyChunk]: eachPart({ part: at.chunk, next: at.finish }),
        [at.finish]: step({ end: true }),
      }),
    };
  };
}
