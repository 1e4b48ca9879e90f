import type { RouteObject } from 'react-router';

/** Pages of the insurer desk. */
export const insurerRoutes: RouteObject = {
  path: 'insurer',
  lazy: async () => ({ Component: (await import('./insurer-shell.tsx')).InsurerShell }),
  children: [
    {
      path: 'work',
      lazy: async () => ({ Component: (await import('./work/work-page.tsx')).WorkPage }),
    },
    {
      path: 'claims',
      lazy: async () => ({ Component: (await import('./claims/claims-page.tsx')).ClaimsPage }),
    },
    {
      path: 'claims/:claimNo',
      lazy: async () => ({ Component: (await import('./claims/claim-page.tsx')).ClaimPage }),
    },
  ],
};
