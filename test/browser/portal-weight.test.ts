import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPortal } from '../../infra/local/portal-build.ts';
import { filesOf, gzipBytes, scriptBytes, scriptsOf, weighedRoutes } from '../support/portal-weight.ts';

const mostKiB = 350;
/** Of the file that runs first, with whatever it imports at once: it is there before anything else has come. */
const mostFirstKiB = 5;
let folder: string;

beforeAll(async () => {
  folder = await buildPortal();
});

describe('the file that runs first', () => {
  it(`weighs ${mostFirstKiB} KiB at the most, compressed, and brings neither pages nor the way to the issuer`, () => {
    const files = filesOf(folder, ['index.html']);
    expect(files.reduce((sum, file) => sum + gzipBytes(folder, file), 0)).toBeLessThanOrEqual(
      mostFirstKiB * 1_024,
    );
    expect(files.join(' ')).not.toMatch(/libraries|pages|issuer/);
  });

  it('is fetched beside what every page is made of, which does not wait for it', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const fetched = [...page.matchAll(/<link rel="modulepreload"[^>]* href="\/([^"]*)"/g)].map(
      ([, file]) => file,
    );
    expect(fetched).toEqual(expect.arrayContaining([...filesOf(folder, ['show-portal.tsx'])]));
  });
});

describe.each(weighedRoutes.filter(({ path }) => path === '/' || path.startsWith('/firm')))(
  'the first paint of $path',
  (route) => {
    it(`asks for ${mostKiB} KiB of script at the most, compressed`, () => {
      expect(scriptBytes(folder, route)).toBeLessThanOrEqual(mostKiB * 1_024);
    });

    it('asks for no chart, and for nothing of another desk', () => {
      expect(scriptsOf(folder, route).join(' ')).not.toMatch(/echarts|insurer|bureau|operator/);
    });
  },
);
