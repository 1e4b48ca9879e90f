import { httpStack } from './http-stack.ts';
import type { Route } from './route.ts';

/** A function that only shows: it has no way to change anything, and needs nothing to remember commands by. */
export function readingApi(routes: readonly Route[]) {
  return httpStack(routes, ({ operation }) =>
    Promise.reject(new Error(`${operation.key} cannot change anything`)),
  );
}
