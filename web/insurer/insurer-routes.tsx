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
    {
      path: 'discrepancies',
      lazy: async () => ({
        Component: (await import('./discrepancies/discrepancies-page.tsx')).DiscrepanciesPage,
      }),
    },
    {
      path: 'quotes',
      lazy: async () => ({ Component: (await import('./quotes/quotes-page.tsx')).QuotesPage }),
    },
    {
      path: 'quotes/:quoteId',
      lazy: async () => ({ Component: (await import('./quotes/quote-page.tsx')).QuotePage }),
    },
    {
      path: 'settlements',
      lazy: async () => ({ Component: (await import('./settlements/settlements-page.tsx')).SettlementsPage }),
    },
    {
      path: 'settlements/:settlementId',
      lazy: async () => ({ Component: (await import('./settlements/settlement-page.tsx')).SettlementPage }),
    },
    {
      path: 'settlements/:settlementId/rows',
      lazy: async () => ({ Component: (await import('./settlements/rows-page.tsx')).RowsPage }),
    },
    {
      path: 'insights',
      lazy: async () => ({ Component: (await import('./insights/insights-page.tsx')).InsightsPage }),
    },
    {
      path: 'policies/:policyNo',
      lazy: async () => ({ Component: (await import('./policies/policy-page.tsx')).PolicyPage }),
    },
  ],
};
