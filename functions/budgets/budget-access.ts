import type { Day } from '../../shared/domain/dates.ts';
import type { Scope } from '../../shared/domain/access/role.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { divisionPrefix } from '../../shared/persistence/keys.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';

/** The programme, when the bureau lies in its area or above; its budget is nobody else's business. */
export async function programmeSeenBy(
  scope: Scope,
  programmeId: string,
  on: Day,
): Promise<Programme | undefined> {
  const programme = (await currentCatalogue()).programmeOn(programmeId, on);
  if (programme === undefined || scope.kind !== 'bureau') return undefined;
  const own = divisionPrefix(scope.division);
  return own.startsWith(programme.divisionPrefix) || programme.divisionPrefix.startsWith(own)
    ? programme
    : undefined;
}

/** Whether the bureau holds the whole area of the programme and so may approve its money. */
export function mayApproveMoneyOf(scope: Scope, programme: Programme): boolean {
  return scope.kind === 'bureau' && programme.divisionPrefix.startsWith(divisionPrefix(scope.division));
}
