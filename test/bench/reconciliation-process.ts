import { createReadStream } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { type CsvRecord, csvRecords, rowsOfRecords } from '../../functions/reconciliation/csv-records.ts';
import { divideRecords, keyReader, sampleKeys } from '../../functions/reconciliation/divide-records.ts';
import { listOf } from '../../functions/reconciliation/read-insurer-list.ts';
import { divisionCode, insurerCode } from '../../shared/domain/ids.ts';
import { readHeader } from '../../shared/domain/imports/columns.ts';
import {
  addControlTotals,
  type ControlTotals,
  controlTotalsOf,
} from '../../shared/domain/reconciliation/control-totals.ts';
import { boundariesOf, partsFor } from '../../shared/domain/reconciliation/divide-list.ts';
import { byRowKey, listColumns } from '../../shared/domain/reconciliation/listed-row.ts';
import { reconcileRows } from '../../shared/domain/reconciliation/reconcile-rows.ts';
import type { SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { addRowSums, type RowSums, sumRows } from '../../shared/domain/settlement/row-sums.ts';
import { asLedgerRow, titles } from '../support/reconciliation-files.ts';

/**
 * What the job does of a list and a ledger that lie in files: divide both by their keys, compare part by part, sum. Says
 * seconds of the processor, seconds on the clock, peak memory and what came out.
 */
const [folder = ''] = process.argv.slice(2);
const books = { insurer: insurerCode.parse('picc-sn'), divisionCode: divisionCode.parse('610000') };
const header = readHeader(listColumns, titles);
if (!header.accepted) throw new Error('the titles are those of a list');
const keyOf = keyReader(header.value);

async function* recordsOf(name: string): AsyncGenerator<readonly CsvRecord[], void> {
  for await (const records of csvRecords(createReadStream(path.join(folder, name)), 'utf-8')) {
    yield records[0]?.row === 1 ? records.slice(1) : records;
  }
}

function divide(name: string, boundaries: readonly string[]) {
  const write = async (part: number, _: number, records: readonly CsvRecord[]) => {
    const text = records.map((record) => `${record.row},${record.text}\n`).join('');
    await appendFile(path.join(folder, `${name}-${part}`), text);
  };
  return divideRecords(recordsOf(name), { keyOf, boundaries, write });
}

async function recordsOfPart(name: string, part: number): Promise<readonly CsvRecord[]> {
  const records: CsvRecord[] = [];
  const bytes = createReadStream(path.join(folder, `${name}-${part}`));
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

const started = performance.now();
const { total, sample } = await sampleKeys(recordsOf('list.csv'), keyOf);
const boundaries = boundariesOf(sample, partsFor(total));
await divide('list.csv', boundaries);
await divide('ledger.csv', boundaries);
const sums: RowSums[] = [];
const control: ControlTotals[] = [];
for (let part = 0; part <= boundaries.length; part += 1) {
  const list = listOf(titles, rowsOfRecords(await recordsOfPart('list.csv', part)), books.insurer);
  const ledger = [...ledgerOf(await recordsOfPart('ledger.csv', part))];
  const compared = [...reconcileRows(ledger.toSorted(byRowKey), list.rows.toSorted(byRowKey), books)];
  sums.push(sumRows(compared));
  control.push(controlTotalsOf(compared));
}
const { counts } = addRowSums(sums);
const { ledger, list } = addControlTotals(control);
const cpu = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: (cpu.user + cpu.system) / 1_000_000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    matched: counts.MATCHED,
    different: counts.AMOUNT_DIFF,
    onlyList: counts.ONLY_INSURER,
    onlyLedger: counts.ONLY_PLATFORM,
    ledgerFen: ledger.subsidyFen,
    listFen: list.subsidyFen,
  }),
);
