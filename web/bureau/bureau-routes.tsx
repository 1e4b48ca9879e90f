import type { RouteObject } from 'react-router';

/** Pages of the bureau desk. */
export const bureauRoutes: RouteObject = {
  path: 'bureau',
  children: [],
};
