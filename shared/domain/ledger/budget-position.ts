import { type Day } from '../dates.ts';
import { type DivisionCode, divisionCode, type InsurerCode } from '../ids.ts';
import { addFen, type Fen, subtractFen, sumFen, zeroFen } from '../money.ts';
import { type Budget, type Envelope } from '../subsidies/budget.ts';
import { type FiscalLevel, fiscalLevels, type Programme } from '../subsidies/programme.ts';
import { payerOf } from '../subsidies/split-subsidy.ts';
import { type BudgetColumn, budgetCellOf } from './accounts.ts';
import { figureFrom, isBookedBy } from './budget-cells.ts';
import { type JournalEntry } from './journal-entry.ts';

const figures = [
  'approvedFen',
  'reservedFen',
  'accruedFen',
  'settledFen',
  'paidFen',
  'clawedBackFen',
  'availableFen',
  'lapsedFen',
] as const;
/**
 * `accruedFen` is everything that became due, paid or not; `paidFen` is part of it. `settledFen` is what settlements have
 * approved for payment, paid or not. `lapsedFen` is what a cleared year had left (REC-6).
 */
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
 * What a budget's envelopes hold, level by level, and together: available = approved − reserved − accrued + clawed back −
 * lapsed.
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
  const tally = new PositionTally(programmeId, year);
  for (const entry of entries) tally.add(entry);
  return new Map(tally.levels().map(({ level, ...held }) => [level, held]));
}

/** Adds up the entries of a programme's year, level by level. */
export class PositionTally {
  readonly #programmeId: string;
  readonly #year: number;
  readonly #columns = new Map<FiscalLevel, Map<BudgetColumn, Fen>>();

  constructor(programmeId: string, year: number) {
    this.#programmeId = programmeId;
    this.#year = year;
  }

  add(entry: Pick<JournalEntry, 'legs'>): void {
    for (const leg of entry.legs) {
      const cell = budgetCellOf(leg.account);
      if (cell?.programmeId !== this.#programmeId || cell.year !== this.#year) continue;
      const level = this.#columns.get(cell.level) ?? new Map<BudgetColumn, Fen>();
      level.set(cell.column, addFen(level.get(cell.column) ?? zeroFen, leg.fen));
      this.#columns.set(cell.level, level);
    }
  }

  /** The levels that entries touched, highest first. */
  levels(): readonly LevelFigures[] {
    return fiscalLevels.flatMap((level) => {
      const balances = this.#columns.get(level);
      return balances === undefined ? [] : [{ level, ...figuresFromColumns(balances) }];
    });
  }

  totals(): BudgetFigures {
    return totalOf(this.levels());
  }
}

export type LevelFigures = BudgetFigures & { readonly level: FiscalLevel };

/** Item 13: the position at the end of a day, from the journal alone, and what of it is each insurer's. */
export function positionAsOf(
  of: Programme,
  year: number,
  entries: readonly JournalEntry[],
  asOf: Day | undefined,
): BudgetPosition & { readonly insurers: readonly (BudgetFigures & { readonly insurer: InsurerCode })[] } {
  const booked = entries.filter((entry) => isBookedBy(entry, asOf));
  const found = [...positionFromJournal(booked, of.id, year)].map(([level, held]) => ({
    level,
    ...held,
  }));
  const missing = of.levels.filter(({ level }) => !found.some((one) => one.level === level));
  const levels = [...found, ...missing.map(({ level }) => ({ level, ...nothing }))]
    .map((one) => ({ ...one, payer: onlyPayer(of, one.level) }))
    .sort(byLevelAndPayer);
  const names = [...new Set(booked.flatMap((entry) => entry.insurer ?? []))].sort((a, b) =>
    a.localeCompare(b),
  );
  const insurers = names.map((insurer) => {
    const tally = new PositionTally(of.id, year);
    for (const entry of booked) if (entry.insurer === insurer) tally.add(entry);
    return { insurer, ...tally.totals() };
  });
  return { year, levels, totals: totalOf(levels), insurers };
}

function figuresFromColumns(balances: ReadonlyMap<BudgetColumn, Fen>): BudgetFigures {
  return {
    approvedFen: figureFrom('approved', balances),
    reservedFen: figureFrom('reserved', balances),
    accruedFen: figureFrom('accrued', balances),
    settledFen: figureFrom('settled', balances),
    paidFen: figureFrom('paid', balances),
    clawedBackFen: figureFrom('clawed-back', balances),
    availableFen: figureFrom('available', balances),
    lapsedFen: figureFrom('lapsed', balances),
  };
}

const nothing = figuresFromColumns(new Map());

function figuresOf(of: Envelope): BudgetFigures {
  const { approvedFen, reservedFen, accruedFen, settledFen, paidFen, clawedBackFen, lapsedFen } = of;
  return {
    approvedFen,
    reservedFen,
    accruedFen,
    settledFen,
    paidFen,
    clawedBackFen,
    availableFen: addFen(subtractFen(approvedFen, reservedFen, accruedFen, lapsedFen), clawedBackFen),
    lapsedFen,
  };
}

function totalOf(levels: readonly BudgetFigures[]): BudgetFigures {
  return Object.fromEntries(
    figures.map((figure) => [figure, sumFen(levels.map((level) => level[figure]))]),
  ) as Record<(typeof figures)[number], Fen>;
}

const wholeCountry = divisionCode.parse('100000');
const digitsOfLevel = { central: 0, province: 2, city: 4, county: 6 } as const;

/** The bureau that pays a level alone; `null` where the programme reaches several divisions of that level. */
export function onlyPayer(of: Programme, level: FiscalLevel): DivisionCode | null {
  if (of.divisionPrefix.length < digitsOfLevel[level]) return null;
  const area = of.divisionPrefix === '' ? wholeCountry : divisionCode.parse(of.divisionPrefix.padEnd(6, '0'));
  return payerOf(level, area);
}

function byLevelAndPayer(
  a: { level: FiscalLevel; payer: DivisionCode | null },
  b: { level: FiscalLevel; payer: DivisionCode | null },
): number {
  const rank = fiscalLevels.indexOf(a.level) - fiscalLevels.indexOf(b.level);
  return rank === 0 ? (a.payer ?? '').localeCompare(b.payer ?? '') : rank;
}
