import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { listOf } from '../../../functions/reconciliation/read-insurer-list.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { byRowKey, listColumns, rowKeyOf } from '../../../shared/domain/reconciliation/listed-row.ts';
import { arePlainTitles, PlainRows } from '../../../shared/domain/reconciliation/plain-row.ts';
import { byText } from '../../../shared/domain/reconciliation/divide-list.ts';
import { seeded } from '../../support/seeded.ts';

const insurer = insurerCode.parse('picc-sn');
const titles = listColumns.map((column) => column.name);
/** The same columns, so that every row goes by the schema. */
const turned = titles.toReversed();

const usual = [
  ['KB202600000000015', 'ABCD-0001', ' KB20', 'K', '=KB2026'],
  ['', 'E1', 'C1', 'X1', 'E1 '],
  ['picc-sn', 'cpic-sn', ''],
  ['1000000', '500000', '1 000', '-1'],
  ['qinke-inclusive', 'Qinke', ''],
  ['91610100QKB0000102', '91610100QKB0000103', ''],
  ['西安示范', '', "'=甲", '+乙', '甲 公司', '“乙”', '丙 '],
  ['2026-01-10', '2026/1/10', '2026-02-30', ''],
  ['2027-01-10', '46027', ''],
  ['20000000', '', '1,000', '99999999999999'],
  ['100000', '-100000', '1e5'],
  ['20000', '0', '２'],
  ['2026-01-09', ''],
  ['0', '', '-'],
  ['48000', '-48000'],
  ['24000'],
  ['8000'],
  ['in-force', 'IN_FORCE', 'cancelled', 'gone'],
  ['', '2026-07-01'],
  ['', 'INV-1'],
].map((cells) => fc.constantFrom(...cells, cells[0] ?? '', cells[0] ?? '', cells[0] ?? '', cells[0] ?? ''));

it('gives the row that the schema gives, or leaves it to the schema (REC-0)', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.tuple(...usual), (cells) => {
      const read = new PlainRows(insurer).read(cells, 2);
      if (read === undefined) return;
      plain += 1;
      const bySchema = listOf(turned, [{ row: 2, cells: cells.toReversed() }], insurer);
      expect(bySchema.bad).toEqual([]);
      expect(read).toEqual(bySchema.rows[0]);
    }),
    { ...seeded, numRuns: 3_000 },
  );
  expect(plain).toBeGreaterThan(20);
});

it('is asked only where the titles are those of an export, in their order', () => {
  expect(arePlainTitles(titles)).toBe(true);
  expect(arePlainTitles(turned)).toBe(false);
  expect(arePlainTitles(titles.slice(1))).toBe(false);
});

it('sorts rows as their keys are sorted (REC-1)', () => {
  const part = fc.record({
    policyNo: fc.stringMatching(/^[A-Za-z0-9-]{4,8}$/),
    endorsementNo: fc.constantFrom('', 'C1', 'E1', 'E2', 'E10'),
  });
  fc.assert(
    fc.property(part, part, (one, other) => {
      const [a, b] = [one, other] as unknown as Parameters<typeof byRowKey>;
      expect(Math.sign(byRowKey(a, b))).toBe(byText(rowKeyOf(a), rowKeyOf(b)));
    }),
    { ...seeded, numRuns: 1_000 },
  );
});
