import { beforeAll, describe, expect, it } from 'vitest';
import { buildPortal } from '../../infra/local/portal-build.ts';
import { scriptBytes, scriptsOf, weighedRoutes } from '../support/portal-weight.ts';

const mostKiB = 350;
let folder: string;

beforeAll(async () => {
  folder = await buildPortal();
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
