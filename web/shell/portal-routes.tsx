import type { RouteObject } from 'react-router';
import { bureauRoutes } from '../bureau/bureau-routes.tsx';
import { firmRoutes } from '../firm/firm-routes.tsx';
import { insurerRoutes } from '../insurer/insurer-routes.tsx';
import { operatorRoutes } from '../operator/operator-routes.tsx';
import { Portal } from './portal.tsx';
import { BrokenPage, NotFoundPage } from './whole-page-problems.tsx';

/** Only what is built for one machine shows its components by themselves. */
const componentPages: RouteObject[] =
  import.meta.env.MODE === 'one-machine'
    ? [
        {
          path: 'help/components/:component?',
          lazy: async () => ({ Component: (await import('../local/gallery/gallery-page.tsx')).GalleryPage }),
        },
      ]
    : [];

/** Every page of the portal; each is fetched when it is first opened. */
export const portalRoutes: RouteObject[] = [
  {
    path: '/',
    Component: Portal,
    ErrorBoundary: BrokenPage,
    HydrateFallback: () => null,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('../front/start-page.tsx')).StartPage }) },
      {
        path: 'enter',
        lazy: async () => ({ Component: (await import('../front/enter-page.tsx')).EnterPage }),
      },
      {
        path: 'verify/:code?',
        lazy: async () => ({ Component: (await import('../front/verify-page.tsx')).VerifyPage }),
      },
      { path: 'help', lazy: async () => ({ Component: (await import('../front/help-page.tsx')).HelpPage }) },
      ...componentPages,
      firmRoutes,
      insurerRoutes,
      bureauRoutes,
      operatorRoutes,
      { path: '*', Component: NotFoundPage },
    ],
  },
];
