import { ageInDays, type Discrepancy, ownerOf } from '../../shared/domain/bank/discrepancy.ts';
import { type Instant } from '../../shared/domain/dates.ts';
import { subtractFen } from '../../shared/domain/money.ts';

/** A discrepancy as the contract shows it: both figures, who has to clear it up, and for how long it has been open. */
export function discrepancyView(of: Discrepancy, now: Instant) {
  const { revision: _, ...shown } = of;
  return {
    ...shown,
    ...(of.expectedFen === undefined ? {} : { differenceFen: subtractFen(of.arrivedFen, of.expectedFen) }),
    owner: ownerOf(of),
    ageDays: ageInDays(of, now),
  };
}
