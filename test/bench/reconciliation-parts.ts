import { closeSync, openSync, readFileSync, readSync, writevSync } from 'node:fs';
import path from 'node:path';
import { type CsvPiece, csvRecords, rowsBelowHeader } from '../../functions/reconciliation/csv-records.ts';
import { divideRecords, sampleKeys } from '../../functions/reconciliation/divide-records.ts';
import { ListPart } from '../../functions/reconciliation/list-part.ts';
import { recordsOfPart } from '../../functions/reconciliation/part-bytes.ts';
import { divisionCode, insurerCode } from '../../shared/domain/ids.ts';
import { type ControlTotals, controlTotalsOf } from '../../shared/domain/reconciliation/control-totals.ts';
import { boundariesOf, partsFor, rangeOf } from '../../shared/domain/reconciliation/divide-list.ts';
import { type RowSums, sumRows } from '../../shared/domain/settlement/row-sums.ts';
import type { SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { titles } from '../support/reconciliation-files.ts';
import { keys, ledgerBetween } from './reconciliation-ledger.ts';

const books = { insurer: insurerCode.parse('picc-sn'), divisionCode: divisionCode.parse('610000') };

/** The keys at which the list is divided. */
export async function boundariesIn(folder: string): Promise<readonly string[]> {
  const { total, sample } = await sampleKeys(rowsOf(folder), keys);
  return boundariesOf(sample, partsFor(total));
}

/** Writes each row of the list to the file of its part. */
export async function divideFile(folder: string, boundaries: readonly string[]): Promise<void> {
  const files = Array.from({ length: boundaries.length + 1 }, (_, part) =>
    openSync(partFile(folder, part), 'w'),
  );
  const write = async (part: number, _: number, blocks: readonly Uint8Array[]) => {
    writevSync(files[part] ?? 0, blocks);
  };
  await divideRecords(rowsOf(folder), { keys, boundaries, write });
  for (const file of files) closeSync(file);
}

/** Compares a part of the list with the ledger's rows between the same keys. */
export async function comparePart(
  folder: string,
  part: number,
  boundaries: readonly string[],
): Promise<{ readonly sums: RowSums[]; readonly control: ControlTotals[] }> {
  const list = new ListPart(titles, books);
  list.add(recordsOfPart(readFileSync(partFile(folder, part))));
  const compared: SettlementRow[] = [];
  for (const row of ledgerBetween(path.join(folder, 'ledger.csv'), rangeOf(part, boundaries))) {
    compared.push(...list.reconciled(row));
  }
  const both = [compared, [...list.left()]];
  return { sums: both.map(sumRows), control: both.map(controlTotalsOf) };
}

/** The rows of the list piece by piece, each read over the one before. */
function rowsOf(folder: string): AsyncIterable<CsvPiece> {
  return rowsBelowHeader(csvRecords(piecesOf(path.join(folder, 'list.csv')), 'utf-8'));
}

async function* piecesOf(file: string): AsyncGenerator<Uint8Array, void> {
  const opened = openSync(file, 'r');
  const buffer = Buffer.alloc(262_144);
  const read = () => buffer.subarray(0, readSync(opened, buffer));
  for (let piece = read(); piece.length > 0; piece = read()) yield piece;
  closeSync(opened);
}

function partFile(folder: string, part: number): string {
  return path.join(folder, `list.csv-${part}`);
}
