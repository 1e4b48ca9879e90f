import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import type { FileRow } from '../../functions/imports/files/list-file.ts';
import { listColumns } from '../../shared/domain/reconciliation/listed-row.ts';
import type { SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { composePolicyNo } from '../../shared/domain/ids.ts';
import { testFirm } from './journeys.ts';

export const titles = listColumns.map((column) => column.name);

const firms = Array.from({ length: 2_000 }, (_, serial) => testFirm(serial).org);

/** Every so-manieth row of the list is another amount, missing, or one that the ledger does not have. */
const everyDifferent = 997;
const everyMissing = 1_499;
const everyUnknown = 1_999;

/** A ledger and an insurer's list of so many policies, the list in an order of its own, as CSV files. */
export async function writeReconciliationFiles(folder: string, total: number): Promise<void> {
  await writeCsv(path.join(folder, 'ledger.csv'), total, (index) => lineOf(index, 48_000));
  const step = 7_919;
  await writeCsv(path.join(folder, 'list.csv'), total, (place) => {
    const index = (place * step) % total;
    if (index % everyMissing === 1) return undefined;
    if (index % everyUnknown === 2) return lineOf(index + 50_000_000, 48_000);
    return lineOf(index, index % everyDifferent === 3 ? 48_001 : 48_000);
  });
}

async function writeCsv(
  file: string,
  total: number,
  line: (index: number) => string | undefined,
): Promise<void> {
  const stream = createWriteStream(file, { highWaterMark: 1_048_576 });
  stream.write(`${titles.join(',')}\n`);
  for (let index = 0; index < total; index += 1) {
    const text = line(index);
    if (text !== undefined && !stream.write(`${text}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

function lineOf(index: number, provinceFen: number): string {
  const policyNo = composePolicyNo(2026, String(index).padStart(10, '0'));
  const parts = `${provinceFen},24000,8000`;
  return `${policyNo},,picc-sn,1000000,qinke-inclusive,${firms[index % firms.length] ?? ''},企业${index},2026-01-10,2027-01-10,20000000,100000,20000,2026-01-09,0,${parts},in-force,,`;
}

/** A line of the ledger's file as the row that the settlement has of it. */
export function asLedgerRow({ cells }: FileRow): SettlementRow {
  const [policyNo = '', endorsementNo = '', insurer = '', , productCode = '', uscc = '', name = ''] = cells;
  const number = (at: number) => Number(cells[at]);
  const levels = [
    { level: 'province', payer: '610000', fen: number(14) },
    { level: 'city', payer: '610100', fen: number(15) },
    { level: 'county', payer: '610113', fen: number(16) },
  ];
  return {
    policyNo,
    endorsementNo,
    insurer,
    sharePpm: 1_000_000,
    productCode,
    uscc,
    name,
    divisionCode: '610113',
    period: { start: cells[7], end: cells[8] },
    sumInsuredFen: number(9),
    budgetYear: 2026,
    premiumFen: number(10),
    firmFen: number(11),
    subsidyFen: number(14) + number(15) + number(16),
    levels,
    receivedFen: number(11),
    status: 'in-force',
    outcome: 'MATCHED',
    entryIds: ['ent_00000000000000000000000000'],
  } as unknown as SettlementRow;
}
