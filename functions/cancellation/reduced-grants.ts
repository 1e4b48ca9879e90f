import type { Application } from '../../shared/domain/applications/application.ts';
import {
  type GrantedApplication,
  isUnpaid,
  reduceApplication,
  type UnpaidApplication,
} from '../../shared/domain/applications/reduce-application.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { bookGrant, bookOwedLowered } from '../../shared/domain/ledger/application-postings.ts';
import { noticeOfReduced } from '../../shared/domain/notices/reduced-notices.ts';
import type { Ended } from '../../shared/domain/policies/end-policy.ts';
import type { LevelPart } from '../../shared/domain/subsidies/budget.ts';
import { writeApplication } from '../../shared/persistence/applications.ts';
import { moveBudgetBy } from '../../shared/persistence/budgets.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { bookingOf, noticeIdentity } from '../policies/policy-side-effects.ts';
import type { Minter } from '../runtime/minting.ts';
import { entriesOfApplication } from '../subsidies/application-writes.ts';
import { applicationTasks } from './application-tasks.ts';

/** Case 7: what was granted on premium that is not kept, and not paid, is free again; the firm hears of its new amount. */
export async function reducedWrites(
  applications: readonly GrantedApplication[],
  { lowered, recovered, freesBudget }: Pick<Ended, 'lowered' | 'recovered' | 'freesBudget'>,
  mint: Minter,
  now: Instant,
): Promise<readonly Write[]> {
  const backOf = (programmeId: string) =>
    freesBudget
      ? recovered.filter((part) => part.programmeId === programmeId).flatMap((part) => [...part.levels])
      : [];
  const writes = applications.filter(isUnpaid).map(async (one) => {
    const away = lowered.find((part) => part.programmeId === one.programmeId);
    if (away === undefined || away.levels.length === 0) return [];
    const reduced = reduceApplication(one, away, now);
    return [
      writeApplication(reduced),
      insertNotice(noticeOfReduced(reduced, noticeIdentity(mint, now))),
      ...freedWrites(one, reduced, { lowered: away.levels, back: backOf(one.programmeId) }, mint, now),
      ...(await applicationTasks(one, reduced, mint, now)),
    ];
  });
  return (await Promise.all(writes)).flat();
}

/**
 * Before the firm has named its account its money is reserved; afterwards it is due, and its payers owe it. What payers have
 * sent already, and claim back, is free with it: a budget is written once (14.1).
 */
function freedWrites(
  before: UnpaidApplication,
  reduced: Application,
  { lowered, back }: { readonly lowered: readonly LevelPart[]; readonly back: readonly LevelPart[] },
  mint: Minter,
  now: Instant,
): readonly Write[] {
  const isDue = before.status === 'awaiting-payment';
  const booking = bookingOf(mint, now);
  const kind = isDue ? 'subsidy-annulled' : 'subsidy-released';
  return [
    ...moveBudgetBy(reduced, [
      { movement: isDue ? 'annul' : 'release', parts: lowered },
      { movement: 'clawBack', parts: back },
    ]),
    ...entriesOfApplication(reduced, [
      ...bookGrant(reduced, kind, lowered, booking),
      ...(isDue ? [bookOwedLowered(reduced, lowered, booking)] : []),
    ]),
  ];
}
