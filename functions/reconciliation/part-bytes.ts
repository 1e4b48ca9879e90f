import { type CsvPiece, type CsvRecord } from './csv-records.ts';

/** Before each record: the number of its row and its length, four bytes each. */
const numbersBytes = 8;
const blockBytes = 16_384;

/** Blocks in which nothing waits any more, for whichever part needs one: millions of records leave no memory behind. */
export type FreeBlocks = Buffer<ArrayBuffer>[];

/** Records of a part while they wait to be written: their bytes, each behind its numbers, so that nothing has to be looked for. */
export class PartBytes {
  readonly #free: FreeBlocks;
  readonly #full: Buffer<ArrayBuffer>[] = [];
  #block: Buffer<ArrayBuffer> = Buffer.alloc(0);
  #filled = 0;

  constructor(free: FreeBlocks) {
    this.#free = free;
  }

  get isEmpty(): boolean {
    return this.#filled === 0;
  }

  /** What waits, in its order; good until it is cleared. */
  get blocks(): readonly Buffer<ArrayBuffer>[] {
    return this.isEmpty ? [] : [...this.#full, this.#block.subarray(0, this.#filled)];
  }

  add(bytes: Buffer, { row, from, to }: CsvRecord): void {
    const length = to - from;
    if (this.#filled + numbersBytes + length > this.#block.length) this.#begin(numbersBytes + length);
    this.#block.writeUInt32LE(row, this.#filled);
    this.#block.writeUInt32LE(length, this.#filled + 4);
    bytes.copy(this.#block, this.#filled + numbersBytes, from, to);
    this.#filled += numbersBytes + length;
  }

  clear(): void {
    const whole = this.blocks.map(({ buffer }) => Buffer.from(buffer));
    this.#free.push(...whole.filter((block) => block.length === blockBytes));
    this.#full.length = 0;
    this.#block = Buffer.alloc(0);
    this.#filled = 0;
  }

  /** A record that is longer than a block gets one of its own. */
  #begin(needed: number): void {
    if (!this.isEmpty) this.#full.push(this.#block.subarray(0, this.#filled));
    const free = needed > blockBytes ? undefined : this.#free.pop();
    this.#block = free ?? Buffer.allocUnsafeSlow(Math.max(needed, blockBytes));
    this.#filled = 0;
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
