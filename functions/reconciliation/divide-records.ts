import { keysPerSample } from '../../shared/domain/reconciliation/divide-list.ts';
import { type CsvPiece } from './csv-records.ts';
import { type FreeBlocks, PartBytes } from './part-bytes.ts';
import { PartOfRecord, type RecordKeys } from './record-key.ts';

/** Bytes of records that wait in memory before they are written. */
const mostWaiting = 8_388_608;
const writtenAtOnce = 16;

/** How many records there are, and every so-manieth key. */
export async function sampleKeys(
  pieces: AsyncIterable<CsvPiece>,
  keys: RecordKeys,
): Promise<{ readonly total: number; readonly sample: readonly string[] }> {
  const sample: string[] = [];
  let total = 0;
  for await (const { bytes, records } of pieces) {
    for (const record of records) {
      if (total % keysPerSample === 0) sample.push(keys.of(bytes, record));
      total += 1;
    }
  }
  return { total, sample };
}

/** Writes every record to a file of its part, some at a time; says how many files each part has. */
export async function divideRecords(
  pieces: AsyncIterable<CsvPiece>,
  by: {
    readonly keys: RecordKeys;
    readonly boundaries: readonly string[];
    readonly write: (part: number, file: number, of: readonly Uint8Array<ArrayBuffer>[]) => Promise<void>;
  },
): Promise<readonly number[]> {
  const files = Array.from({ length: by.boundaries.length + 1 }, () => 0);
  const free: FreeBlocks = [];
  const waiting = files.map(() => new PartBytes(free));
  const place = new PartOfRecord(by.keys, by.boundaries);
  const flush = async () => {
    const full = [...waiting.entries()].filter(([, some]) => !some.isEmpty);
    for (let at = 0; at < full.length; at += writtenAtOnce) {
      const now = full.slice(at, at + writtenAtOnce);
      await Promise.all(now.map(([part, some]) => by.write(part, files[part] ?? 0, some.blocks)));
    }
    for (const [part, some] of full) {
      files[part] = (files[part] ?? 0) + 1;
      some.clear();
    }
  };
  let waitingBytes = 0;
  for await (const { bytes, records } of pieces) {
    for (const record of records) {
      waiting[place.of(bytes, record)]?.add(bytes, record);
      waitingBytes += record.to - record.from;
    }
    if (waitingBytes > mostWaiting) {
      await flush();
      waitingBytes = 0;
    }
  }
  await flush();
  return files;
}
