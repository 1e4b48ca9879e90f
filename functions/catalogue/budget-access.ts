import type { Scope } from '../../shared/domain/access/role.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { currentProgramme } from '../../shared/domain/subsidies/programmes.ts';
import { divisionPrefix } from '../../shared/persistence/keys.ts';

/** The programme, when the bureau lies in its area or above; its budget is nobody else's business. */
export function programmeSeenBy(scope: Scope, programmeId: string): Programme | undefined {
  const programme = currentProgramme(programmeId);
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
