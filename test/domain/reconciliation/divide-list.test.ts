import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundariesOf,
  byText,
  partOf,
  partsFor,
  rangeOf,
} from '../../../shared/domain/reconciliation/divide-list.ts';
import {
  cellsOfRecord,
  type CsvPiece,
  csvRecords,
  NotCsv,
  rowsBelowHeader,
  textOf,
} from '../../../functions/reconciliation/csv-records.ts';
import { seeded } from '../../support/seeded.ts';

describe('a list that is divided', () => {
  it.each([
    [0, 1],
    [1, 1],
    [2_500, 1],
    [2_501, 2],
    [1_000_000, 400],
    [50_000_000, 400],
  ])('of %i rows has %i parts: at most 400, of 2,500 rows at the least', (rows, parts) => {
    expect(partsFor(rows)).toBe(parts);
  });

  it('has every key in one part, in order, and no key in none', () => {
    const keys = fc.array(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 12 }), (list, parts) => {
        const boundaries = boundariesOf(list, parts);
        expect(boundaries.length).toBeLessThan(parts);
        const sorted = list.toSorted(byText);
        const places = sorted.map((key) => partOf(key, boundaries));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const [index, key] of sorted.entries()) {
          const { from, to } = rangeOf(places[index] ?? 0, boundaries);
          expect(from === undefined || from <= key).toBe(true);
          expect(to === undefined || key < to).toBe(true);
        }
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  it('is divided evenly by a sample of its keys', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `KB2026${String(index).padStart(8, '0')}#`);
    const boundaries = boundariesOf(
      keys.filter((_, index) => index % 64 === 0),
      4,
    );
    const sizes = [0, 1, 2, 3].map((part) => keys.filter((key) => partOf(key, boundaries) === part).length);
    for (const size of sizes) expect(Math.abs(size - 2_500)).toBeLessThan(130);
  });
});

describe('CSV while it arrives', () => {
  async function* pieces(bytes: Uint8Array, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
  }
  async function cellsIn(records: AsyncIterable<CsvPiece>) {
    const cells: (readonly string[])[] = [];
    for await (const piece of records) {
      cells.push(...piece.records.map((record) => cellsOfRecord(textOf(piece.bytes, record))));
    }
    return cells;
  }
  function read(text: string | Uint8Array, size = 3, encoding: 'utf-8' | 'gb18030' = 'utf-8') {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return cellsIn(csvRecords(pieces(bytes, size), encoding));
  }

  it('has the same records however it is cut: quotes, line feeds within them, Chinese, a last line without an end', async () => {
    const text = '\uFEFFa,b\r\n"x, ""y""",z\r\n"two\nlines",中文\n\uFEFFc,\n,';
    const expected = [
      ['a', 'b'],
      ['x, "y"', 'z'],
      ['two\nlines', '中文'],
      ['\uFEFFc', ''],
      ['', ''],
    ];
    for (const size of [1, 2, 3, 7, 1_000]) expect(await read(text, size)).toEqual(expected);
  });

  it('has the same records in GB18030, whose second bytes may be those of letters', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,'),
      Buffer.from([0x81, 0x40, 0xb9, 0xab, 0x81, 0x30, 0x81, 0x30]),
      Buffer.from(',"\n"\nb'),
    ]);
    for (const size of [1, 2, 3, 1_000]) {
      expect(await read(bytes, size, 'gb18030')).toEqual([['a', '丂公\u0080', '\n'], ['b']]);
    }
    await expect(read(Uint8Array.from([0x61, 0xff, 0x0a]), 3, 'gb18030')).rejects.toThrow(NotCsv);
  });

  it('has no row in the header, and none in which nothing but commas and spaces stands', async () => {
    const text = 'a,b\n1,\n,\u3000,\n"", \r\n,2\n中,\n\n';
    for (const size of [1, 1_000]) {
      const rows = rowsBelowHeader(csvRecords(pieces(new TextEncoder().encode(text), size), 'utf-8'));
      expect(await cellsIn(rows)).toEqual([
        ['1', ''],
        ['', '2'],
        ['中', ''],
      ]);
    }
  });

  it('says what is no CSV: open quotes, a record without end, other bytes', async () => {
    await expect(read('a,"b\nc')).rejects.toThrow(NotCsv);
    await expect(read('a'.repeat(100_000), 50_000)).rejects.toThrow(NotCsv);
    await expect(read(`"${'a\n'.repeat(50_000)}`, 50_000)).rejects.toThrow(NotCsv);
    for (const bytes of [
      [0x61, 0xff, 0x0a],
      [0x0a, 0x61, 0xff],
      [0x61, 0xe4, 0xb8],
    ]) {
      await expect(read(Uint8Array.from(bytes))).rejects.toThrow(NotCsv);
    }
  });
});
