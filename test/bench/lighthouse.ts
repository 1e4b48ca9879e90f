import lighthouse, { desktopConfig, type Flags } from 'lighthouse';
import type { Figures } from './figures.ts';

const categories = ['performance', 'accessibility', 'best-practices'] as const;
const presets = [
  {
    name: 'desktop',
    config: desktopConfig,
    goals: { performance: 95, accessibility: 95, 'best-practices': 95 },
  },
  { name: 'mobile', config: undefined, goals: { performance: 80, accessibility: 95, 'best-practices': 95 } },
] as const;

/** What Lighthouse says of pages in a browser that listens at this port and forgets its files before each; who signed in stays so. */
export async function benchLighthouse(
  pages: readonly { readonly path: string; readonly url: string }[],
  port: number,
  forget: () => Promise<void>,
): Promise<Figures> {
  const rows: (string | number)[][] = [];
  for (const { path, url } of pages) {
    for (const { name, config, goals } of presets) {
      const flags: Flags = {
        port,
        onlyCategories: [...categories],
        disableStorageReset: true,
        logLevel: 'error',
      };
      await forget();
      const result = await lighthouse(url, flags, config);
      if (result === undefined) throw new Error(`Lighthouse says nothing of ${path}`);
      const { lhr } = result;
      const shown = (id: string) => lhr.audits[id]?.displayValue ?? '';
      rows.push([
        path,
        name,
        ...categories.map((id) => `${Math.round((lhr.categories[id]?.score ?? 0) * 100)} (${goals[id]})`),
        shown('largest-contentful-paint'),
        shown('total-blocking-time'),
        shown('cumulative-layout-shift'),
        Object.values(lhr.audits)
          .filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === 'binary')
          .map(({ id }) => id)
          .join(', '),
      ]);
    }
  }
  return {
    title: 'Lighthouse, of 100 (goal)',
    columns: ['page', 'preset', ...categories, 'largest paint', 'blocked', 'shift', 'failed'],
    rows,
  };
}
