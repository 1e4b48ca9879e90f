import { type FileRow } from '../imports/files/list-file.ts';

/** A record of a CSV file, by the number of its line in a spreadsheet: the header is 1. */
export interface CsvRecord {
  readonly row: number;
  readonly text: string;
}

/** A record longer than this is none of a list. */
const mostBytes = 65_536;

const lineFeed = 0x0a;

export class NotCsv extends Error {
  override readonly name = 'NotCsv';
}

/**
 * The records of a CSV file while it arrives, those of a piece together: whatever its size, no more than one piece of it is in
 * memory. A line feed within quotes belongs to its cell.
 *
 * @throws NotCsv for bytes that are not of the encoding, for a record without end and for open quotes.
 */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  encoding: 'utf-8' | 'gb18030',
): AsyncGenerator<readonly CsvRecord[], void> {
  const decoded = lineDecoder(encoding);
  /** The beginning of a line, and of a record whose quotes are open. */
  let begun: Uint8Array = new Uint8Array();
  let rest = '';
  let row = 0;
  for await (const piece of bytes) {
    const linesEnd = piece.lastIndexOf(lineFeed) + 1;
    if (linesEnd === 0) {
      begun = Buffer.concat([begun, piece]);
      if (begun.length > mostBytes) throw new NotCsv('a record without end');
      continue;
    }
    const text = rest + decoded(Buffer.concat([begun, piece.subarray(0, linesEnd)]));
    begun = piece.subarray(linesEnd);
    const records: CsvRecord[] = [];
    let from = 0;
    // Looked for once a piece: most lists have no quotes, and no record is searched for them again.
    let quote = text.indexOf('"');
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      if (quote >= 0 && quote < end) {
        end = closedEnd(text, from, end);
        if (end < 0) break;
        quote = text.indexOf('"', end);
      }
      row += 1;
      records.push({ row, text: text.slice(from, end) });
      from = end + 1;
    }
    if (records.length > 0) yield records;
    rest = text.slice(from);
    if (begun.length + rest.length > mostBytes) throw new NotCsv('a record without end');
  }
  rest += decoded(begun);
  if (rest === '') return;
  if (isOpen(rest)) throw new NotCsv('quotes are not closed');
  yield [{ row: row + 1, text: rest }];
}

/**
 * Decodes whole lines: no character of either encoding has a line feed within it, and what is complete is decoded several times as
 * fast as what may go on. A mark of the byte order is none but at the beginning.
 */
function lineDecoder(encoding: 'utf-8' | 'gb18030'): (lines: Uint8Array) => string {
  const first = new TextDecoder(encoding, { fatal: true });
  const further = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let isFirst = true;
  return (lines) => {
    const decoder = isFirst ? first : further;
    isFirst = false;
    try {
      return decoder.decode(lines);
    } catch (error) {
      if (error instanceof TypeError) throw new NotCsv('not of this encoding');
      throw error;
    }
  };
}

/** Where a record with quotes ends: the next line feed that is in none of them; below 0 where it goes on. */
function closedEnd(text: string, from: number, first: number): number {
  let end = first;
  while (end >= 0 && isOpen(text.slice(from, end))) end = text.indexOf('\n', end + 1);
  return end;
}

function isOpen(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

/** The cells of a record; quotes around a cell are taken away, doubled ones within it become one. */
export function cellsOfRecord(text: string): readonly string[] {
  const line = text.endsWith('\r') ? text.slice(0, -1) : text;
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quoted && character === '"' && line.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}

/** Records as rows, parted into cells one after another, so that the cells of a row that was read leave nothing behind. */
export function* rowsOfRecords(records: Iterable<CsvRecord>): Generator<FileRow, void> {
  for (const { row, text } of records) yield { row, cells: cellsOfRecord(text) };
}

/** Cells as a record that reads back as they are. */
export function recordOf(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
