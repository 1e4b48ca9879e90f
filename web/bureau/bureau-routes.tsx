import type { RouteObject } from 'react-router';

/** Pages of the bureau desk. */
export const bureauRoutes: RouteObject = {
  path: 'bureau',
  lazy: async () => ({ Component: (await import('./bureau-shell.tsx')).BureauShell }),
  children: [
    {
      index: true,
      lazy: async () => ({ Component: (await import('./position/programmes-page.tsx')).ProgrammesPage }),
    },
    {
      path: 'programmes',
      lazy: async () => ({ Component: (await import('./position/programmes-page.tsx')).ProgrammesPage }),
    },
    {
      path: 'programmes/:programmeId',
      lazy: async () => ({ Component: (await import('./position/position-page.tsx')).PositionPage }),
    },
    {
      path: 'programmes/:programmeId/budget/edit',
      lazy: async () => ({ Component: (await import('./position/budget-edit-page.tsx')).BudgetEditPage }),
    },
    {
      path: 'programmes/:programmeId/periods',
      lazy: async () => ({ Component: (await import('./periods/periods-page.tsx')).PeriodsPage }),
    },
    {
      path: 'programmes/:programmeId/years',
      lazy: async () => ({ Component: (await import('./periods/year-page.tsx')).YearPage }),
    },
    {
      path: 'what-if/:programmeId',
      lazy: async () => ({ Component: (await import('./what-if/what-if-page.tsx')).WhatIfPage }),
    },
    {
      path: 'discrepancies',
      lazy: async () => ({
        Component: (await import('./discrepancies/discrepancies-page.tsx')).DiscrepanciesPage,
      }),
    },
    {
      path: 'clawbacks',
      lazy: async () => ({ Component: (await import('./clawbacks/clawbacks-page.tsx')).ClawbacksPage }),
    },
    {
      path: 'clawbacks/reviews/:taskId',
      lazy: async () => ({ Component: (await import('./clawbacks/review-page.tsx')).ReviewPage }),
    },
    {
      path: 'work',
      lazy: async () => ({ Component: (await import('./work/work-page.tsx')).WorkPage }),
    },
    {
      path: 'applications',
      lazy: async () => ({
        Component: (await import('./applications/applications-page.tsx')).ApplicationsPage,
      }),
    },
    {
      path: 'applications/notice',
      lazy: async () => ({
        Component: (await import('./applications/notice-list-page.tsx')).NoticeListPage,
      }),
    },
    {
      path: 'applications/to-pay',
      lazy: async () => ({ Component: (await import('./applications/to-pay-page.tsx')).ToPayPage }),
    },
    {
      path: 'applications/:applicationId',
      lazy: async () => ({
        Component: (await import('./applications/application-page.tsx')).ApplicationPage,
      }),
    },
    {
      path: 'clawbacks/:clawbackId',
      lazy: async () => ({ Component: (await import('./clawbacks/clawback-page.tsx')).ClawbackPage }),
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
      path: 'settlements/:settlementId/sign',
      lazy: async () => ({ Component: (await import('./settlements/sign-page.tsx')).SignPage }),
    },
    {
      path: 'settlements/:settlementId/notice',
      lazy: async () => ({ Component: (await import('./settlements/notice-page.tsx')).NoticePage }),
    },
    {
      path: 'ledger',
      lazy: async () => ({ Component: (await import('./ledger/ledger-page.tsx')).LedgerPage }),
    },
    {
      path: 'trial-balance',
      lazy: async () => ({
        Component: (await import('./ledger/trial-balance-page.tsx')).TrialBalancePage,
      }),
    },
    {
      path: 'ledger/proof',
      lazy: async () => ({ Component: (await import('./ledger/proof-page.tsx')).ProofPage }),
    },
    {
      path: 'performance',
      lazy: async () => ({ Component: (await import('./performance/performance-page.tsx')).PerformancePage }),
    },
    {
      path: 'receivables',
      lazy: async () => ({ Component: (await import('./performance/receivables-page.tsx')).ReceivablesPage }),
    },
    {
      path: 'indicators',
      lazy: async () => ({ Component: (await import('./performance/indicators-page.tsx')).IndicatorsPage }),
    },
    {
      path: 'estimate',
      lazy: async () => ({ Component: (await import('./performance/estimate-page.tsx')).EstimatePage }),
    },
    {
      path: 'access-log',
      lazy: async () => ({ Component: (await import('./performance/access-log-page.tsx')).AccessLogPage }),
    },
    {
      path: 'policies',
      lazy: async () => ({ Component: (await import('./policies/policies-page.tsx')).PoliciesPage }),
    },
    {
      path: 'policies/:policyNo',
      lazy: async () => ({ Component: (await import('./policies/policy-page.tsx')).PolicyPage }),
    },
  ],
};
