import { outcomes as word, settlementStates as at } from '../../shared/contract/workflows.ts';
import { choose, named, stepsOf, type TaskTarget } from '../building-blocks/workflow-states.ts';
import { type WorkflowDefinition } from '../building-blocks/workflow.ts';

const afterCollecting = 'AfterCollecting';

/** A quarter's settlement from the ledger: rows are collected page by page, then summed into a draft. */
export function settlementWorkflow(target: TaskTarget): WorkflowDefinition {
  const { step } = stepsOf(target);
  return {
    Comment: 'A settlement from ledger entries to a draft',
    StartAt: at.collect,
    States: named({
      [at.collect]: step({ next: afterCollecting }),
      [afterCollecting]: choose({
        [word.more]: at.collect,
        [word.done]: at.total,
      }),
      [at.total]: step({ end: true }),
    }),
  };
}
