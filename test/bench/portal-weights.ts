import { type WeighedRoute, scriptBytes, weighedRoutes } from '../support/portal-weight.ts';
import type { Figures } from './figures.ts';

const kib = (bytes: number) => (bytes / 1_024).toFixed(1);

/** Script of each route's first paint, as the build lists it, and the fonts that a browser asked for to paint it. */
export function portalWeights(folder: string, fontBytes: (route: WeighedRoute) => number): Figures {
  return {
    title: 'Portal, gzip KiB of the first paint',
    columns: ['route', 'script', 'goal', 'fonts', 'goal of fonts'],
    rows: weighedRoutes.map((route) => [
      route.path,
      kib(scriptBytes(folder, route)),
      route.scriptKiB,
      kib(fontBytes(route)),
      route.fontKiB,
    ]),
  };
}
