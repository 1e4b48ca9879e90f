import { type DivisionCode, divisionCode } from '../ids.ts';
import { addFen, type Fen, negateFen, subtractFen, sumFen, zeroFen } from '../money.ts';
import { type Budget, type Envelope } from '../subsidies/budget.ts';
import { type FiscalLevel, fiscalLevels, type Programme } from '../subsidies/programme.ts';
import { payerOf } from '../subsidies/split-subsidy.ts';
import { type BudgetColumn, budgetCellOf } from './accounts.ts';
import { type JournalEntry } from './journal-entry.ts';

const figures = [
  'approvedFen',
  'reservedFen',
  'accruedFen',
  'paidFen',
  'clawedBackFen',
  'availableFen',
] as const;
/** `accruedFen` is everything that became due, paid or not; `paidFen` is part of it. */
export type BudgetFigures = Readonly<Record<(typeof figures)[number], Fen>>;

export interface BudgetPosition {
  readonly year: number;
  readonly levels: readonly (BudgetFigures & {
    readonly level: FiscalLevel;
    readonly payer: DivisionCode | null;
  })[];
  readonly totals: BudgetFigures;
}

/**
 * What a budget's envelopes hold, level by level, and together: available = approved − reserved − accrued + clawed back.
 * A year that nobody has approved money for has every level of the programme at nothing. `payer` is `null` where several
 * bureaus share an envelope.
 */
export function budgetPosition(of: Programme, year: number, held: Budget | undefined): BudgetPosition {
  const envelopes = Object.values(held?.envelopes ?? {});
  const missing = of.levels.filter(({ level }) => !envelopes.some((one) => one.level === level));
  const levels = [
    ...envelopes.map((envelope) => ({
      level: envelope.level,
      payer: envelope.payer ?? onlyPayer(of, envelope.level),
      ...figuresOf(envelope),
    })),
    ...missing.map(({ level }) => ({ level, payer: onlyPayer(of, level), ...nothing })),
  ].sort(byLevelAndPayer);
  return { year, levels, totals: totalOf(levels) };
}

/**
 * The same figures from the journal alone: proof that the stored budget is nothing but its entries. An entry that moves
 * money into a column debits it, so what came from outside (`approved`, `clawed-back`) stands on the credit side.
 */
export function positionFromJournal(
  entries: Iterable<Pick<JournalEntry, 'legs'>>,
  programmeId: string,
  year: number,
): ReadonlyMap<FiscalLevel, BudgetFigures> {
  const columns = new Map<FiscalLevel, Map<BudgetColumn, Fen>>();
  for (const entry of entries) {
    for (const leg of entry.legs) {
      const cell = budgetCellOf(leg.account);
      if (cell?.programmeId !== programmeId || cell.year !== year) continue;
      const level = columns.get(cell.level) ?? new Map<BudgetColumn, Fen>();
      level.set(cell.column, addFen(level.get(cell.column) ?? zeroFen, leg.fen));
      columns.set(cell.level, level);
    }
  }
  return new Map([...columns].map(([level, balances]) => [level, figuresFromColumns(balances)]));
}

function figuresFromColumns(balances: ReadonlyMap<BudgetColumn, Fen>): BudgetFigures {
  const balance = (column: BudgetColumn) => balances.get(column) ?? zeroFen;
  return {
    approvedFen: negateFen(balance('approved')),
    reservedFen: balance('reserved'),
    accruedFen: addFen(balance('accrued'), balance('paid')),
    paidFen: balance('paid'),
    clawedBackFen: negateFen(balance('clawed-back')),
    availableFen: balance('available'),
  };
}

const nothing = figuresFromColumns(new Map());

function figuresOf(of: Envelope): BudgetFigures {
  const { approvedFen, reservedFen, accruedFen, paidFen, clawedBackFen } = of;
  return {
    approvedFen,
    reservedFen,
    accruedFen,
    paidFen,
    clawedBackFen,
    availableFen: addFen(subtractFen(approvedFen, reservedFen, accruedFen), clawedBackFen),
  };
}

function totalOf(levels: readonly BudgetFigures[]): BudgetFigures {
  return Object.fromEntries(
    figures.map((figure) => [figure, sumFen(levels.map((level) => level[figure]))]),
  ) as Record<(typeof figures)[number], Fen>;
}

const digitsOfLevel = { central: 0, province: 2, city: 4, county: 6 } as const;

/** The bureau that pays a level alone; `null` where the programme reaches several divisions of that level. */
function onlyPayer(of: Programme, level: FiscalLevel): DivisionCode | null {
  if (of.divisionPrefix.length < digitsOfLevel[level]) return null;
  return payerOf(level, divisionCode.parse(of.divisionPrefix.padEnd(6, '0')));
}

function byLevelAndPayer(
  a: { level: FiscalLevel; payer: DivisionCode | null },
  b: { level: FiscalLevel; payer: DivisionCode | null },
): number {
  const rank = fiscalLevels.indexOf(a.level) - fiscalLevels.indexOf(b.level);
  return rank === 0 ? (a.payer ?? '').localeCompare(b.payer ?? '') : rank;
}
