import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import type { CsvRecord } from '../../functions/reconciliation/csv-records.ts';
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
export function asLedgerRow(bytes: Buffer, line: CsvRecord): SettlementRow {
  const next = new NextCell(bytes, line);
  const row = {
    policyNo: next.text(),
    endorsementNo: next.text(),
    insurer: next.text(),
    sharePpm: next.number(),
    productCode: next.text(),
    uscc: next.text(),
    name: next.name(),
    divisionCode: '610113',
    period: { start: next.text(), end: next.text() },
    sumInsuredFen: next.number(),
    budgetYear: 2026,
    premiumFen: next.number(),
    firmFen: next.number(),
    subsidyFen: 0,
    receivedFen: 0,
    paidOn: next.text(),
    centralFen: next.number(),
    levels: [
      { level: 'province', payer: '610000', fen: next.number() },
      { level: 'city', payer: '610100', fen: next.number() },
      { level: 'county', payer: '610113', fen: next.number() },
    ],
    status: next.text(),
    outcome: 'MATCHED',
    entryIds: ['ent_00000000000000000000000000'],
  };
  row.subsidyFen = row.levels.reduce((sum, part) => sum + part.fen, 0);
  row.receivedFen = row.firmFen;
  return row as unknown as SettlementRow;
}

/** V8 copies shorter ones. */
const longSlice = 13;

/** The cells of a line one after another, each as what it is. */
class NextCell {
  readonly #bytes: Buffer;
  readonly #from: number;
  /** A character for each byte: all that it is in but names. */
  readonly #line: string;
  #at = 0;

  constructor(bytes: Buffer, { from, to }: CsvRecord) {
    this.#bytes = bytes;
    this.#from = from;
    this.#line = bytes.toString('latin1', from, to);
  }

  /** Each a text of its own, as the table gives them: a long slice would be a window on its line. */
  text(): string {
    const [from, to] = [this.#at, this.#line.indexOf(',', this.#at)];
    this.#at = to + 1;
    if (to - from < longSlice) return this.#line.slice(from, to);
    return this.#bytes.toString('latin1', this.#from + from, this.#from + to);
  }

  name(): string {
    const [from, to] = [this.#at, this.#line.indexOf(',', this.#at)];
    this.#at = to + 1;
    return this.#bytes.toString('utf-8', this.#from + from, this.#from + to);
  }

  number(): number {
    let number = 0;
    for (let digit = this.#digit(); digit >= 0; digit = this.#digit()) number = 10 * number + digit;
    return number;
  }

  /** Below 0 for the comma behind the number. */
  #digit(): number {
    const at = this.#at;
    this.#at += 1;
    return this.#line.charCodeAt(at) - 0x30;
  }
}
