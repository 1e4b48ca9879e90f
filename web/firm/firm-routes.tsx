import type { RouteObject } from 'react-router';

/** Pages of a firm. */
export const firmRoutes: RouteObject = {
  path: 'firm',
  lazy: async () => ({ Component: (await import('../shell/firm-shell.tsx')).FirmShell }),
  children: [
    { index: true, lazy: async () => ({ Component: (await import('./home/home-page.tsx')).HomePage }) },
    {
      path: 'explore',
      lazy: async () => ({ Component: (await import('./buy/explore-page.tsx')).ExplorePage }),
    },
    {
      path: 'apply/:productCode/*',
      lazy: async () => ({ Component: (await import('./buy/apply-page.tsx')).ApplyPage }),
    },
    {
      path: 'quotes/:quoteId',
      lazy: async () => ({ Component: (await import('./buy/quote-page.tsx')).QuotePage }),
    },
    {
      path: 'quotes/:quoteId/clauses/:n',
      lazy: async () => ({ Component: (await import('./buy/clause-page.tsx')).ClausePage }),
    },
    {
      path: 'quotes/:quoteId/check',
      lazy: async () => ({ Component: (await import('./buy/check-page.tsx')).CheckPage }),
    },
    {
      path: 'policies',
      lazy: async () => ({ Component: (await import('./policies/policies-page.tsx')).PoliciesPage }),
    },
    {
      path: 'policies/:policyNo',
      lazy: async () => ({ Component: (await import('./policies/policy-page.tsx')).PolicyPage }),
    },
    {
      path: 'policies/:policyNo/pay',
      lazy: async () => ({ Component: (await import('./policies/pay-page.tsx')).PayPage }),
    },
  ],
};
