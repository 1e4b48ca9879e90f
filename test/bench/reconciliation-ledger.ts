import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { RecordKeys } from '../../functions/reconciliation/record-key.ts';
import { readHeader } from '../../shared/domain/imports/columns.ts';
import { listColumns } from '../../shared/domain/reconciliation/listed-row.ts';
import type { SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { asLedgerRow, titles } from '../support/reconciliation-files.ts';

const lineFeed = 0x0a;
/** Two lines are shorter. */
const windowBytes = 1_024;
const header = readHeader(listColumns, titles);
if (!header.accepted) throw new Error('the titles are those of a list');
export const keys = new RecordKeys(header.value);

/** The rows of a ledger's file between two keys: it lies in their order, as the table does, and is asked as the table is. */
export function* ledgerBetween(
  file: string,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Generator<SettlementRow, void> {
  const opened = openSync(file, 'r');
  const begin = placeOf(opened, from ?? '');
  const end = to === undefined ? fstatSync(opened).size : placeOf(opened, to);
  const bytes = Buffer.allocUnsafe(end - begin);
  readSync(opened, bytes, 0, bytes.length, begin);
  closeSync(opened);
  let at = 0;
  for (let feed = bytes.indexOf(lineFeed); feed >= 0; feed = bytes.indexOf(lineFeed, at)) {
    yield asLedgerRow(bytes, { row: 0, from: at, to: feed });
    at = feed + 1;
  }
}

/** Where the first row begins whose key does not lie before another. */
function placeOf(opened: number, key: string): number {
  const window = Buffer.alloc(windowBytes);
  let [low, high] = [titles.join().length, fstatSync(opened).size - 1];
  while (low < high) {
    const middle = Math.trunc((low + high) / 2);
    const line = lineBehind(opened, middle, window);
    if (line === undefined || line.key >= key) high = middle;
    else low = line.at;
  }
  return lineBehind(opened, low, window)?.at ?? low + 1;
}

/** The first line behind a byte. */
function lineBehind(
  opened: number,
  byte: number,
  window: Buffer,
): { readonly at: number; readonly key: string } | undefined {
  const filled = readSync(opened, window, 0, windowBytes, byte);
  const from = window.indexOf(lineFeed) + 1;
  if (from === 0 || from >= filled) return undefined;
  return { at: byte + from, key: keys.of(window, { row: 0, from, to: filled }) };
}
