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
    {
      path: 'payments',
      lazy: async () => ({ Component: (await import('./payments/payments-page.tsx')).PaymentsPage }),
    },
    {
      path: 'bank',
      lazy: async () => ({ Component: (await import('./bank/bank-page.tsx')).BankPage }),
    },
    {
      path: 'bank/:statementId',
      lazy: async () => ({ Component: (await import('./bank/statement-page.tsx')).StatementPage }),
    },
  ],
};
