import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeXlsx } from '../../functions/imports/files/write-xlsx.ts';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { importStates } from '../../shared/contract/workflows.ts';
import { caller, callers } from '../support/http.ts';
import { csvOf, download, ImportDesk, xlsxType } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ImportDesk;
let serial = 0;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
beforeEach(() => {
  desk.beforeDelivery = () => undefined;
  desk.events.length = 0;
});
afterAll(() => desk.close());

const { bureauClerk, operator } = callers;
const header = ['统一社会信用代码', '企业名称', '行政区划代码'];

/** Rows of firms that nobody has registered; every tenth has a code whose check character does not fit. */
function firmRows(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => {
    serial += 1;
    const { org } = testFirm(serial);
    const bad = index % 10 === 9;
    const code = bad ? `${org.slice(0, 17)}${org.endsWith('0') ? '1' : '0'}` : org;
    return [code, `西安示范${serial}号科技有限公司`, '610113'];
  });
}

async function nameOf(uscc: string): Promise<string | undefined> {
  const request = { caller: bureauClerk, params: { uscc } };
  return (await caller(firmsApi, () => desk.now)('GET /v1/firms/{uscc}', request)).body.name;
}

describe('a list from an upload', () => {
  it('is worked on in chunks, each row with its own outcome, and leaves a file of rows turned away', async () => {
    const rows = firmRows(120);
    const job = await desk.imported('firms', operator, csvOf([header, ...rows]));
    expect(job).toMatchObject({ state: 'done', done: 120, total: 120, rejected: 12 });
    expect(desk.events.map(({ state }) => state)).toEqual([
      importStates.prepare,
      importStates.chunk,
      importStates.chunk,
      importStates.chunk,
      importStates.finish,
    ]);
    expect(await nameOf(rows[100]![0]!)).toBe(rows[100]![1]);
    const errors = new TextDecoder()
      .decode(await download(job.errorsUrl))
      .trim()
      .split('\n');
    expect(errors).toHaveLength(13);
    expect(errors[0]).toBe(['原行号', '出错单元格', '规则', '原因', '如何修改', ...header].join(','));
    expect(errors[1]!.split(',').slice(0, 3)).toEqual(['11', 'A11', 'format']);
    expect(errors[1]).toContain('校验位');
    expect(errors[1]).toContain(rows[9]![1]);
    const results = new TextDecoder()
      .decode(await download(job.resultsUrl))
      .trim()
      .split('\n');
    expect(results).toHaveLength(109);
  });

  it('comes as XLSX and is answered as XLSX; a mended file of errors can be put in as it is', async () => {
    const rows = firmRows(10);
    const job = await desk.imported('firms', operator, await writeXlsx([header, ...rows]), xlsxType);
    expect(job).toMatchObject({ state: 'done', total: 10, rejected: 1 });
    const errors = (await readSheet((await download(job.errorsUrl)).buffer)).map((row) => row.map(String));
    expect(errors[1]!.slice(0, 2)).toEqual(['11', 'A11']);
    const mended = [...errors[1]!.slice(0, 5), testFirm(900_000).org, ...errors[1]!.slice(6)];
    const again = await desk.imported('firms', operator, await writeXlsx([errors[0]!, mended]), xlsxType);
    expect(again).toMatchObject({ state: 'done', total: 1, rejected: 0 });
    expect(again.errorsUrl).toBeUndefined();
  });

  it('shows how far it is while it runs', async () => {
    const jobId = await desk.begin('firms', operator, csvOf([header, ...firmRows(120)]));
    const seen: unknown[] = [];
    let last: Promise<void> = Promise.resolve();
    desk.beforeDelivery = ({ state }) => {
      if (state !== importStates.finish) return;
      last = desk.job(jobId, operator).then(({ body }) => void seen.push(body));
    };
    await desk.run(jobId);
    await last;
    expect(seen).toMatchObject([{ total: 120, rejected: 12, done: 120 }]);
  });

  it('changes nothing when the same file comes again, and tries again only what was turned away', async () => {
    const rows = firmRows(20);
    const file = csvOf([header, ...rows]);
    const first = await desk.imported('firms', operator, file);
    const second = await desk.imported('firms', operator, file);
    expect([second.total, second.rejected]).toEqual([first.total, first.rejected]);
  });

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0xff]), 'unreadable'],
    ['half a zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'unreadable'],
    [
      'another header',
      csvOf([
        ['a', 'b'],
        ['1', '2'],
      ]),
      'header',
    ],
    ['a header alone', csvOf([header]), 'no-rows'],
  ])('of %s is one refusal, and nothing is booked', async (_, content, code) => {
    const job = await desk.imported('firms', operator, content);
    expect(job).toMatchObject({ state: 'failed', done: 0, rejected: 0, reason: { code } });
    expect(job.reason.detail).toMatch(/请/);
    expect(job.errorsUrl).toBeUndefined();
  });

  it('is only seen by the organisation that started it', async () => {
    const jobId = await desk.begin('firms', bureauClerk, csvOf([header, ...firmRows(1)]));
    expect((await desk.job(jobId, operator)).status).toBe(404);
    expect((await desk.job(jobId, callers.cityClerk)).status).toBe(404);
    expect((await desk.job(jobId, callers.bureauApprover)).status).toBe(200);
  });
});

describe('a list that is disturbed', () => {
  it('goes on after the machine was cut off, and works on no row twice', async () => {
    const rows = firmRows(300);
    const jobId = await desk.begin('firms', operator, csvOf([header, ...rows]));
    let chunks = 0;
    const cut = new Promise<void>((resolve) => {
      desk.beforeDelivery = ({ state }) => {
        if (state !== importStates.chunk) return;
        chunks += 1;
        if (chunks === 4) resolve();
      };
    });
    await desk.start(jobId);
    await cut;
    await desk.powerCut();
    const { body } = await desk.job(jobId, operator);
    expect(body).toMatchObject({ state: 'done', done: 300, total: 300, rejected: 30 });
    for (const [code, name] of rows.filter((_, index) => index % 10 !== 9))
      expect(await nameOf(code!)).toBe(name);
  });

  it('changes nothing when every state is delivered again', async () => {
    const job = await desk.imported('firms', operator, csvOf([header, ...firmRows(60)]));
    const events = desk.events.splice(0);
    for (const event of events) await desk.deliver(event);
    const again = (await desk.job(job.jobId, operator)).body;
    expect({ ...again, errorsUrl: '', resultsUrl: '' }).toEqual({ ...job, errorsUrl: '', resultsUrl: '' });
  });
});
