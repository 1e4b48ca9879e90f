import { stringify } from 'csv-stringify/sync';
import { sumFen } from '../../shared/domain/money.ts';
import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { type FiscalLevel } from '../../shared/domain/subsidies/programme.ts';
import { withoutFormula } from '../runtime/spreadsheet-text.ts';

type Cell = string | number | undefined;

/** REC-0, section 7 of the contract: columns of an export and of an insurer's list, in their order. */
const columns: Readonly<Record<string, (row: SettlementRow) => Cell>> = {
  policyNo: (row) => row.policyNo,
  endorsementNo: (row) => row.endorsementNo,
  insurer: (row) => row.insurer,
  sharePpm: (row) => row.sharePpm,
  productCode: (row) => row.productCode,
  uscc: (row) => row.uscc,
  name: (row) => withoutFormula(row.name),
  start: (row) => row.period.start,
  end: (row) => row.period.end,
  sumInsuredFen: (row) => row.sumInsuredFen,
  premiumFen: (row) => row.premiumFen,
  firmFen: (row) => row.firmFen,
  paidOn: (row) => row.paidOn,
  centralFen: (row) => ofLevel(row, 'central'),
  provinceFen: (row) => ofLevel(row, 'province'),
  cityFen: (row) => ofLevel(row, 'city'),
  countyFen: (row) => ofLevel(row, 'county'),
  status: (row) => row.status,
  endedOn: (row) => row.endedOn,
  invoiceNo: () => undefined,
};

/** Rows as CSV, one line a row under the contract's header. */
export function settlementCsv(rows: readonly SettlementRow[]): string {
  const lines = rows.map((row) => Object.values(columns).map((cellOf) => cellOf(row) ?? ''));
  return stringify([Object.keys(columns), ...lines]);
}

function ofLevel(row: SettlementRow, level: FiscalLevel): number {
  return sumFen(row.levels.filter((part) => part.level === level).map((part) => part.fen));
}
