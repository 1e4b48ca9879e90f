import { cellsOf, type PlacedColumn } from '../../shared/domain/imports/columns.ts';
import { partOf } from '../../shared/domain/reconciliation/divide-list.ts';
import { cellsOfRecord, type CsvRecord, textOf } from './csv-records.ts';

const [hash, comma] = [0x23, 0x2c];
const inNumber = bytesIn('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-');
const inEndorsement = bytesIn('EC0123456789');

/**
 * Reads what records are compared under (REC-1). Where policy and endorsement are the first two columns, as in an export, and
 * are written plainly, a key is the bytes in which the record begins; otherwise all cells are parted.
 */
export class RecordKeys {
  readonly #columns: readonly PlacedColumn[];
  readonly #comeFirst: boolean;

  constructor(header: readonly PlacedColumn[]) {
    const named = (name: string) => header.filter(({ column }) => column.name === name);
    this.#columns = [...named('policyNo'), ...named('endorsementNo')];
    this.#comeFirst = this.#columns.every(({ position }, index) => position === index);
  }

  /** Where a plain key ends, which begins with its record: at the second comma; below 0 where there is none. */
  plainEnd(bytes: Buffer, { from, to }: CsvRecord): number {
    if (!this.#comeFirst) return -1;
    let at = from;
    while (at < to && inNumber[bytes[at] ?? 0] === 1) at += 1;
    if (at === from || at === to || bytes[at] !== comma) return -1;
    at += 1;
    while (at < to && inEndorsement[bytes[at] ?? 0] === 1) at += 1;
    return at < to && bytes[at] === comma ? at : -1;
  }

  /** The key as text, `KB202600000000015#E1`. */
  of(bytes: Buffer, record: CsvRecord): string {
    const end = this.plainEnd(bytes, record);
    if (end >= 0) return bytes.toString('latin1', record.from, end).replace(',', '#');
    const { policyNo = '', endorsementNo = '' } = cellsOf(
      this.#columns,
      cellsOfRecord(textOf(bytes, record)),
    );
    return `${policyNo}#${endorsementNo}`;
  }
}

/** Finds the part of a record, by its bytes where its key is plain. */
export class PartOfRecord {
  readonly #keys: RecordKeys;
  readonly #boundaries: readonly string[];
  readonly #asBytes: readonly Uint8Array[];

  constructor(keys: RecordKeys, boundaries: readonly string[]) {
    this.#keys = keys;
    this.#boundaries = boundaries;
    this.#asBytes = boundaries.map((key) => Buffer.from(key));
  }

  /** The same as `partOf` of the key: a plain key is ASCII, whose bytes have the order of its characters. */
  of(bytes: Buffer, record: CsvRecord): number {
    const end = this.#keys.plainEnd(bytes, record);
    if (end < 0) return partOf(this.#keys.of(bytes, record), this.#boundaries);
    let [low, high] = [0, this.#asBytes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBehind(bytes, record.from, end, this.#asBytes[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Whether a boundary lies behind the plain key in these bytes. */
function isBehind(
  bytes: Buffer,
  from: number,
  end: number,
  boundary: Uint8Array = new Uint8Array(),
): boolean {
  for (let index = 0; index < boundary.length; index += 1) {
    const at = from + index;
    if (at === end) return true;
    const byte = bytes[at] === comma ? hash : (bytes[at] ?? 0);
    const other = boundary[index] ?? 0;
    if (byte !== other) return byte < other;
  }
  return false;
}

/** By byte, 1 for those of the characters. */
function bytesIn(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) table[byte] = 1;
  return table;
}
