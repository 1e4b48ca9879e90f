import { type TaskFailure } from './task-failure.ts';

export type StepResult = { readonly output: unknown } | { readonly failure: TaskFailure };

export interface Waiter {
  readonly token?: string;
  /** Instant of the business clock at which the wait is over whatever happens. */
  readonly dueAt?: number;
  readonly atDue: StepResult;
  /** Stores the result and lets the step go on. */
  readonly finish: (result: StepResult) => Promise<void>;
}

/** Everything in the workflows that waits: for a token to come back, for an instant, or for whichever is first. */
export class WaitingRoom {
  private readonly waiters = new Set<Waiter>();
  private readonly byToken = new Map<string, Waiter>();

  enter(waiter: Waiter): void {
    this.waiters.add(waiter);
    if (waiter.token !== undefined) this.byToken.set(waiter.token, waiter);
  }

  leave(waiter: Waiter): void {
    this.waiters.delete(waiter);
    if (waiter.token !== undefined) this.byToken.delete(waiter.token);
  }

  /** Hands in the result that belongs to a token; `false` where nobody waits for it any more. */
  async deliver(token: string, result: StepResult): Promise<boolean> {
    const waiter = this.byToken.get(token);
    if (!waiter) return false;
    this.leave(waiter);
    await waiter.finish(result);
    return true;
  }

  /** The next instant at which a wait is over. */
  earliestDue(): number | undefined {
    const instants = [...this.waiters].flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]));
    return instants.length === 0 ? undefined : instants.reduce((first, next) => Math.min(first, next));
  }

  /** Ends every wait that is over by the instant, in order of due time. */
  async fireDue(instant: number): Promise<number> {
    const due = [...this.waiters]
      .filter(({ dueAt }) => dueAt !== undefined && dueAt <= instant)
      .sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0));
    for (const waiter of due) {
      this.leave(waiter);
      await waiter.finish(waiter.atDue);
    }
    return due.length;
  }
}
