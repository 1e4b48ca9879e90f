import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSheet } from 'read-excel-file/universal';
import { writeXlsx } from '../../functions/imports/files/write-xlsx.ts';
import { download } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';
import { newDataFolder, removeDataFolder, type RunningStage, startStageProcess } from '../support/stage.ts';
import { jobWhen, startImport } from '../support/stage-lists.ts';
import { policyRow, policyTable } from '../support/policy-rows.ts';
import { must, Steps } from '../support/steps.ts';

let dataDir: string;
let stage: RunningStage;

beforeAll(async () => {
  dataDir = await newDataFolder();
  stage = await startStageProcess(dataDir, { KEBAO_SETTLE: '0' });
  await stage.service.setClock('2026-01-05T01:00:00Z');
});
afterAll(async () => {
  await stage.stop();
  await removeDataFolder(dataDir);
});

const firmHeader = ['统一社会信用代码', '企业名称', '行政区划代码'];

/** Firms of a park; every twentieth lies in another province. */
function park(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [
    testFirm(index).org,
    `西安示范${index}号科技有限公司`,
    index % 20 === 19 ? '420100' : '610113',
  ]);
}

it('a park of firms goes on where it was when the machine is cut off in the middle of it', async () => {
  const rows = park(600);
  const jobId = await startImport(
    stage.service,
    'bureau-clerk',
    'firms',
    await writeXlsx([firmHeader, ...rows]),
  );
  const middle = await jobWhen(stage.service, 'bureau-clerk', jobId, (job) => job.done > 0);
  expect(middle.done).toBeLessThan(600);
  await stage.kill();
  stage = await startStageProcess(dataDir, { KEBAO_SETTLE: '0' });

  const job = await jobWhen(stage.service, 'bureau-clerk', jobId, ({ state }) => state !== 'running');
  expect(job).toMatchObject({ state: 'done', done: 600, total: 600, rejected: 30 });
  const errors = await readSheet((await download(job.errorsUrl)).buffer);
  expect(errors).toHaveLength(31);
  expect(errors[1]!.slice(0, 3)).toEqual(['21', 'C21', 'ELG-5']);
  const results = await readSheet((await download(job.resultsUrl)).buffer);
  expect(new Set(results.slice(1).map(([row]) => row)).size).toBe(570);
  const last = must(200, await stage.service.get('bureau-clerk', `/v1/firms/${rows[598]![0]}`));
  expect(last.name).toBe(rows[598]![1]);
});

it('policies sold elsewhere come in from an XLSX of good rows and bad ones, are seen by firm and bureau, and balance', async () => {
  const { service } = stage;
  const steps = new Steps(service);
  await service.setClock('2026-01-08T01:00:00Z');
  await steps.approveBudget([4_800_000, 2_400_000, 800_000]);
  const firms = park(60)
    .filter(([, , division]) => division === '610113')
    .map(([org = '', name = '']) => ({ org, name }));
  const registry = firms.map(({ org }) => `${org},N${org},2026-01-01,2026-12-31`).join('\n');
  must(
    200,
    await service.post(
      'operator',
      '/v1/registries/tech-sme/imports',
      `uscc,number,validFrom,validTo\n${registry}\n`,
    ),
  );
  const broken = [{ firmFen: '20001' }, { payerName: '某代理公司' }, { clawbackConsent: '否' }, {}];
  const rows = firms.map(({ org, name }, index) =>
    policyRow({ sub: org, roles: ['firm'], org }, name, index % 10 < 3 ? broken[index % 10] : {}),
  );
  const jobId = await startImport(service, 'underwriter', 'policies', await writeXlsx(policyTable(rows)));
  const job = await jobWhen(service, 'underwriter', jobId, ({ state }) => state !== 'running');
  expect(job).toMatchObject({ state: 'done', total: 57, rejected: 18 });
  const errors = await readSheet((await download(job.errorsUrl)).buffer);
  expect(new Set(errors.slice(1).map(([, , rule]) => rule))).toEqual(new Set(['SUB-1', 'QTE-9', 'QTE-4']));
  expect(await steps.budget()).toMatchObject({ reservedFen: 0, accruedFen: 39 * 80_000 });
  const own = must(200, await service.get(`firm-a@${firms[3]!.org}`, '/v1/policies'));
  expect(own.items).toMatchObject([{ status: 'in-force', firmPaysFen: 20_000 }]);
  const again = await startImport(service, 'underwriter', 'policies', await writeXlsx(policyTable(rows)));
  const second = await jobWhen(service, 'underwriter', again, ({ state }) => state !== 'running');
  expect(second).toMatchObject({ state: 'done', total: 57, rejected: 18 });
  expect(await steps.budget()).toMatchObject({ reservedFen: 0, accruedFen: 39 * 80_000 });
  expect(must(200, await service.get('bureau-clerk', '/v1/ledger/trial-balance')).balanced).toBe(true);
});
