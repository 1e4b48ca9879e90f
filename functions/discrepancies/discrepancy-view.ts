import { ageInDays, type Discrepancy, nobodysFen, ownerOf } from '../../shared/domain/bank/discrepancy.ts';
import { type Instant } from '../../shared/domain/dates.ts';
import { subtractFen } from '../../shared/domain/money.ts';

/** A discrepancy as the contract shows it: both figures, who has to clear it up, and for how long it has been open. */
export function discrepancyView(of: Discrepancy, now: Instant) {
  const { revision: _, takenUpFen: __, ...shown } = of;
  return {
    ...shown,
    leftFen: nobodysFen(of),
    ...(of.expectedFen === undefined ? {} : { differenceFen: subtractFen(of.arrivedFen, of.expectedFen) }),
    owner: ownerOf(of),
    ageDays: ageInDays(of, now),
  };
}
