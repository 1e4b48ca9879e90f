import { randomUUID } from 'node:crypto';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { policyColumns } from '../../shared/domain/imports/policy-row.ts';
import { caller, callers } from '../support/http.ts';
import { csvOf, ImportDesk, xlsxType } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
afterAll(() => desk.close());

const { bureauClerk, cityClerk, operator, otherBureau, underwriter } = callers;
const readFirm = (uscc: string) =>
  caller(firmsApi, () => desk.now)('GET /v1/firms/{uscc}', { caller: bureauClerk, params: { uscc } });

describe('a list of firms within a request', () => {
  it('registers good rows and names bad ones by cell, rule and what to do', async () => {
    const [good, elsewhere] = [testFirm(1), testFirm(2)];
    const text = [
      'uscc,name,divisionCode,contactName,contactPhone,contactEmail',
      `${good.org},西安示范一号科技有限公司,610113,张三,029-88880000,a@example.com`,
      '91610100QKB0000103,校验位不符的公司,610113,,,',
      `${elsewhere.org},武汉示范科技有限公司,420100,,,`,
      `${elsewhere.org},只有联系人的公司,610113,李四,,`,
    ].join('\n');
    const { status, body } = await desk.text('firms', bureauClerk, text);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, rejected: 3, items: [{ row: 2, uscc: good.org }] });
    expect(
      body.errors.map((error: Record<string, unknown>) => [error['row'], error['column'], error['rule']]),
    ).toEqual([
      [3, 'uscc', 'format'],
      [4, 'divisionCode', 'ELG-5'],
      [5, 'contactPhone', 'format'],
      [5, 'contactEmail', 'format'],
    ]);
    for (const error of body.errors) expect(error.fix.length).toBeGreaterThan(5);
    expect((await readFirm(good.org)).body).toMatchObject({
      name: '西安示范一号科技有限公司',
      contact: { phone: '029-88880000' },
    });
  });

  it('answers the same again under its key, and changes nothing under another', async () => {
    const firm = testFirm(3);
    const text = `统一社会信用代码,企业名称,行政区划代码\n${firm.org},西安示范三号科技有限公司,610113\n`;
    const key = randomUUID();
    const first = await desk.text('firms', operator, text, key);
    expect(first.body).toMatchObject({ accepted: 1, rejected: 0 });
    expect((await desk.text('firms', operator, text, key)).body).toEqual(first.body);
    expect((await desk.text('firms', operator, text)).body).toEqual(first.body);
    expect((await desk.text('firms', operator, `${text} `, key)).body).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
  });

  it('leaves the record of a registered firm to the firm itself', async () => {
    const firm = testFirm(4);
    await desk.journeys.register(firm, '西安示范四号科技有限公司');
    const text = `uscc,name,divisionCode\n${firm.org},西安改名科技有限公司,610113\n`;
    const { body } = await desk.text('firms', operator, text);
    expect(body).toMatchObject({ accepted: 0, rejected: 1, errors: [{ row: 2, rule: 'registered' }] });
    expect((await readFirm(firm.org)).body.name).toBe('西安示范四号科技有限公司');
  });

  it('takes an account in the name of the firm only (rulebook 13.3)', async () => {
    const firm = testFirm(5);
    const header = 'uscc,name,divisionCode,accountName,accountNumber,bankName,cnapsCode';
    const row = (name: string) =>
      `${firm.org},西安示范五号科技有限公司,610113,${name},6100000000000001,示范银行,102100099996`;
    const other = await desk.text('firms', operator, `${header}\n${row('别家公司')}\n`);
    expect(other.body.errors).toMatchObject([{ row: 2, column: 'accountName', rule: '13.3' }]);
    const own = await desk.text('firms', operator, `${header}\n${row('西安示范五号 科技有限公司')}\n`);
    expect(own.body).toMatchObject({ accepted: 1 });
  });

  it('lets a bureau register firms of its own division and below', async () => {
    const firm = testFirm(6);
    const text = `uscc,name,divisionCode\n${firm.org},西安示范六号科技有限公司,610113\n`;
    expect((await desk.text('firms', otherBureau, text)).body).toMatchObject({ accepted: 0, rejected: 1 });
    expect((await desk.text('firms', cityClerk, text)).body).toMatchObject({ accepted: 1 });
  });

  it.each([
    ['uscc,name\n1,2', '缺少列：行政区划代码'],
    ['uscc,name,divisionCode,colour\n1,2,3,4', '不认识的列：colour'],
    ['uscc,name,企业名称,divisionCode\n1,2,3,4', '重复的列：企业名称'],
    ['uscc,name,divisionCode\n', '没有数据行'],
    ['uscc,name,divisionCode\n"1,2,3', '引号'],
    ['uscc,name,divisionCode\n1,\uFFFD,3', 'UTF-8'],
    [`uscc,name,divisionCode\n${'1,2,3\n'.repeat(201)}`, '超过 200 行'],
  ])('refuses whole what nobody can read: %j', async (text, words) => {
    const { status, body } = await desk.text('firms', operator, text);
    expect([status, body.code]).toEqual([400, 'invalid-request']);
    expect(body.errors[0].message).toContain(words);
  });

  it('turns away a row with cells beyond the header', async () => {
    const firm = testFirm(7);
    const text = `uscc,name,divisionCode\n${firm.org},西安示范,七号,610113\n`;
    expect((await desk.text('firms', operator, text)).body.errors[0].message).toContain('表头之外');
  });
});

describe('an upload', () => {
  const list = csvOf([
    ['uscc', 'name', 'divisionCode'],
    [testFirm(20).org, '西安示范二十号科技有限公司', '610113'],
  ]);

  it('is refused for other types than lists have, and beyond 20 MiB', async () => {
    const announced = await desk.announce('firms', operator, list, 'image/png');
    expect(announced.body.errors).toMatchObject([{ path: 'contentType' }]);
    const large = await desk.announce('firms', operator, new Uint8Array(20_971_521));
    expect(large.body.errors).toMatchObject([{ path: 'sizeBytes' }]);
  });

  it('can be used by the organisation that announced it only', async () => {
    const uploadId = await desk.upload('firms', bureauClerk, list);
    expect((await desk.reference('firms', operator, uploadId)).status).toBe(404);
    expect((await desk.reference('firms', bureauClerk, uploadId)).status).toBe(202);
  });

  it('has to have arrived whole, as it was announced', async () => {
    const { uploadId, uploadUrl, headers } = (await desk.announce('firms', operator, list)).body;
    const missing = await desk.reference('firms', operator, uploadId);
    expect(missing).toMatchObject({ status: 422, body: { code: 'document-not-uploaded' } });
    await fetch(uploadUrl, { method: 'PUT', headers, body: 'something else' });
    expect((await desk.reference('firms', operator, uploadId)).status).toBe(422);
  });

  it('starts one job, however often it is asked for under its key', async () => {
    const uploadId = await desk.upload('firms', operator, list);
    const key = randomUUID();
    const first = await desk.reference('firms', operator, uploadId, key);
    const again = await desk.reference('firms', operator, uploadId, key);
    expect([again.status, again.body]).toEqual([202, first.body]);
    expect((await desk.job(first.body.jobId, operator)).body).toMatchObject({ state: 'running', done: 0 });
    expect((await desk.job(first.body.jobId, bureauClerk)).status).toBe(404);
  });
});

describe('a template', () => {
  it.each(['zh', 'en'])('of %s has a header that fits, and an example that is no row', async (lang) => {
    const template = await desk.template('firms', operator, { lang });
    expect(template.headers['content-disposition']).toContain('firms-template.csv');
    const { body } = await desk.text('firms', operator, template.text);
    expect(body.errors).toMatchObject([{ path: 'rows', message: expect.stringContaining('示例行不会导入') }]);
    const real = template.text.replace(/91610100\w+/, testFirm(30).org);
    expect((await desk.text('firms', operator, real)).body).toMatchObject({ accepted: 1, rejected: 0 });
  });

  it('comes as XLSX too, under the same header', async () => {
    const template = await desk.template('policies', underwriter, { format: 'xlsx' });
    expect(template.headers).toMatchObject({
      'content-type': xlsxType,
      'content-disposition': 'attachment; filename="policies-template.xlsx"',
    });
    const [titles] = await readSheet(Uint8Array.from(template.bytes).buffer);
    expect(titles).toEqual(policyColumns.map(({ zh }) => zh));
  });
});
