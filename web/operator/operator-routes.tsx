import type { RouteObject } from 'react-router';

/** Pages of whoever runs the platform: catalogue and registries, never a case. */
export const operatorRoutes: RouteObject = {
  path: 'operator',
  lazy: async () => ({ Component: (await import('./operator-shell.tsx')).OperatorShell }),
  children: [
    { index: true, lazy: async () => ({ Component: (await import('./health-page.tsx')).HealthPage }) },
    {
      path: 'registries/:kind?',
      lazy: async () => ({ Component: (await import('./registries/registry-page.tsx')).RegistryPage }),
    },
    {
      path: 'products',
      lazy: async () => ({ Component: (await import('./catalogue/products-page.tsx')).ProductsPage }),
    },
    {
      path: 'products/:code',
      lazy: async () => ({ Component: (await import('./catalogue/product-page.tsx')).ProductPage }),
    },
    {
      path: 'programmes',
      lazy: async () => ({ Component: (await import('./catalogue/programmes-page.tsx')).ProgrammesPage }),
    },
    {
      path: 'programmes/:programmeId',
      lazy: async () => ({ Component: (await import('./catalogue/programme-page.tsx')).ProgrammePage }),
    },
    {
      path: 'publish/:what',
      lazy: async () => ({ Component: (await import('./catalogue/publish-page.tsx')).PublishPage }),
    },
  ],
};
