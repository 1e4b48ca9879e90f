import { cellsOf, type PlacedColumn } from '../../shared/domain/imports/columns.ts';
import { keysPerSample, partOf } from '../../shared/domain/reconciliation/divide-list.ts';
import { cellsOfRecord, type CsvRecord } from './csv-records.ts';

/** Characters of records that wait in memory before they are written. */
const mostWaiting = 8_388_608;
const writtenAtOnce = 16;

/** What a record is compared under (REC-1), as it stands in the columns of its header. */
export type KeyOf = (record: CsvRecord) => string;

const plainKey = /^([A-Za-z0-9-]+),([EC\d]*),/;

/** Reads the key of a record; where its two columns come first and are plain, without parting all cells. */
export function keyReader(header: readonly PlacedColumn[]): KeyOf {
  const columns = header.filter(({ column }) => ['policyNo', 'endorsementNo'].includes(column.name));
  const comeFirst = ['policyNo', 'endorsementNo'].every((name, position) => {
    return columns.some((one) => one.column.name === name && one.position === position);
  });
  return ({ text }) => {
    const plain = comeFirst ? plainKey.exec(text) : null;
    if (plain !== null) return `${plain[1]}#${plain[2]}`;
    const { policyNo = '', endorsementNo = '' } = cellsOf(columns, cellsOfRecord(text));
    return `${policyNo}#${endorsementNo}`;
  };
}

/** How many records there are, and every so-manieth key. */
export async function sampleKeys(
  pieces: AsyncIterable<readonly CsvRecord[]>,
  keyOf: KeyOf,
): Promise<{ readonly total: number; readonly sample: readonly string[] }> {
  const sample: string[] = [];
  let total = 0;
  for await (const records of pieces) {
    for (const record of records) {
      // A part of a text holds on to all of it: what is kept is copied.
      if (total % keysPerSample === 0) sample.push(Buffer.from(keyOf(record)).toString());
      total += 1;
    }
  }
  return { total, sample };
}

/** Writes every record to a file of its part, some at a time; says how many files each part has. */
export async function divideRecords(
  pieces: AsyncIterable<readonly CsvRecord[]>,
  by: {
    readonly keyOf: KeyOf;
    readonly boundaries: readonly string[];
    readonly write: (part: number, file: number, of: readonly CsvRecord[]) => Promise<void>;
  },
): Promise<readonly number[]> {
  const files = Array.from({ length: by.boundaries.length + 1 }, () => 0);
  let waiting = files.map((): CsvRecord[] => []);
  let characters = 0;
  const flush = async () => {
    const full = [...waiting.entries()].filter(([, some]) => some.length > 0);
    for (let at = 0; at < full.length; at += writtenAtOnce) {
      const now = full.slice(at, at + writtenAtOnce);
      await Promise.all(now.map(([part, some]) => by.write(part, files[part] ?? 0, some)));
    }
    for (const [part] of full) files[part] = (files[part] ?? 0) + 1;
    waiting = files.map(() => []);
    characters = 0;
  };
  for await (const records of pieces) {
    for (const record of records) {
      waiting[partOf(by.keyOf(record), by.boundaries)]?.push(record);
      characters += record.text.length;
    }
    if (characters > mostWaiting) await flush();
  }
  await flush();
  return files;
}
