import { type Instant } from '../dates.ts';
import { type Fen, formatYuan, subtractFen, sumFen } from '../money.ts';
import { addRowSums, type RowSums, sumRows } from './row-sums.ts';
import { type SettlementRow } from './settlement-row.ts';
import { type SettlementCheck, type SettlementIn } from './settlement.ts';
import { type Carry, type SettlementTotals, totalRows } from './total-rows.ts';

/**
 * Turns collected rows into a draft: totals, what earlier quarters carried forward, and the checks that people read
 * before they sign. Rows that are held do not hold the others. `ledgerFen` is the quarter's subsidy summed from the
 * journal itself, without the rows.
 */
export function draftSettlement(
  building: SettlementIn<'building'>,
  rows: readonly SettlementRow[],
  carries: readonly Carry[],
  ledgerFen: Fen,
  now: Instant,
): SettlementIn<'draft'> {
  const { cursor: _, ...requested } = building;
  const compared = comparedTotals(rows, carries, ledgerFen);
  return {
    ...requested,
    status: 'draft',
    ...compared,
    bringsForward: carries.map((carry) => carry.settlementId),
    history: [...building.history, { at: now, actor: 'service', event: 'drafted', totals: compared.totals }],
    revision: building.revision + 1,
  };
}

/** What follows from rows and their outcomes: counts, totals of what is payable, and the checks. */
export function comparedTotals(
  rows: readonly SettlementRow[],
  carries: readonly Carry[],
  ledgerFen: Fen,
): Pick<SettlementIn<'draft'>, 'counts' | 'totals' | 'checks'> {
  return totalsOfParts([sumRows(rows)], carries, ledgerFen);
}

/** The same of rows that were summed part by part: the sums of a million rows are those of its parts. */
export function totalsOfParts(
  parts: readonly RowSums[],
  carries: readonly Carry[],
  ledgerFen: Fen,
): Pick<SettlementIn<'draft'>, 'counts' | 'totals' | 'checks'> {
  const sums = addRowSums(parts);
  const totals = totalRows(sums.payable, carries);
  return { counts: sums.counts, totals, checks: checksOf(sums, totals, ledgerFen) };
}

/**
 * REC-3, REC-4: control totals against the ledger and the levels, the firms' payments, and the rows by themselves.
 */
function checksOf(sums: RowSums, totals: SettlementTotals, ledgerFen: Fen): SettlementCheck[] {
  const { subsidyFen, unpaid, distinct, rows, different } = sums;
  const payableFen = sumFen(sums.payable.map((part) => part.subsidyFen));
  const levelsFen = subtractFen(totals.subsidyFen, totals.clawbackFen);
  return [
    checkOf('rows-equal-ledger', subsidyFen === ledgerFen, [formatYuan(subsidyFen), formatYuan(ledgerFen)]),
    checkOf('levels-equal-rows', levelsFen === payableFen, [formatYuan(levelsFen), formatYuan(payableFen)]),
    checkOf('firm-shares-received', unpaid === 0, [unpaid]),
    checkOf('no-duplicates', distinct === rows, [distinct, rows]),
    checkOf('amounts-equal', different === 0, [different]),
  ];
}

function checkOf(id: string, ok: boolean, facts: readonly (string | number)[]): SettlementCheck {
  return { id, ok, fact: facts.join(' / ') };
}
