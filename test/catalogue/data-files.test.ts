import { cp, mkdtemp, rm, writeFile, readFile, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueOf, faultsOfFiles, readDataFiles } from '../../catalogue/data-files.ts';
import { productVersions, programmeVersions } from '../../shared/domain/catalogue/built-in-versions.ts';

const root = path.join(import.meta.dirname, '../..');
const listed = { products: productVersions, programmes: programmeVersions };

describe('the data files of this repository', () => {
  it('have no fault, and every one is listed', async () => {
    const files = await readDataFiles(root, listed);
    expect(faultsOfFiles(files)).toEqual([]);
    expect(catalogueOf(files).products).toHaveLength(productVersions.length);
    expect(catalogueOf(files).programmes).toHaveLength(programmeVersions.length);
  });
});

describe('data files with faults', () => {
  const products = 'shared/domain/products/data';
  let copy: string;

  beforeAll(async () => {
    copy = await mkdtemp(path.join(tmpdir(), 'kebao-catalogue-'));
    await cp(path.join(root, 'shared'), path.join(copy, 'shared'), { recursive: true });
    await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
    await writeFile(path.join(copy, 'package.json'), '{"type":"module"}');
    const pilot = await readFile(path.join(copy, products, 'pilot-trial-v1.ts'), 'utf8');
    await writeFile(
      path.join(copy, products, 'pilot-trial-v2.ts'),
      pilot
        .replace('pilotTrialV1', 'pilotTrialV2')
        .replace('version: 1', 'version: 3')
        .replace("validFrom: '2024-01-01'", "validFrom: '2026-06-01'"),
    );
    await writeFile(
      path.join(copy, products, 'trial-v1.ts'),
      pilot
        .replace("code: 'pilot-trial'", "code: 'trial'")
        .replace("names: { zh: '中试费用损失'", "names: { zh: ''"),
    );
    await writeFile(path.join(copy, products, 'broken-v1.ts'), 'export const broken = { code: ;\n');
  });
  afterAll(() => rm(copy, { recursive: true }));

  it('are named by file and field: what is not listed, misnamed, out of order, without words, or no TypeScript', async () => {
    const written = await readDataFiles(copy, { products: [], programmes: [] });
    const named = faultsOfFiles(written).map((fault) => `${path.basename(fault.file)} ${fault.path}`);
    expect(named).toEqual(
      expect.arrayContaining([
        'broken-v1.ts ',
        'pilot-trial-v1.ts pilotTrialV1',
        'pilot-trial-v2.ts code',
        'pilot-trial-v2.ts version',
        'trial-v1.ts covers.pilot-cost.names.zh',
      ]),
    );
  });
});
