import type { Outcome, WorkflowTaskEvent } from '../../shared/contract/workflows.ts';
import { lambdaContext } from './http.ts';

type TasksHandler = (event: WorkflowTaskEvent, context: ReturnType<typeof lambdaContext>) => Promise<Outcome>;

/** Goes through a chunked workflow in its order; `twice` delivers every state once more. */
export async function runChunked(
  handler: unknown,
  at: { readonly prepare: string; readonly chunk: string; readonly finish: string },
  run: { readonly subject: string; readonly enteredAt: string; readonly twice?: boolean },
): Promise<void> {
  const { subject, enteredAt, twice = false } = run;
  const deliver = async (state: string, chunk?: string) => {
    const event = { state, subject, enteredAt, ...(chunk === undefined ? {} : { chunk }) };
    const first = await (handler as TasksHandler)(event, lambdaContext(300_000));
    return twice ? (handler as TasksHandler)(event, lambdaContext(300_000)) : first;
  };
  const { chunks = [] } = await deliver(at.prepare);
  for (const chunk of chunks) await deliver(at.chunk, chunk);
  await deliver(at.finish);
}
