import { isUtf8 } from 'node:buffer';
import { type FileRow } from '../imports/files/list-file.ts';

/** A record by the number of its line in a spreadsheet, the header being 1, and where it stands in the bytes around it. */
export interface CsvRecord {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Whole records as they lie in their bytes, in UTF-8 whatever their file is in: no text is made of what nobody reads. */
export interface CsvPiece {
  readonly bytes: Buffer;
  readonly records: readonly CsvRecord[];
}

/** A record longer than this is none of a list. */
const mostBytes = 65_536;

const [lineFeed, quoteMark, space] = [0x0a, 0x22, 0x20];

export class NotCsv extends Error {
  override readonly name = 'NotCsv';
}

/**
 * The records of a CSV file while it arrives, those of a piece together, good until the next piece is asked for: whatever the
 * size of a file, no more than one piece of it is in memory. A line feed within quotes belongs to its cell.
 *
 * @throws NotCsv for bytes that are not of the encoding, for a record without end and for open quotes.
 */
export async function* csvRecords(
  pieces: AsyncIterable<Uint8Array>,
  encoding: 'utf-8' | 'gb18030',
): AsyncGenerator<CsvPiece, void> {
  const inUtf8 = encoding === 'utf-8' ? utf8Lines() : gb18030Lines();
  /** The beginning of a record whose quotes are open, or whose line is the last. */
  let rest: Buffer = Buffer.alloc(0);
  let row = 1;
  for await (const lines of wholeLines(pieces)) {
    const bytes = rest.length === 0 ? inUtf8(lines) : Buffer.concat([rest, inUtf8(lines)]);
    const records = recordsOf(bytes, row);
    row += records.length;
    if (records.length > 0) yield { bytes, records };
    rest = Buffer.from(bytes.subarray((records.at(-1)?.to ?? -1) + 1));
    if (rest.length > mostBytes) throw new NotCsv('a record without end');
  }
  if (rest.length === 0) return;
  if (isOpen(rest, 0, rest.length)) throw new NotCsv('quotes are not closed');
  yield { bytes: rest, records: [{ row, from: 0, to: rest.length }] };
}

/** Lines as pieces that end with them; the last may have no end. No character of either encoding has a line feed within it. */
async function* wholeLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let bytes = Buffer.alloc(mostBytes);
  let begun = 0;
  for await (const piece of pieces) {
    const filled = begun + piece.length;
    if (filled > bytes.length) bytes = Buffer.concat([bytes.subarray(0, begun)], 2 * filled);
    bytes.set(piece, begun);
    const linesEnd = begun + piece.lastIndexOf(lineFeed) + 1;
    if (linesEnd > begun) {
      yield bytes.subarray(0, linesEnd);
      bytes.copyWithin(0, linesEnd, filled);
      begun = filled - linesEnd;
    } else begun = filled;
    if (begun > mostBytes) throw new NotCsv('a record without end');
  }
  if (begun > 0) yield bytes.subarray(0, begun);
}

/** The records that end within lines, the first of them in a row of that number. */
function recordsOf(bytes: Buffer, firstRow: number): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let from = 0;
  // Looked for once a piece: most lists have no quotes, and no record is searched for them again.
  let quote = bytes.indexOf(quoteMark);
  for (let to = bytes.indexOf(lineFeed); to >= 0; to = bytes.indexOf(lineFeed, from)) {
    if (quote >= 0 && quote < to) {
      to = closedEnd(bytes, from, to);
      if (to < 0) break;
      quote = bytes.indexOf(quoteMark, to);
    }
    records.push({ row: firstRow + records.length, from, to });
    from = to + 1;
  }
  return records;
}

/** Lines as they are. A mark of the byte order is none but at the beginning. */
function utf8Lines(): (lines: Buffer) => Buffer {
  let isFirst = true;
  return (lines) => {
    if (!isUtf8(lines)) throw new NotCsv('not of this encoding');
    const marked = isFirst && lines[0] === 0xef && lines[1] === 0xbb && lines[2] === 0xbf;
    isFirst = false;
    return marked ? lines.subarray(3) : lines;
  };
}

/** Lines of the other encoding that lists are written in. */
function gb18030Lines(): (lines: Buffer) => Buffer {
  const first = new TextDecoder('gb18030', { fatal: true });
  const further = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true });
  let isFirst = true;
  return (lines) => {
    const decoder = isFirst ? first : further;
    isFirst = false;
    try {
      return Buffer.from(decoder.decode(lines));
    } catch (error) {
      if (error instanceof TypeError) throw new NotCsv('not of this encoding');
      throw error;
    }
  };
}

/** Where a record with quotes ends: the next line feed that is in none of them; below 0 where it goes on. */
function closedEnd(bytes: Buffer, from: number, first: number): number {
  let end = first;
  while (end >= 0 && isOpen(bytes, from, end)) end = bytes.indexOf(lineFeed, end + 1);
  return end;
}

function isOpen(bytes: Buffer, from: number, to: number): boolean {
  let quotes = 0;
  for (let at = bytes.indexOf(quoteMark, from); at >= 0 && at < to; at = bytes.indexOf(quoteMark, at + 1)) {
    quotes += 1;
  }
  return quotes % 2 === 1;
}

/** The rows of a list: its records without the header, and without those in which nothing but commas stands. */
export async function* rowsBelowHeader(pieces: AsyncIterable<CsvPiece>): AsyncGenerator<CsvPiece, void> {
  for await (const piece of pieces) {
    const isRow = (record: CsvRecord) => record.row > 1 && hasContent(piece.bytes, record);
    yield piece.records.every(isRow) ? piece : { ...piece, records: piece.records.filter(isRow) };
  }
}

const content = /[^\s,"]/;

function hasContent(bytes: Buffer, record: CsvRecord): boolean {
  const first = bytes[record.from] ?? space;
  // What begins with a letter or digit, as nearly every record does, needs no text.
  return isAlphanumeric(first) || content.test(textOf(bytes, record));
}

function isAlphanumeric(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

export function textOf(bytes: Buffer, { from, to }: CsvRecord): string {
  return bytes.toString('utf-8', from, to);
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

/** A row of cells as a record that reads back as they are. */
export function pieceOf({ row, cells }: FileRow): CsvPiece {
  const quoted = cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  const bytes = Buffer.from(quoted.join(','));
  return { bytes, records: [{ row, from: 0, to: bytes.length }] };
}
