import { handler } from '../../functions/settlement/settlement-tasks.ts';
import { outcomes, settlementStates } from '../../shared/contract/workflows.ts';
import { invariant } from '../../shared/domain/result.ts';
import { lambdaContext } from './http.ts';

const mostPages = 1_000;

/** One delivery of a state of the settlement workflow. */
export async function deliver(state: string, subject: string, enteredAt: string): Promise<string> {
  const { outcome } = await handler({ state, subject, enteredAt }, lambdaContext());
  return outcome;
}

/** Runs the states in the order of the state machine: pages of rows until there are no more, then the totals. */
export async function runSettlementWorkflow(subject: string, enteredAt: string): Promise<void> {
  let pages = 0;
  while ((await deliver(settlementStates.collect, subject, enteredAt)) === outcomes.more) {
    pages += 1;
    invariant(pages < mostPages, 'the rows come to an end');
  }
  await deliver(settlementStates.total, subject, enteredAt);
}
