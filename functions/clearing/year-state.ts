import { clearingStatementOf } from '../../shared/domain/clearing/clearing-statement.ts';
import type { YearState } from '../../shared/domain/clearing/year-checklist.ts';
import { quarter } from '../../shared/domain/dates.ts';
import { provincesUnder } from '../../shared/domain/divisions.ts';
import { divisionCode } from '../../shared/domain/ids.ts';
import { budgetPosition } from '../../shared/domain/ledger/budget-position.ts';
import type { Budget } from '../../shared/domain/subsidies/budget.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { readAdvances } from '../../shared/persistence/advances.ts';
import { countOpenApplications } from '../../shared/persistence/applications.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { readClosedPeriod } from '../../shared/persistence/periods.ts';
import { businessTable } from '../runtime/business-table.ts';

/** A year of a programme as it stands, with the budget that it was read from. */
export async function yearStateOf(
  programme: Programme,
  year: number,
): Promise<{ readonly state: YearState; readonly budget: Budget | undefined }> {
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((name) => quarter.parse(`${year}-${name}`));
  const [budget, advances, openApplications, ...closed] = await Promise.all([
    readBudget(businessTable(), programme.id, year),
    readAdvances(businessTable(), programme.id, year),
    openApplicationsOf(programme, year),
    ...quarters.map((of) => readClosedPeriod(businessTable(), programme.id, of)),
  ]);
  const statement = clearingStatementOf(budgetPosition(programme, year, budget), advances);
  const each = quarters.map((of, index) => ({ quarter: of, closed: closed[index] }));
  return { state: { year, quarters: each, openApplications, statement }, budget };
}

/** Nobody applies to a programme that is deducted from the premium. */
async function openApplicationsOf({ id, mode, divisionPrefix }: Programme, year: number): Promise<number> {
  if (mode === 'direct-deduct') return 0;
  const areas = divisionPrefix === '' ? provincesUnder(divisionPrefix) : [divisionPrefix];
  const counts = await Promise.all(
    areas.map((area) => {
      const division = divisionCode.parse(area.padEnd(6, '0'));
      return countOpenApplications(businessTable(), division, { programmeId: id, year });
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
