import * as z from 'zod';
import { claim, type Claim } from '../domain/claims/claim.ts';
import { clawback, type Clawback } from '../domain/clawbacks/clawback.ts';
import { limitUse, type LimitUse } from '../domain/claims/limit-use.ts';
import { firm, type Firm } from '../domain/firms/firm.ts';
import { policy, type Policy } from '../domain/policies/policy.ts';
import type { Task } from '../domain/tasks/task.ts';
import { type Key, keys } from './keys.ts';
import { stampIn } from './published-versions.ts';
import { type Item, readMany, type Store } from './store.ts';

const keyIn = z.object({ pk: z.string(), sk: z.string() });

/** What the tasks of a page are shown with, and the stamp of what was published. */
export interface TaskSurroundings {
  readonly stamp: string | undefined;
  firmOf(task: Task): Firm | undefined;
  claimOf(task: Task): Claim | undefined;
  policyOf(claim: Claim): Policy | undefined;
  useOf(claim: Claim): LimitUse | undefined;
  /** The review that a task decides. */
  reviewOf(task: Task): Clawback | undefined;
}

/** Everything that a page of tasks is shown with, read at once. */
export async function readTaskSurroundings(store: Store, tasks: readonly Task[]): Promise<TaskSurroundings> {
  const wanted = [keys.catalogueHead(), ...tasks.flatMap(keysAround)];
  const items = new Map<string, Item>();
  for (const item of await readMany(store, wanted)) items.set(nameOf(keyIn.parse(item)), item);
  const parsed = <Entity>(key: Key | undefined, schema: { parse: (item: unknown) => Entity }) => {
    const item = key && items.get(nameOf(key));
    return item && schema.parse(item);
  };
  return {
    stamp: stampIn(items.get(nameOf(keys.catalogueHead()))),
    firmOf: (task) => parsed(keys.firm(task.uscc), firm),
    claimOf: (task) => parsed(task.claimNo && keys.claim(task.claimNo), claim),
    policyOf: (of) => parsed(keys.policy(of.policyNo), policy),
    useOf: (of) => parsed(keys.limits(of.policyNo), limitUse),
    reviewOf: (task) => parsed(reviewKey(task), clawback),
  };
}

function nameOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}

function reviewKey({ kind, policyNo, programmeId }: Task): Key | undefined {
  if (kind !== 'review-clawback' || policyNo === undefined || programmeId === undefined) return undefined;
  return keys.clawback(policyNo, programmeId);
}

function keysAround(task: Task): readonly Key[] {
  const { uscc, claimNo, policyNo } = task;
  const review = reviewKey(task);
  const ofClaim =
    claimNo === undefined || policyNo === undefined
      ? []
      : [keys.claim(claimNo), keys.policy(policyNo), keys.limits(policyNo)];
  return [keys.firm(uscc), ...ofClaim, ...(review === undefined ? [] : [review])];
}
