import * as z from 'zod';
import { type Day, endOfDay } from '../dates.ts';
import { asFen, type Fen, negateFen, sumFen } from '../money.ts';
import { type FiscalLevel } from '../subsidies/programme.ts';
import { type BudgetColumn, budgetCellOf } from './accounts.ts';
import { type JournalEntry } from './journal-entry.ts';

/** Figures of a budget's position, as a cell of it is named (G9). */
export const budgetFigures = [
  'approved',
  'reserved',
  'accrued',
  'settled',
  'paid',
  'clawed-back',
  'available',
  'lapsed',
] as const;
export const budgetFigure = z.enum(budgetFigures);
export type BudgetFigure = z.infer<typeof budgetFigure>;

/**
 * 14.1: the columns that a figure is the balance of. `accrued` is everything that became due, paid or not; `settled` what
 * settlements have approved for payment, paid or not. What came from outside stands on the credit side.
 */
const columnsOf: Readonly<
  Record<BudgetFigure, { columns: readonly BudgetColumn[]; side: 'debit' | 'credit' }>
> = {
  approved: { columns: ['approved'], side: 'credit' },
  reserved: { columns: ['reserved'], side: 'debit' },
  accrued: { columns: ['accrued', 'paid'], side: 'debit' },
  settled: { columns: ['settled'], side: 'debit' },
  paid: { columns: ['paid'], side: 'debit' },
  'clawed-back': { columns: ['clawed-back'], side: 'credit' },
  available: { columns: ['available'], side: 'debit' },
  lapsed: { columns: ['lapsed'], side: 'debit' },
};

/** One cell of a budget's position: a figure of a programme's year, of one level or of all. */
export interface BudgetFigureRef {
  readonly programmeId: string;
  readonly year: number;
  readonly level?: FiscalLevel | undefined;
  readonly figure: BudgetFigure;
}

/** What an entry moves a cell by; nothing where it only moves money within the cell. */
export function movedBy(entry: Pick<JournalEntry, 'legs'>, of: BudgetFigureRef): Fen {
  const { columns, side } = columnsOf[of.figure];
  const moved = sumFen(
    entry.legs
      .filter((leg) => {
        const cell = budgetCellOf(leg.account);
        return (
          cell?.programmeId === of.programmeId &&
          cell.year === of.year &&
          (of.level === undefined || cell.level === of.level) &&
          columns.includes(cell.column)
        );
      })
      .map((leg) => leg.fen),
  );
  return side === 'debit' || moved === 0 ? moved : negateFen(moved);
}

/** A figure from the balances of its columns. */
export function figureFrom(figure: BudgetFigure, balances: ReadonlyMap<BudgetColumn, Fen>): Fen {
  const { columns, side } = columnsOf[figure];
  const sum = sumFen(columns.map((column) => balances.get(column) ?? asFen(0)));
  return side === 'debit' || sum === 0 ? sum : negateFen(sum);
}

/** Whether an entry was booked up to the end of a day; every entry, where no day is named. */
export function isBookedBy(entry: Pick<JournalEntry, 'bookedAt'>, asOf: Day | undefined): boolean {
  return asOf === undefined || entry.bookedAt < endOfDay(asOf);
}
