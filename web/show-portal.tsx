import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { connectSession } from './api/call.ts';
import { Problem } from './api/problem.ts';
import type { Arrival } from './session/arrive.ts';
import type { Issuer } from './session/issuer.ts';
import { SessionProvider } from './session/session-provider.tsx';
import { NotStarted } from './shell/not-started.tsx';
import { portalRoutes } from './shell/portal-routes.tsx';
import { LanguageProvider } from './words/language.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      // A refusal stays one; what was lost on the way is asked for again.
      retry: (failures, problem) =>
        failures < 3 &&
        problem instanceof Problem &&
        (problem.document.status === 0 || problem.document.status >= 500),
    },
  },
});

interface Opening {
  readonly arrival: Arrival;
  readonly issuer: () => Promise<Issuer>;
}

/** Shows the page that is asked for to whoever is there. */
export function showPortal(place: HTMLElement, { arrival, issuer }: Opening): void {
  connectSession(arrival.user?.access_token, () => undefined);
  if (arrival.returnTo !== undefined) history.replaceState(null, '', arrival.returnTo);
  const router = createBrowserRouter(portalRoutes);
  createRoot(place).render(
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <SessionProvider issuer={issuer} arrival={arrival}>
          <RouterProvider router={router} />
        </SessionProvider>
      </QueryClientProvider>
    </LanguageProvider>,
  );
}

/** Says that nobody can sign in now. */
export function showNotStarted(place: HTMLElement): void {
  createRoot(place).render(
    <LanguageProvider>
      <NotStarted />
    </LanguageProvider>,
  );
}
