import { divisionHolds, type Scope } from '../../shared/domain/access/role.ts';
import { endOfYear, type YearClearing } from '../../shared/domain/clearing/clear-year.ts';
import { type ClearingStatement } from '../../shared/domain/clearing/clearing-statement.ts';
import { yearChecklist, type YearState } from '../../shared/domain/clearing/year-checklist.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { divisionNames, namedPayers } from '../../shared/domain/division-names.ts';
import { sumFen } from '../../shared/domain/money.ts';
import { isReady } from '../../shared/domain/settlement/period.ts';

/** Who looks, whether their bureau decides, and when. */
export interface Viewer {
  readonly scope: Scope;
  readonly decides: boolean;
  readonly now: Instant;
}

/** A year as it stands, or as it was proposed or cleared: on the figures of then. */
export function clearingView(
  programmeId: string,
  state: YearState,
  current: YearClearing | undefined,
  { scope, decides, now }: Viewer,
) {
  if (current === undefined || current.status === 'returned') {
    const checklist = yearChecklist(state);
    const isOver = now >= endOfYear(state.year);
    const { explanation, returnedBy, returnedAt, reason, proposedBy, proposedAt } = current ?? {};
    return {
      programmeId,
      year: state.year,
      status: current?.status ?? (isOver && isReady(checklist) ? ('ready' as const) : ('open' as const)),
      statement: statementFor(scope, state.statement),
      checklist,
      decides,
      ...(current === undefined
        ? {}
        : { explanation, returnedBy, returnedAt, reason, proposedBy, proposedAt }),
    };
  }
  const { revision: _inside, statement, ...shown } = current;
  return { ...shown, statement: statementFor(scope, statement), decides };
}

/** SUB-19: a city or county sees what is owed within its own division. */
function statementFor(scope: Scope, of: ClearingStatement) {
  const seen = of.owed.filter(({ city, county }) => {
    if (scope.kind !== 'bureau') return false;
    return divisionHolds(scope.division, city) || divisionHolds(scope.division, county);
  });
  const owed = seen.map((one) => ({
    ...one,
    names: divisionNames(one.county),
    cityNames: divisionNames(one.city),
  }));
  return { ...of, levels: namedPayers(of.levels), owed, owedFen: sumFen(owed.map(({ fen }) => fen)) };
}
