import { closeSync, openSync, readFileSync, writevSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { type CsvPiece, csvRecords, rowsBelowHeader } from '../../functions/reconciliation/csv-records.ts';
import { divideRecords, sampleKeys } from '../../functions/reconciliation/divide-records.ts';
import { ListPart } from '../../functions/reconciliation/list-part.ts';
import { recordsOfPart } from '../../functions/reconciliation/part-bytes.ts';
import { RecordKeys } from '../../functions/reconciliation/record-key.ts';
import { divisionCode, insurerCode } from '../../shared/domain/ids.ts';
import { readHeader } from '../../shared/domain/imports/columns.ts';
import { type ControlTotals, controlTotalsOf } from '../../shared/domain/reconciliation/control-totals.ts';
import { boundariesOf, partsFor } from '../../shared/domain/reconciliation/divide-list.ts';
import { listColumns } from '../../shared/domain/reconciliation/listed-row.ts';
import { type RowSums, sumRows } from '../../shared/domain/settlement/row-sums.ts';
import type { SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { asLedgerRow, titles } from '../support/reconciliation-files.ts';

export type FileName = 'list.csv' | 'ledger.csv';

const books = { insurer: insurerCode.parse('picc-sn'), divisionCode: divisionCode.parse('610000') };
const header = readHeader(listColumns, titles);
if (!header.accepted) throw new Error('the titles are those of a list');
const keys = new RecordKeys(header.value);

/** The keys at which the list is divided. */
export async function boundariesIn(folder: string): Promise<readonly string[]> {
  const { total, sample } = await sampleKeys(rowsOf(folder, 'list.csv'), keys);
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
  const write = async (part: number, _: number, blocks: readonly Uint8Array[]) => {
    writevSync(files[part] ?? 0, blocks);
  };
  await divideRecords(rowsOf(folder, name), { keys, boundaries, write });
  for (const file of files) closeSync(file);
}

/** Compares a part of the list with the ledger's between the same keys, which lie in their order as in the table. */
export async function comparePart(
  folder: string,
  part: number,
): Promise<{ readonly sums: RowSums[]; readonly control: ControlTotals[] }> {
  const list = new ListPart(titles, books);
  list.add(partOf(folder, 'list.csv', part));
  const { bytes, records } = partOf(folder, 'ledger.csv', part);
  const compared: SettlementRow[] = [];
  for (const record of records) compared.push(...list.reconciled(asLedgerRow(bytes, record)));
  const both = [compared, [...list.left()]];
  return { sums: both.map(sumRows), control: both.map(controlTotalsOf) };
}

function rowsOf(folder: string, name: FileName): AsyncIterable<CsvPiece> {
  return rowsBelowHeader(csvRecords(piecesOf(path.join(folder, name)), 'utf-8'));
}

/** A file piece by piece, each read over the one before. */
async function* piecesOf(file: string): AsyncGenerator<Uint8Array, void> {
  const handle = await open(file);
  const buffer = Buffer.alloc(262_144);
  const read = async () => buffer.subarray(0, (await handle.read(buffer)).bytesRead);
  for (let piece = await read(); piece.length > 0; piece = await read()) yield piece;
  await handle.close();
}

function partOf(folder: string, name: FileName, part: number): CsvPiece {
  return recordsOfPart(readFileSync(partFile(folder, name, part)));
}

function partFile(folder: string, name: FileName, part: number): string {
  return path.join(folder, `${name}-${part}`);
}
