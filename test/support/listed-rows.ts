import { day, quarter } from '../../shared/domain/dates.ts';
import { invariant } from '../../shared/domain/result.ts';
import { buildRow } from '../../shared/domain/settlement/build-rows.ts';
import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { listedCells, type ListedRow } from '../../shared/domain/reconciliation/listed-row.ts';
import { fileOf, paidPolicy, programmeId, type SettledPolicyFacts } from './settled-policies.ts';

/** A row of the ledger for the first quarter of 2026. */
export function ledgerRow(facts: SettledPolicyFacts): SettlementRow {
  const key = { programmeId, quarter: quarter.parse('2026-Q1'), endorsementNo: '' };
  return buildRow(key, fileOf(paidPolicy(facts)));
}

/** What an insurer that agrees to the fen lists of a row. */
export function listedAs(row: SettlementRow, line: number, more: Partial<ListedRow> = {}): ListedRow {
  const ofLevel = (level: string) => String(row.levels.find((part) => part.level === level)?.fen ?? 0);
  const cells = listedCells.parse({
    policyNo: row.policyNo,
    ...(row.endorsementNo === '' ? {} : { endorsementNo: row.endorsementNo }),
    insurer: row.insurer,
    sharePpm: String(row.sharePpm),
    productCode: row.productCode,
    uscc: row.uscc,
    name: row.name,
    start: row.period.start,
    end: row.period.end,
    sumInsuredFen: String(row.sumInsuredFen),
    premiumFen: String(row.premiumFen),
    firmFen: String(row.firmFen),
    centralFen: ofLevel('central'),
    provinceFen: ofLevel('province'),
    cityFen: ofLevel('city'),
    countyFen: ofLevel('county'),
    status: row.status,
    ...(row.endedOn === undefined ? {} : { endedOn: row.endedOn }),
  });
  return { ...cells, line, ...more };
}

/** The only one of them. */
export function onlyOne<Value>(of: readonly Value[]): Value {
  const [one, ...others] = of;
  invariant(one !== undefined && others.length === 0, 'there is one');
  return one;
}

export const julyFirst = day.parse('2026-07-01');
