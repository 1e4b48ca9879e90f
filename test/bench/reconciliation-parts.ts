import { closeSync, createReadStream, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type CsvRecord, csvRecords, rowsOfRecords } from '../../functions/reconciliation/csv-records.ts';
import { divideRecords, keyReader, sampleKeys } from '../../functions/reconciliation/divide-records.ts';
import { listOf } from '../../functions/reconciliation/read-insurer-list.ts';
import { divisionCode, insurerCode } from '../../shared/domain/ids.ts';
import { readHeader } from '../../shared/domain/imports/columns.ts';
import { type ControlTotals, controlTotalsOf } from '../../shared/domain/reconciliation/control-totals.ts';
import { boundariesOf, partsFor } from '../../shared/domain/reconciliation/divide-list.ts';
import { byRowKey, listColumns } from '../../shared/domain/reconciliation/listed-row.ts';
import { reconcileRows } from '../../shared/domain/reconciliation/reconcile-rows.ts';
import { type RowSums, sumRows } from '../../shared/domain/settlement/row-sums.ts';
import type { SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { asLedgerRow, titles } from '../support/reconciliation-files.ts';

export type FileName = 'list.csv' | 'ledger.csv';

const books = { insurer: insurerCode.parse('picc-sn'), divisionCode: divisionCode.parse('610000') };
const header = readHeader(listColumns, titles);
if (!header.accepted) throw new Error('the titles are those of a list');
const keyOf = keyReader(header.value);

/** The keys at which the list is divided. */
export async function boundariesIn(folder: string): Promise<readonly string[]> {
  const { total, sample } = await sampleKeys(recordsOf(folder, 'list.csv'), keyOf);
  return boundariesOf(sample, partsFor(total));
}

/** Writes each row of a file to the file of its part. */
export async function divideFile(
  folder: string,
  name: FileName,
  boundaries: readonly string[],
): Promise<void> {
  const files = Array.from({ length: boundaries.length + 1 }, (_, part) =>
    openSync(partFile(folder, name, part), 'w'),
  );
  const write = async (part: number, _: number, records: readonly CsvRecord[]) => {
    writeSync(files[part] ?? 0, records.map((record) => `${record.row},${record.text}\n`).join(''));
  };
  await divideRecords(recordsOf(folder, name), { keyOf, boundaries, write });
  for (const file of files) closeSync(file);
}

/** Compares a part of the list with the ledger's between the same keys, which lie in their order as in the table. */
export async function comparePart(
  folder: string,
  part: number,
): Promise<{ readonly sums: RowSums; readonly control: ControlTotals }> {
  const list = listOf(titles, rowsOfRecords(await recordsOfPart(folder, 'list.csv', part)), books.insurer);
  const ledger = ledgerOf(await recordsOfPart(folder, 'ledger.csv', part));
  const compared = [...reconcileRows(ledger, list.rows.toSorted(byRowKey), books)];
  return { sums: sumRows(compared), control: controlTotalsOf(compared) };
}

async function* recordsOf(folder: string, name: FileName): AsyncGenerator<readonly CsvRecord[], void> {
  for await (const records of csvRecords(createReadStream(path.join(folder, name)), 'utf-8')) {
    yield records[0]?.row === 1 ? records.slice(1) : records;
  }
}

async function recordsOfPart(folder: string, name: FileName, part: number): Promise<readonly CsvRecord[]> {
  const records: CsvRecord[] = [];
  const bytes = ReadableStream.from([readFileSync(partFile(folder, name, part))]);
  for await (const some of csvRecords(bytes, 'utf-8')) {
    for (const { text } of some) {
      const comma = text.indexOf(',');
      records.push({ row: Number(text.slice(0, comma)), text: text.slice(comma + 1) });
    }
  }
  return records;
}

function* ledgerOf(records: readonly CsvRecord[]): Generator<SettlementRow, void> {
  for (const row of rowsOfRecords(records)) yield asLedgerRow(row);
}

function partFile(folder: string, name: FileName, part: number): string {
  return path.join(folder, `${name}-${part}`);
}
