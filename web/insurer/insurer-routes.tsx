import type { RouteObject } from 'react-router';

/** Pages of the insurer desk. */
export const insurerRoutes: RouteObject = {
  path: 'insurer',
  children: [],
};
