import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { caller, callers } from '../support/http.ts';
import { ImportDesk } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ImportDesk;
const { underwriter } = callers;
const firms = [1, 2, 3].map((serial) => ({
  firm: testFirm(serial),
  name: `西安示范${serial}号科技有限公司`,
}));
const read = (firm: (typeof firms)[number]['firm'], quoteId: string) =>
  caller(quotingApi, () => desk.now)('GET /v1/quotes/{quoteId}', { caller: firm, params: { quoteId } });

beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.journeys.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  for (const { firm, name } of firms) await desk.journeys.register(firm, name);
});
afterAll(() => desk.close());

async function quoted(...lines: readonly string[]) {
  const header = '统一社会信用代码,产品代码,起保日期,保险金额（元）,保险价值（元）';
  const { status, body, text } = await desk.text('quotes', underwriter, [header, ...lines].join('\n'));
  expect(status, text).toBe(200);
  return body;
}

describe('quotes for a park', () => {
  it('answer each row with its quote, its price and what the firm pays', async () => {
    const lines = firms.map(({ firm }) => `${firm.org},qinke-inclusive,2026/2/1,,`);
    const { accepted, items } = await quoted(...lines);
    expect(accepted).toBe(3);
    for (const [index, item] of items.entries()) {
      expect(item).toMatchObject({
        status: 'quoted',
        premiumFen: 100_000,
        subsidyFen: 80_000,
        firmPaysFen: 20_000,
      });
      const { body } = await read(firms[index]!.firm, item.quoteId);
      expect(body).toMatchObject({ quoteId: item.quoteId, status: 'quoted', firmPaysFen: 20_000 });
    }
  });

  it('are the same quotes when the list comes again that day, and new ones the day after', async () => {
    const line = `${firms[0]!.firm.org},qinke-inclusive,2026-02-02,,`;
    const [first, again] = [await quoted(line), await quoted(line)];
    expect(again).toEqual(first);
    desk.now = '2026-01-06T01:00:00.000Z';
    const later = await quoted(line);
    expect(later.items[0].quoteId).not.toBe(first.items[0].quoteId);
  });

  it('take sums in yuan, and leave to an underwriter what is referred (ELG-9)', async () => {
    const { org } = firms[1]!.firm;
    const { items } = await quoted(
      `${org},qinke-rd,2026-02-01,1000000,1250000`,
      `${org},qinke-rd,2026-02-01,2000000,2500000`,
    );
    expect(items[0]).toMatchObject({ status: 'quoted', premiumFen: 5_000_000 });
    expect(items[1]).toMatchObject({ status: 'referred' });
  });

  it('turn away a row by the cell that does not fit the product, and go on with the next', async () => {
    const { org } = firms[2]!.firm;
    const { accepted, errors } = await quoted(
      `${org},qinke-rd,2026-02-01,,`,
      `${org},qinke-inclusive,2026-09-01,,`,
      `${org},qinke-inclusive,2026-02-30,,`,
      `${testFirm(99).org},qinke-inclusive,2026-02-01,,`,
      `${org},qinke-inclusive,2026-02-03,,`,
    );
    expect(accepted).toBe(1);
    expect(errors.map((error: Record<string, unknown>) => [error['row'], error['column']])).toEqual([
      [2, '保险金额（元）'],
      [2, '保险价值（元）'],
      [3, '起保日期'],
      [4, '起保日期'],
      [5, '统一社会信用代码'],
    ]);
    expect(errors[1].fix).toContain('例如 1250000.00');
  });

  it.each([
    [
      ['保险金额（元）', '5000000', '1250000.00'],
      ['保险金额（元）', '100000.00 元至 1000000.00 元', '例如 1000000.00'],
    ],
    [
      ['sumInsuredFen', '500000000', '1250000.00'],
      ['sumInsuredFen', '10000000 分至 100000000 分', '例如 100000000'],
    ],
    [
      ['其他保障的保险金额（分）', 'rd-failure=1', '1250000.00'],
      ['其他保障的保险金额（分）', '10000000 分至 100000000 分', '例如 rd-failure=100000000'],
    ],
  ])(
    'name a sum out of bounds by the heading of its cell, with bounds and an example in its unit: %j',
    async ([title, sum, value], [column, bounds, example]) => {
      const header = `uscc,productCode,start,${title},保险价值（元）`;
      const row = `${firms[2]!.firm.org},qinke-rd,2026-02-01,${sum},${value}`;
      const { body } = await desk.text('quotes', underwriter, `${header}\n${row}\n`);
      expect(body.errors).toMatchObject([{ row: 2, column, rule: 'QTE-1' }]);
      expect(body.errors[0].message).toContain(bounds);
      expect(body.errors[0].fix).toContain(example);
    },
  );

  it('name the other sums where one of them is for a cover that takes none', async () => {
    const header = 'uscc,productCode,start,保险金额（元）,保险价值（元）,其他保障的保险金额（分）';
    const row = `${firms[2]!.firm.org},qinke-rd,2026-02-01,1000000,1250000,rd-delay=20000000`;
    const { body } = await desk.text('quotes', underwriter, `${header}\n${row}\n`);
    expect(body.errors).toMatchObject([{ row: 2, column: '其他保障的保险金额（分）' }]);
    expect(body.errors[0].message).toContain('rd-delay');
    expect(body.errors[0].fix).toContain('请删去 rd-delay');
  });

  it('are asked for by the underwriter of the insurer that leads', async () => {
    const body = `uscc,productCode,start\n${firms[0]!.firm.org},qinke-inclusive,2026-02-01\n`;
    const other = { sub: 'cpic-underwriter', roles: ['underwriter'] as const, org: 'cpic-sn' };
    expect((await desk.text('quotes', { ...other, roles: ['underwriter'] }, body)).body.errors).toMatchObject(
      [{ rule: 'COI-1' }],
    );
    expect((await desk.text('quotes', firms[0]!.firm, body)).status).toBe(403);
  });
});
