import type { Instant } from '../../shared/domain/dates.ts';
import type { Due } from '../../shared/persistence/due-queue.ts';

/** What a function that ticks answers: when it has something to do next. */
export interface NextDue {
  readonly nextDueAt?: Instant;
}

/**
 * Does what is due until nothing is left that changes anything; one with which it fails holds up no other, and what failed is
 * thrown in the end.
 */
export async function passTimeOf<Id>({
  due,
  pass,
}: {
  readonly due: () => Promise<Due<Id>>;
  /** Whether something was due and is done now. */
  readonly pass: (id: Id) => Promise<boolean>;
}): Promise<NextDue> {
  const faults: unknown[] = [];
  for (;;) {
    const found = await due();
    let changed = 0;
    for (const id of found.due) {
      try {
        changed += (await pass(id)) ? 1 : 0;
      } catch (error) {
        faults.push(error);
      }
    }
    if (found.due.length === 0 || changed === 0) {
      if (faults.length > 0) throw new AggregateError(faults, 'not everything that is due could be done');
      return found.nextDueAt === undefined ? {} : { nextDueAt: found.nextDueAt };
    }
  }
}
