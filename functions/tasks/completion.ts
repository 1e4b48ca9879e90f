import type * as z from 'zod';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { faultsOf } from '../runtime/fault-words.ts';
import type { Minter } from '../runtime/minting.ts';
import { invalidRequest, type Refusal } from '../runtime/reply.ts';

/** A task that its caller may complete. */
export interface TaskWork {
  readonly task: Task;
  readonly caller: Caller;
  readonly now: Instant;
  readonly mint: Minter;
}

/** What completing a task comes to: the word that its workflow goes on with, and everything that changes besides the task. */
export interface Completed {
  readonly kind: 'completed';
  readonly outcome: string;
  readonly remark?: string | undefined;
  readonly documentKinds?: readonly string[] | undefined;
  readonly writes: readonly Write[];
  /** The workflow waits for others as well, and is not sent on by this one. */
  readonly staysWaiting?: boolean;
}

export type Completion = (work: TaskWork, body: unknown) => Promise<Completed | Refusal>;

/** A completion whose body is parsed with the schema of the task's kind. */
export function completion<Schema extends z.ZodType>(
  schema: Schema,
  complete: (work: TaskWork, body: z.output<Schema>) => Promise<Completed | Refusal>,
): Completion {
  return async (work, body) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return invalidRequest(faultsOf(parsed.error, []));
    return complete(work, parsed.data);
  };
}
