import type { Caller } from '../../shared/domain/access/role.ts';
import { addDays, type Day, dayOf, type Instant } from '../../shared/domain/dates.ts';
import { desksOf } from '../../shared/domain/tasks/desk.ts';
import { isOnListOf, type Task, type TaskKind } from '../../shared/domain/tasks/task.ts';
import { InvalidCursor } from '../../shared/persistence/listing.ts';
import { type DeskRange, inOrder, openTasksOf, placeInOrder } from '../../shared/persistence/open-tasks.ts';
import { businessTable } from '../runtime/business-table.ts';

/** A task is nearly due so many days before. */
const nearDays = 2;
/** Requests of one page to each desk: 2,000 tasks looked at. */
const mostReads = 4;

export interface WorklistQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly kind?: TaskKind | undefined;
  /** Only what is assigned to the caller. */
  readonly mine?: boolean | undefined;
  /** Only what is due within so many days. */
  readonly due?: number | undefined;
  readonly sort: 'due' | '-due';
}

export interface Worklist {
  readonly tasks: readonly Task[];
  readonly nextCursor?: string;
  /** `atLeast`: more is due soon than was looked at. */
  readonly counts: { readonly overdue: number; readonly due: number; readonly atLeast?: true };
}

/**
 * A page of what the caller may do, by the time that is left, and how much of it is overdue or nearly due. The first page
 * of a desk is one request, whatever lies on it. Where little of a large pile is asked for, a page ends where it has looked at
 * enough: it may hold few tasks or none, and goes on with its cursor.
 */
export async function readWorklist(caller: Caller, query: WorklistQuery, now: Instant): Promise<Worklist> {
  const today = dayOf(now);
  const near = addDays(today, nearDays);
  const lastFirst = query.sort === '-due';
  const until = query.due === undefined ? undefined : addDays(today, query.due);
  const read = readerOf(caller, query);
  const after = query.cursor === undefined ? undefined : placeAt(query.cursor);
  const page = await read({ after, until, lastFirst, atLeast: query.limit + 1, mostReads });
  const tellsCounts = after === undefined && !lastFirst && (until === undefined || until >= near);
  const soonest = tellsCounts
    ? page
    : await read({ after: undefined, until: near, lastFirst: false, atLeast: 0, mostReads });
  const stop = nearestStop(page.stops, lastFirst);
  const found = inOrder(page.found, lastFirst).filter((task) => isUpTo(stop, placeInOrder(task), lastFirst));
  const tasks = found.slice(0, query.limit);
  const last = tasks.at(-1);
  const next = last !== undefined && found.length > tasks.length ? placeInOrder(last) : stop;
  return {
    tasks,
    ...(next === undefined ? {} : { nextCursor: cursorAt(next) }),
    counts: countsOf(soonest, today, near),
  };
}

interface Pile {
  readonly found: readonly Task[];
  /** The first places up to which each desk was looked at. */
  readonly stops: readonly string[];
}

function readerOf(caller: Caller, { kind, mine }: WorklistQuery) {
  const isWanted = (task: Task) =>
    isOnListOf(caller, task) &&
    (kind === undefined || task.kind === kind) &&
    (mine !== true || task.assignee === caller.subject);
  return async (range: DeskRange): Promise<Pile> => {
    const desks = desksOf(caller, mine === true);
    const parts = await Promise.all(desks.map((desk) => openTasksOf(businessTable(), desk, range, isWanted)));
    return {
      found: parts.flatMap((part) => part.found),
      stops: parts.flatMap((part) => part.stoppedAt ?? []),
    };
  };
}

function countsOf({ found, stops }: Pile, today: Day, near: Day): Worklist['counts'] {
  const isWhole = stops.every((place) => place > `${near}#~`);
  return {
    overdue: found.filter((task) => task.dueOn < today).length,
    due: found.filter((task) => today <= task.dueOn && task.dueOn <= near).length,
    ...(isWhole ? {} : { atLeast: true as const }),
  };
}

/** The place up to which every desk was looked at; none where all were read to their ends. */
function nearestStop(stops: readonly string[], lastFirst: boolean): string | undefined {
  const sorted = stops.toSorted();
  return lastFirst ? sorted.at(-1) : sorted[0];
}

function isUpTo(stop: string | undefined, place: string, lastFirst: boolean): boolean {
  return stop === undefined || (lastFirst ? place >= stop : place <= stop);
}

function cursorAt(place: string): string {
  return place.replace('#', '.');
}

function placeAt(cursor: string): string {
  if (!/^\d{4}-\d{2}-\d{2}\.tsk_[0-9A-Z]{26}$/.test(cursor)) throw new InvalidCursor();
  return cursor.replace('.', '#');
}
