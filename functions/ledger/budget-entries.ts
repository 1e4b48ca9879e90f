import { type Scope } from '../../shared/domain/access/role.ts';
import { type Day } from '../../shared/domain/dates.ts';
import { type BudgetFigure, isBookedBy, movedBy } from '../../shared/domain/ledger/budget-cells.ts';
import { budgetCellOf } from '../../shared/domain/ledger/accounts.ts';
import { type JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { type FiscalLevel } from '../../shared/domain/subsidies/programme.ts';
import { listEntries } from '../../shared/persistence/entries.ts';
import { type Page, type Paged } from '../../shared/persistence/listing.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';

/** Which entries of a programme are asked for: all, those of a year or level, or those behind one cell. */
export interface BudgetQuery {
  readonly year?: number | undefined;
  readonly level?: FiscalLevel | undefined;
  readonly column?: BudgetFigure | undefined;
  readonly asOf?: Day | undefined;
}

/** G9: entries of a programme's budget that the caller may see; `undefined` for who has no entries, and no such programme. */
export async function entriesOfBudget(
  programmeId: string,
  query: BudgetQuery & Page,
  scope: Scope,
): Promise<Paged<JournalEntry> | undefined> {
  const known = (await currentCatalogue()).programmes.some(({ id }) => id === programmeId);
  if (!known || (scope.kind !== 'bureau' && scope.kind !== 'insurer')) return undefined;
  const { year, level, column, asOf } = query;
  const figure =
    column === undefined || year === undefined ? undefined : { programmeId, year, level, figure: column };
  const page = await listEntries(businessTable(), scope, query, (entry) => {
    if (!isBookedBy(entry, asOf)) return false;
    return figure === undefined ? touches(entry, programmeId, query) : movedBy(entry, figure) !== 0;
  });
  if (figure === undefined) return page;
  return { ...page, items: page.items.map((entry) => ({ ...entry, cellFen: movedBy(entry, figure) })) };
}

function touches(entry: JournalEntry, programmeId: string, { year, level }: BudgetQuery): boolean {
  return entry.legs.some((leg) => {
    const cell = budgetCellOf(leg.account);
    return (
      cell?.programmeId === programmeId &&
      (year === undefined || cell.year === year) &&
      (level === undefined || cell.level === level)
    );
  });
}
