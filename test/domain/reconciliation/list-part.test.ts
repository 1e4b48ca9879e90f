import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgreeingLines } from '../../../functions/reconciliation/agreeing-line.ts';
import {
  cellsOfRecord,
  type CsvPiece,
  type CsvRecord,
  pieceOf,
  textOf,
} from '../../../functions/reconciliation/csv-records.ts';
import { divideRecords, sampleKeys } from '../../../functions/reconciliation/divide-records.ts';
import { ListPart } from '../../../functions/reconciliation/list-part.ts';
import { listTable } from '../../../functions/reconciliation/list-tables.ts';
import { type FreeBlocks, PartBytes, recordsOfPart } from '../../../functions/reconciliation/part-bytes.ts';
import { listOf } from '../../../functions/reconciliation/read-insurer-list.ts';
import { PartOfRecord, RecordKeys } from '../../../functions/reconciliation/record-key.ts';
import { day } from '../../../shared/domain/dates.ts';
import { divisionCode, insurerCode } from '../../../shared/domain/ids.ts';
import { readHeader } from '../../../shared/domain/imports/columns.ts';
import { asFen, negateFen, zeroFen } from '../../../shared/domain/money.ts';
import { boundariesOf, partOf } from '../../../shared/domain/reconciliation/divide-list.ts';
import { byRowKey, listColumns, rowKeyOf } from '../../../shared/domain/reconciliation/listed-row.ts';
import { reconcileRows } from '../../../shared/domain/reconciliation/reconcile-rows.ts';
import { type SettlementRow } from '../../../shared/domain/settlement/settlement-row.ts';
import { julyFirst, ledgerRow } from '../../support/listed-rows.ts';
import { seeded } from '../../support/seeded.ts';

const books = { insurer: insurerCode.parse('picc-sn'), divisionCode: divisionCode.parse('610000') };
const titles = listColumns.map((column) => column.name);
const turned = titles.toReversed();

/** Rows of every kind that a ledger has, in the order of the table. */
const ledger: readonly SettlementRow[] = [1, 2, 3, 4, 5, 6].map((serial) => ledgerRow({ serial }));
const [plain, ...others] = ledger.toSorted(byRowKey) as [SettlementRow, ...SettlementRow[]];
const cancelled: Partial<SettlementRow> = {
  endorsementNo: 'C1',
  premiumFen: negateFen(plain.premiumFen),
  firmFen: negateFen(plain.firmFen),
  subsidyFen: negateFen(plain.subsidyFen),
  levels: plain.levels.map((part) => ({ ...part, fen: negateFen(part.fen) })),
  status: 'cancelled',
  endedOn: julyFirst,
};
const kinds: readonly Partial<SettlementRow>[] = [
  { paidOn: day.parse('2026-01-09') },
  { outcome: 'AMOUNT_DIFF', reason: 'amounts-differ' },
  { outcome: 'AMOUNT_DIFF', reason: 'firm-share-not-received' },
  { uncappedFen: asFen(110_000), name: '=1+1' },
  { levels: [...plain.levels, { level: 'central', payer: divisionCode.parse('100000'), fen: zeroFen }] },
];
const rows: readonly SettlementRow[] = [
  plain,
  { ...plain, ...cancelled },
  ...others.map((row, index) => ({ ...row, ...kinds[index] })),
];

/** The cells of an export, by the name of their column. */
type Cells = Record<string, string>;
const exported: readonly Cells[] = rows.map((row) => {
  const [, cells = []] = listTable([row]);
  return Object.fromEntries(titles.map((title, index) => [title, String(cells[index])]));
});

/** What insurers write otherwise: right or wrong, alike or not. */
const writings: readonly Cells[] = [
  {},
  { provinceFen: '48001' },
  { premiumFen: '0100000' },
  { premiumFen: '99999999999999' },
  { centralFen: '-0' },
  { centralFen: '' },
  { cityFen: '2400O' },
  { firmFen: '' },
  { sumInsuredFen: '1,000' },
  { sumInsuredFen: '-5' },
  { sharePpm: '500000' },
  { sharePpm: '10000000' },
  { productCode: 'Qinke' },
  { insurer: 'cpic-sn' },
  { uscc: '91610100QKB000029Y' },
  { uscc: '91610100QKB0000290' },
  { name: "'=1" },
  { name: '甲'.repeat(201) },
  { name: '甲"乙' },
  { start: '2026/1/10' },
  { end: '2027-02-30' },
  { paidOn: '' },
  { paidOn: '2026-01-08' },
  { paidOn: '2026-01-8x' },
  { status: 'IN_FORCE' },
  { status: 'gone' },
  { endedOn: '2026-07-02' },
  { invoiceNo: 'INV-1' },
  { invoiceNo: 'I'.repeat(65) },
  { policyNo: 'ABCD-0001' },
  { policyNo: 'K' },
  { endorsementNo: 'E1' },
  { endorsementNo: 'EE' },
];
const shapes = [
  'plain',
  'quoted',
  'spaced',
  'carriage return',
  'one cell more',
  'one cell less',
  'stray quotes',
] as const;

interface Line {
  readonly of: number;
  readonly writing: Cells;
  readonly shape: (typeof shapes)[number];
}
const line: fc.Arbitrary<Line> = fc.record({
  of: fc.nat({ max: rows.length - 1 }),
  writing: fc.oneof(fc.constant({}), fc.constantFrom(...writings)),
  shape: fc.oneof(fc.constant('plain' as const), fc.constantFrom(...shapes)),
});

function recordOf({ of, writing, shape }: Line, columns: readonly string[], row: number): CsvPiece {
  const cells = columns.map((title) => ({ ...exported[of], ...writing })[title] ?? '');
  const written = pieceOf({ row, cells }).bytes.toString();
  const text = {
    plain: written,
    quoted: cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
    spaced: cells.map((cell) => (cell.includes('"') ? cell : ` ${cell}`)).join(','),
    'carriage return': `${written}\r`,
    'one cell more': `${written},x`,
    'one cell less': written.replace(/,[^,]*$/, ''),
    'stray quotes': columns
      .map((title, index) => (['name', 'invoiceNo'].includes(title) ? `${cells[index]}"` : cells[index]))
      .join(','),
  }[shape];
  const bytes = Buffer.from(text);
  return { bytes, records: [{ row, from: 0, to: bytes.length }] };
}

function fileRow({ bytes, records }: CsvPiece) {
  return records.map((record) => ({ row: record.row, cells: cellsOfRecord(textOf(bytes, record)) }));
}

function inOrder(compared: readonly SettlementRow[]): readonly SettlementRow[] {
  return compared.toSorted((a, b) => byRowKey(a, b) || (a.listed?.line ?? 0) - (b.listed?.line ?? 0));
}

describe('a part of a list', () => {
  it('comes to what its rows come to when every one of them is read and sorted (REC-1, REC-2)', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.subarray([...rows]),
        fc.constantFrom(titles, titles, titles, turned),
        (lines, inTable, columns) => {
          const pieces = lines.map((one, index) => recordOf(one, columns, index + 2));
          const whole = listOf(columns, pieces.flatMap(fileRow), books.insurer);
          const expected = [...reconcileRows(inTable, whole.rows.toSorted(byRowKey), books)];

          const part = new ListPart(columns, books);
          for (const piece of pieces) part.add(piece);
          const compared = [...inTable.flatMap((row) => part.reconciled(row)), ...part.left()];

          expect(inOrder(compared)).toStrictEqual(inOrder(expected));
          expect(part.rows).toBe(lines.length);
          expect(part.bad.toSorted((a, b) => a.line - b.line)).toStrictEqual(whole.bad);
        },
      ),
      { ...seeded, numRuns: 500 },
    );
  });
});

describe('a line that agrees', () => {
  const agreeing = new AgreeingLines(books.insurer);
  const keys = keysUnder(titles);
  const isSeen = (one: Line) => {
    const { bytes, records } = recordOf(one, titles, 2);
    const [record] = records as [CsvRecord];
    const row = rows[one.of] ?? plain;
    const keyEnd = keys.plainEnd(bytes, record);
    return keyEnd >= 0 && agreeing.figures(bytes, record, keyEnd, row) !== undefined;
  };

  it('is seen in every row of an export that is put back unchanged, but for what is quoted or marked', () => {
    const seen = rows.map((_, of) => isSeen({ of, writing: {}, shape: 'plain' }));
    expect(seen).toEqual(rows.map(() => true));
    expect(isSeen({ of: 0, writing: {}, shape: 'quoted' })).toBe(false);
  });

  it('is seen where only what people read differs', () => {
    const writing = {
      name: '甲公司',
      sharePpm: '500000',
      sumInsuredFen: '1',
      paidOn: '',
      invoiceNo: 'INV-1',
    };
    expect(isSeen({ of: 0, writing, shape: 'carriage return' })).toBe(true);
  });

  it('is not seen where quotes, whichever cells they stand in, make one cell of many', () => {
    expect(isSeen({ of: 0, writing: {}, shape: 'stray quotes' })).toBe(false);
  });

  it.each([
    { provinceFen: '48001' },
    { status: 'expired' },
    { uscc: '91610100QKB000029Y' },
    { end: '2027-01-11' },
    { endedOn: '2026-07-01' },
    { insurer: 'cpic-sn' },
    { invoiceNo: 'I'.repeat(65) },
  ])('is not seen with %j', (writing) => {
    expect(isSeen({ of: 0, writing, shape: 'plain' })).toBe(false);
  });
});

describe('the key of a record', () => {
  const cell = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9-]{1,6}$/),
    fc.constantFrom('', ' A1', '"A1"', 'A$', '甲', 'A#', '"A,1"', '😀', '\uFFFD'),
  );
  const endorsement = fc.constantFrom('', 'E1', 'E10', 'C1', ' E1', '"E1"', 'X');
  const records = fc.array(fc.tuple(cell, endorsement), { minLength: 1, maxLength: 30 });

  it('leads to the same part by its bytes and by its text, and is the one of its cells', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 8 }), (parts, wanted) => {
        const pieces = parts.map(([policyNo, endorsementNo], row) => {
          const bytes = Buffer.from(`-${policyNo},${endorsementNo},z`);
          return { bytes, record: { row, from: 1, to: bytes.length } };
        });
        const keys = keysUnder(titles);
        const texts = pieces.map(({ bytes, record }) => keys.of(bytes, record));
        for (const [index, { bytes, record }] of pieces.entries()) {
          const [policyNo = '', endorsementNo = ''] = cellsOfRecord(textOf(bytes, record));
          expect(texts[index]).toBe(`${policyNo.trim()}#${endorsementNo.trim()}`);
        }
        const boundaries = boundariesOf(texts, wanted);
        const place = new PartOfRecord(keys, boundaries);
        const places = pieces.map(({ bytes, record }) => place.of(bytes, record));
        expect(places).toEqual(texts.map((key) => partOf(key, boundaries)));
      }),
      { ...seeded, numRuns: 1_000 },
    );
  });

  it('is found in whichever columns it stands', () => {
    const { bytes, records: found } = recordOf({ of: 1, writing: {}, shape: 'plain' }, turned, 2);
    const [record] = found as [CsvRecord];
    expect(keysUnder(turned).plainEnd(bytes, record)).toBe(-1);
    expect(keysUnder(turned).of(bytes, record)).toBe(rowKeyOf(rows[1] ?? plain));
  });
});

describe('records that are divided', () => {
  async function* piecesOf(texts: readonly string[]) {
    for (const [index, text] of texts.entries())
      yield pieceOf({ row: index + 2, cells: [text, '', '甲,\n'] });
  }

  it('lie in the files of their parts as they were, in their order', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `KB${(index * 37) % 200}`);
    const keys = keysUnder(titles);
    const { total, sample } = await sampleKeys(piecesOf(names), keys);
    expect([total, sample.length]).toEqual([200, 4]);
    const boundaries = boundariesOf(sample, 4);
    const written: { part: number; rows: readonly (readonly string[])[] }[] = [];
    const files = await divideRecords(piecesOf(names), {
      keys,
      boundaries,
      write: async (part, file, blocks) => {
        expect(file).toBe(0);
        const read = fileRow(recordsOfPart(Buffer.concat(blocks)));
        written.push({ part, rows: read.map(({ row, cells }) => [String(row), ...cells]) });
      },
    });
    expect(files).toEqual([1, 1, 1, 1]);
    for (const { part, rows: read } of written) {
      const expected = names
        .map((name, index) => [String(index + 2), name, '', '甲,\n'])
        .filter(([, name]) => partOf(`${name}#`, boundaries) === part);
      expect(read).toEqual(expected);
    }
  });

  it('wait in as many blocks as they need, which other parts use after them', () => {
    const free: FreeBlocks = [];
    const lengths = [10, 16_300, 7, 100_000, 5_000];
    const waiting = new PartBytes(free);
    expect([waiting.isEmpty, waiting.blocks]).toEqual([true, []]);
    for (const length of lengths) {
      waiting.add(Buffer.alloc(length + 1, 'a'), { row: length, from: 1, to: length + 1 });
    }
    const lying = (part: PartBytes) => {
      const { bytes, records } = recordsOfPart(Buffer.concat(part.blocks));
      return records.map((record) => [record.row, textOf(bytes, record).length]);
    };
    expect(lying(waiting)).toEqual(lengths.map((length) => [length, length]));
    expect(waiting.blocks).toHaveLength(3);
    waiting.clear();
    expect([waiting.isEmpty, waiting.blocks]).toEqual([true, []]);
    expect(free).toHaveLength(2);
    const other = new PartBytes(free);
    other.add(Buffer.from('b'), { row: 3, from: 0, to: 1 });
    expect(lying(other)).toEqual([[3, 1]]);
    expect(free).toHaveLength(1);
  });
});

function keysUnder(columns: readonly string[]): RecordKeys {
  const header = readHeader(listColumns, columns);
  return new RecordKeys(header.accepted ? header.value : []);
}
