import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Problem } from './api/problem.ts';
import { arrive } from './session/arrive.ts';
import { SessionProvider } from './session/session-provider.tsx';
import { userManagerFor } from './session/session.ts';
import { readSettings } from './session/settings.ts';
import { NotStarted } from './shell/not-started.tsx';
import { portalRoutes } from './shell/portal-routes.tsx';
import { LanguageProvider } from './words/language.tsx';
import './style/base.css';

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

async function start(place: HTMLElement): Promise<void> {
  const root = createRoot(place);
  const settings = await readSettings().catch(() => undefined);
  if (settings === undefined) {
    root.render(
      <LanguageProvider>
        <NotStarted />
      </LanguageProvider>,
    );
    return;
  }
  const manager = userManagerFor(settings);
  const arrival = await arrive(manager);
  if (arrival === undefined) return;
  if (arrival.returnTo !== undefined) history.replaceState(null, '', arrival.returnTo);
  const router = createBrowserRouter(portalRoutes);
  root.render(
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <SessionProvider manager={manager} arrival={arrival}>
          <RouterProvider router={router} />
        </SessionProvider>
      </QueryClientProvider>
    </LanguageProvider>,
  );
}

/** The whole font for systems without a Chinese one; asked for when the page has been painted. */
function loadWholeFont(): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/fonts/rest.css';
  document.head.append(link);
}

const place = document.getElementById('portal');
if (place) void start(place);
if (import.meta.env.PROD) addEventListener('load', () => setTimeout(loadWholeFont, 1000));
