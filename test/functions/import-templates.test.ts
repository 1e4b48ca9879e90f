import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callers } from '../support/http.ts';
import { csvOf, ImportDesk } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ImportDesk;
let serial = 0;
const { operator, underwriter } = callers;
const exampleFirm = '91610100QKB0000102';
const name = '西安示范科技有限公司';

beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.journeys.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000], 'SN-QKB-YF');
  desk.now = '2026-01-08T01:00:00.000Z';
});
afterAll(() => desk.close());

async function registered(): Promise<string> {
  serial += 1;
  const firm = testFirm(serial);
  await desk.journeys.register(firm, name);
  return firm.org;
}

/** The example row of another firm, so that it is a row like any other; its payment is another too. */
function ofFirm(text: string, org: string): string {
  return text
    .replace(exampleFirm, org)
    .replace('PICC-2026-000123', `PICC-${org}`)
    .replace('B20260106-0001', `B-${org}`);
}

describe.each(['quotes', 'policies'] as const)('the example row of the template of %s', (kind) => {
  it.each(['zh', 'en'])('passes the import once the firm is set (%s, csv)', async (lang) => {
    const org = await registered();
    const template = await desk.template(kind, underwriter, { lang });
    const { body } = await desk.text(kind, underwriter, ofFirm(template.text, org));
    expect(body).toMatchObject({ accepted: 1, rejected: 0, errors: [] });
    expect(body.items).toMatchObject([
      { premiumFen: 5_000_000, subsidyFen: 3_500_000, firmPaysFen: 1_500_000 },
    ]);
  });

  it.each(['zh', 'en'])('passes the import once the firm is set (%s, xlsx)', async (lang) => {
    const org = await registered();
    const template = await desk.template(kind, underwriter, { lang, format: 'xlsx' });
    const rows = await readSheet(Uint8Array.from(template.bytes).buffer);
    const text = new TextDecoder().decode(csvOf(rows.map((row) => row.map((cell) => String(cell ?? '')))));
    const { body } = await desk.text(kind, underwriter, ofFirm(text, org));
    expect(body).toMatchObject({ accepted: 1, rejected: 0, errors: [] });
  });

  it('is passed over as it stands, in words that say so', async () => {
    const template = await desk.template(kind, underwriter);
    const { status, body } = await desk.text(kind, underwriter, template.text);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'rows', message: expect.stringContaining('示例行不会导入') }]);
  });

  it('says to another role who may import', async () => {
    const { status, body } = await desk.text(kind, operator, 'uscc\n1\n');
    expect(status).toBe(403);
    expect(body.detail).toContain('核保人');
  });
});
