import type { RouteObject } from 'react-router';

/** Pages of the operator desk. */
export const operatorRoutes: RouteObject = {
  path: 'operator',
  children: [],
};
