import { sumFen } from '../../shared/domain/money.ts';
import { explainRow } from '../../shared/domain/reconciliation/explain-row.ts';
import { listColumns } from '../../shared/domain/reconciliation/listed-row.ts';
import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { type FiscalLevel } from '../../shared/domain/subsidies/programme.ts';
import { type Cell, type Row } from '../imports/files/xlsx-sheet.ts';

export type Table = readonly Row[];

/** REC-0, section 7 of the contract: what stands in each column of an insurer's list. */
const cells: Readonly<Record<string, (row: SettlementRow) => Cell | undefined>> = {
  policyNo: (row) => row.policyNo,
  endorsementNo: (row) => row.endorsementNo,
  insurer: (row) => row.insurer,
  sharePpm: (row) => row.sharePpm,
  productCode: (row) => row.productCode,
  uscc: (row) => row.uscc,
  name: (row) => row.name,
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

/** The ledger's rows under the contract's header: put back unchanged, every one of them is matched. */
export function listTable(rows: readonly SettlementRow[]): Table {
  const names = listColumns.map((column) => column.name);
  const ofLedger = rows.filter((row) => row.entryIds.length > 0);
  return [names, ...ofLedger.map((row) => names.map((name) => cells[name]?.(row) ?? ''))];
}

/** Every row with its outcome, the reason and both figures. */
export function outcomesTable(rows: readonly SettlementRow[]): Table {
  const titles = ['policyNo', 'endorsementNo', 'uscc', 'name', 'outcome', 'reason', 'explanation'];
  const figures = ['ledgerPremiumFen', 'listPremiumFen', 'ledgerFirmFen', 'listFirmFen'];
  const subsidies = ['ledgerSubsidyFen', 'listSubsidyFen', 'ledgerStatus', 'listStatus', 'listLine'];
  return [
    [...titles, ...figures, ...subsidies],
    ...rows.map(({ listed, ...row }) => [
      row.policyNo,
      row.endorsementNo,
      row.uscc,
      row.name,
      row.outcome,
      row.reason ?? '',
      explainRow({ ...row, ...(listed === undefined ? {} : { listed }) })?.zh ?? '',
      row.premiumFen,
      listed?.premiumFen ?? '',
      row.firmFen,
      listed?.firmFen ?? '',
      row.subsidyFen,
      listed?.subsidyFen ?? '',
      row.status,
      listed?.status ?? '',
      listed?.line ?? '',
    ]),
  ];
}

function ofLevel(row: SettlementRow, level: FiscalLevel): number {
  return sumFen(row.levels.filter((part) => part.level === level).map((part) => part.fen));
}
