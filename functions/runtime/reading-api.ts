import { recordCaseRead } from './case-reads.ts';
import { type CarryOut, httpStack } from './http-stack.ts';
import type { Route } from './route.ts';

/** A function that only shows: it has no way to change anything, and needs nothing to remember commands by. */
export function readingApi(routes: readonly Route[]) {
  return httpStack(routes, { carryOut: changesNothing, writeDown: recordCaseRead });
}

/** A function that shows what is everybody's: no case, and nothing to write down. */
export function publicApi(routes: readonly Route[]) {
  return httpStack(routes, { carryOut: changesNothing, writeDown: () => Promise.resolve() });
}

const changesNothing: CarryOut = ({ operation }) =>
  Promise.reject(new Error(`${operation.key} cannot change anything`));
