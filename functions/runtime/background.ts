import middy from '@middy/core';
import * as z from 'zod';
import type { Outcome, WorkflowTaskEvent } from '../../shared/contract/workflows.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { nowOf } from './clock.ts';
import { logEvent, logFault } from './log.ts';
import { Minter, sha256 } from './minting.ts';

const taskEvent = z.object({
  state: z.string(),
  subject: z.string(),
  enteredAt: z.string(),
  token: z.string().optional(),
  chunk: z.string().optional(),
  error: z.object({ Error: z.string(), Cause: z.string().optional() }).optional(),
});

/** One entry of a workflow state. The same entry delivered twice has the same `mint`, so it makes the same things. */
export interface WorkflowTask {
  readonly subject: string;
  readonly now: Instant;
  readonly token: string | undefined;
  /** Which part of the work, where a state is entered once for each. */
  readonly chunk: string | undefined;
  readonly mint: Minter;
}

export type WorkflowTaskHandler = (task: WorkflowTask) => Promise<Outcome>;

/** The stack of a workflow's task function: one handler a state. */
export function workflowTasks<State extends string>(handlers: Readonly<Record<State, WorkflowTaskHandler>>) {
  const byState = new Map(Object.entries<WorkflowTaskHandler>(handlers));
  return background<WorkflowTaskEvent, Outcome>('workflow', async (event) => {
    const parsed = taskEvent.parse(event);
    const handler = byState.get(parsed.state);
    if (handler === undefined) throw new Error(`no handler for state ${parsed.state}`);
    const now = nowOf(parsed);
    const outcome = await handler({
      subject: parsed.subject,
      now,
      token: parsed.token,
      chunk: parsed.chunk,
      mint: new Minter(sha256([parsed.subject, parsed.state, parsed.enteredAt].join('\n')), now),
    });
    const { state, subject, chunk } = parsed;
    logEvent('workflow.state', { state, subject, chunk, outcome: outcome.outcome });
    return outcome;
  });
}

/** The stack of every function without an HTTP route: a fault is logged once and thrown on to whoever retries. */
export function background<Event, Result>(name: string, handle: (event: Event) => Promise<Result>) {
  return middy<Event, Result>()
    .use({ onError: ({ error }) => logFault(`${name}.fault`, error, {}) })
    .handler(handle);
}
