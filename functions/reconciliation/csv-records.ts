/** A record of a CSV file, by the number of its line in a spreadsheet: the header is 1. */
export interface CsvRecord {
  readonly row: number;
  readonly text: string;
}

/** A record longer than this is none of a list. */
const mostCharacters = 65_536;

export class NotCsv extends Error {
  override readonly name = 'NotCsv';
}

/**
 * The records of a CSV file while it arrives: whatever its size, no more than one piece of it is in memory. A line feed within
 * quotes belongs to its cell.
 *
 * @throws NotCsv for bytes that are not of the encoding, for a record without end and for open quotes.
 */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  encoding: 'utf-8' | 'gb18030',
): AsyncGenerator<CsvRecord, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let rest = '';
  let row = 0;
  for await (const piece of bytes) {
    const text = rest + decoded(decoder, piece);
    let from = 0;
    for (let end = recordEnd(text, from); end >= 0; end = recordEnd(text, from)) {
      row += 1;
      yield { row, text: text.slice(from, end) };
      from = end + 1;
    }
    rest = text.slice(from);
    if (rest.length > mostCharacters) throw new NotCsv('a record without end');
  }
  rest += decoded(decoder);
  if (rest === '') return;
  if (isOpen(rest)) throw new NotCsv('quotes are not closed');
  yield { row: row + 1, text: rest };
}

function decoded(decoder: InstanceType<typeof TextDecoder>, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) throw new NotCsv('not of this encoding');
    throw error;
  }
}

/** Where the record that begins at `from` ends: the next line feed that is in no quotes; below 0 where it goes on. */
function recordEnd(text: string, from: number): number {
  let end = text.indexOf('\n', from);
  const quote = text.indexOf('"', from);
  if (end < 0 || quote < 0 || quote > end) return end;
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
