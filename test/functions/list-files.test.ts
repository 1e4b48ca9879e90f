import * as fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import readXlsxFile, { readSheet } from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { readList } from '../../functions/imports/files/read-list.ts';
import { unpackedSize } from '../../functions/imports/files/unpacked-size.ts';
import { writeCsv } from '../../functions/imports/files/write-csv.ts';
import { writeXlsx, xlsxOf } from '../../functions/imports/files/write-xlsx.ts';
import { zipOf } from '../support/zips.ts';

const mostRows = 100;
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function sheet(...rows: unknown[][]): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeXlsxFile(rows as never).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

async function rowsOf(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const read = await readList(bytes, mostRows);
  return read.ok ? [read.file.titles, ...read.file.rows.map(({ cells }) => cells)] : read.failure.code;
}

describe('a CSV file', () => {
  it.each([
    ['UTF-8', bytesOf('企业,数\n西安,1\n')],
    ['UTF-8 with its mark', bytesOf('\uFEFF企业,数\r\n西安,1\r\n')],
    [
      'GB18030',
      new Uint8Array([0xc6, 0xf3, 0xd2, 0xb5, 0x2c, 0xca, 0xfd, 0x0a, 0xce, 0xf7, 0xb0, 0xb2, 0x2c, 0x31]),
    ],
  ])('is read in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([
      ['企业', '数'],
      ['西安', '1'],
    ]);
  });

  it('keeps the row numbers of a spreadsheet, empty rows left out', async () => {
    const read = await readList(bytesOf('a,b\n1,2\n,\n\n3,4\n'), mostRows);
    expect(read.ok && read.file.rows.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('of too many rows, of binary and with an open quote is one refusal', async () => {
    expect(await rowsOf(bytesOf(`a\n${'1\n'.repeat(mostRows + 1)}`))).toBe('too-many-rows');
    expect(await rowsOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('unreadable');
    expect(await rowsOf(bytesOf('a,b\n"1,2\n'))).toBe('unreadable');
  });

  it('that we write has no cell that a spreadsheet runs', () => {
    expect(writeCsv([['=1+1', '+86', '@x', '-', '好']])).toBe("\uFEFF'=1+1,'+86,'@x,'-,好\n");
  });
});

describe('an XLSX file', () => {
  it('is read with days, whole and broken numbers, yes and no, and formulas by their value', async () => {
    const start = { value: new Date(Date.UTC(2026, 1, 1)), format: 'yyyy-mm-dd' };
    expect(await rowsOf(await sheet(['a', 'b', 'c', 'd'], [start, 200_000, 0.1 + 0.2, true]))).toEqual([
      ['a', 'b', 'c', 'd'],
      ['2026-02-01', '200000', '0.3', 'true'],
    ]);
  });

  it('shows a long code that was typed as a number for what it has become', async () => {
    expect(await rowsOf(await sheet(['account'], [6.100000000000001e18]))).toEqual([
      ['account'],
      ['6.100000000000001e+18'],
    ]);
  });

  it('that we write keeps every cell as text and runs none', async () => {
    const rows = [
      ['统一社会信用代码', '备注'],
      ['910000000000000000', '=HYPERLINK("x")'],
    ];
    expect(await readSheet((await writeXlsx(rows)).buffer)).toEqual([
      rows[0],
      ['910000000000000000', `'=HYPERLINK("x")`],
    ]);
  });

  it('that we write says numbers as numbers, and any text as it is', async () => {
    const texts = ['', ' a ', 'a<b>&amp;"c"', '一\n二\r三', '𠮷', 'x\u0007y'];
    const written = await writeXlsx([['n', 't'], ...texts.map((text, at) => [at - 1, text])]);
    const [, ...rows] = await readSheet(written.buffer, { trim: false });
    expect(rows).toEqual(texts.map((text, at) => [at - 1, text === '' ? null : text.replace('\u0007', '')]));
    expect((await readSheet((await writeXlsx([])).buffer)).flat()).toEqual([]);
  });

  it('that we write while its rows come goes on with the titles on the next sheet where one is full', async () => {
    const titles = ['no', 'fen'];
    const rows = Array.from({ length: 7 }, (_, at) => [`P${at}`, at]);
    for (const pages of [[[titles, ...rows]], [[titles], rows.slice(0, 3), [], rows.slice(3)]]) {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for await (const part of xlsxOf(pages, { mostRows: 4 })) parts.push(part);
      const sheets = await readXlsxFile(new Blob(parts));
      expect(sheets.map(({ data }) => data)).toEqual([
        [titles, ...rows.slice(0, 3)],
        [titles, ...rows.slice(3, 6)],
        [titles, ...rows.slice(6)],
      ]);
    }
  });

  it('that we write of many columns names them as spreadsheets do', async () => {
    const wide = Array.from({ length: 703 }, (_, at) => `c${at}`);
    expect(await readSheet((await writeXlsx([wide])).buffer)).toEqual([wide]);
  });

  it('that would unpack to more than 16 MiB is refused before it is unpacked', async () => {
    const bomb = zipOf('xl/worksheets/sheet1.xml', deflateRawSync(new Uint8Array(100_000)), 40_000_000);
    expect(unpackedSize(bomb)).toBe(40_000_000);
    expect(await rowsOf(bomb)).toBe('too-large-unpacked');
  });

  it('that says it is small and is not is refused, and never unpacked beyond what it says', async () => {
    const liar = zipOf('xl/worksheets/sheet1.xml', deflateRawSync(new Uint8Array(50_000_000)), 10);
    expect(await rowsOf(liar)).toBe('unreadable');
  });

  it('cut off, or with no sheet in it, is one refusal', async () => {
    const whole = await sheet(['a'], ['1']);
    expect(await rowsOf(whole.slice(0, whole.length - 30))).toBe('unreadable');
    expect(await rowsOf(zipOf('readme.xml', deflateRawSync(bytesOf('<x/>')), 4))).toBe('unreadable');
  });
});

describe('whatever comes as a file', () => {
  const damaged = fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 40 }));

  it('is a list or one refusal, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(typeof (await readList(new Uint8Array(bytes), mostRows)).ok).toBe('boolean');
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('is the same for an XLSX that was damaged on its way', async () => {
    const whole = await sheet(['a', 'b'], ['1', 2], ['3', 4]);
    await fc.assert(
      fc.asyncProperty(damaged, async ([at, bytes]) => {
        const broken = whole.slice();
        broken.set(bytes.slice(0, whole.length - (at % whole.length)), at % whole.length);
        expect(typeof (await readList(broken, mostRows)).ok).toBe('boolean');
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
