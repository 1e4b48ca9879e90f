import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSheet } from 'read-excel-file/universal';
import { writeXlsx } from '../../functions/imports/files/write-xlsx.ts';
import { download } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';
import { newDataFolder, removeDataFolder, type RunningStage, startStageProcess } from '../support/stage.ts';
import { jobWhen, startImport } from '../support/stage-lists.ts';
import { must } from '../support/steps.ts';

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
