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
    {
      path: 'policies/:policyNo/cancel',
      lazy: async () => ({ Component: (await import('./policies/cancel-page.tsx')).CancelPage }),
    },
    {
      path: 'policies/:policyNo/change',
      lazy: async () => ({ Component: (await import('./policies/change-page.tsx')).ChangePage }),
    },
    {
      path: 'policies/:policyNo/renew',
      lazy: async () => ({ Component: (await import('./policies/renew-page.tsx')).RenewPage }),
    },
    {
      path: 'policies/:policyNo/subsidy/:programmeId',
      lazy: async () => ({ Component: (await import('./subsidies/apply-page.tsx')).ApplyPage }),
    },
    {
      path: 'subsidies',
      lazy: async () => ({ Component: (await import('./subsidies/subsidies-page.tsx')).SubsidiesPage }),
    },
    {
      path: 'subsidies/:applicationId',
      lazy: async () => ({ Component: (await import('./subsidies/subsidy-page.tsx')).SubsidyPage }),
    },
    {
      path: 'clawbacks/:clawbackId',
      lazy: async () => ({ Component: (await import('./subsidies/clawback-page.tsx')).ClawbackPage }),
    },
    {
      path: 'claims',
      lazy: async () => ({ Component: (await import('./claims/claims-page.tsx')).ClaimsPage }),
    },
    {
      path: 'claims/new',
      lazy: async () => ({ Component: (await import('./claims/report-page.tsx')).ReportPage }),
    },
    {
      path: 'claims/:claimNo',
      lazy: async () => ({ Component: (await import('./claims/claim-page.tsx')).ClaimPage }),
    },
    {
      path: 'claims/:claimNo/documents',
      lazy: async () => ({ Component: (await import('./claims/papers-page.tsx')).PapersPage }),
    },
    {
      path: 'claims/:claimNo/offer',
      lazy: async () => ({ Component: (await import('./claims/offer-page.tsx')).OfferPage }),
    },
    {
      path: 'claims/:claimNo/appeal',
      lazy: async () => ({ Component: (await import('./claims/appeal-page.tsx')).AppealPage }),
    },
    {
      path: 'profile',
      lazy: async () => ({ Component: (await import('./profile-page.tsx')).ProfilePage }),
    },
  ],
};
