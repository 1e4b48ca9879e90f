import { type CsvPiece, type CsvRecord } from './csv-records.ts';

/** Before each record: the number of its row and its length, four bytes each. */
const numbersBytes = 8;
const fewestBytes = 4_096;
/** What is kept for the records after those that were written: there are many parts. */
const mostKept = 65_536;

/** Records of a part while they wait to be written: their bytes, each behind its numbers, so that nothing has to be looked for. */
export class PartBytes {
  #bytes = Buffer.allocUnsafe(fewestBytes);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Good until the next record is added. */
  get bytes(): Buffer<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  add(bytes: Buffer, { row, from, to }: CsvRecord): void {
    const end = this.#length + numbersBytes + to - from;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.writeUInt32LE(row, this.#length);
    this.#bytes.writeUInt32LE(to - from, this.#length + 4);
    bytes.copy(this.#bytes, this.#length + numbersBytes, from, to);
    this.#length = end;
  }

  clear(): void {
    if (this.#bytes.length > mostKept) this.#bytes = Buffer.allocUnsafe(fewestBytes);
    this.#length = 0;
  }

  #grow(needed: number): void {
    const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

/** The records of a part as they were added. */
export function recordsOfPart(bytes: Buffer): CsvPiece {
  const records: CsvRecord[] = [];
  let at = 0;
  while (at < bytes.length) {
    const row = bytes.readUInt32LE(at);
    const from = at + numbersBytes;
    at = from + bytes.readUInt32LE(at + 4);
    records.push({ row, from, to: at });
  }
  return { bytes, records };
}
