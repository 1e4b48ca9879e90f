import { deductedGrants } from '../../shared/domain/subsidies/deducted-grants.ts';
import type { ScheduledEvent } from 'aws-lambda';
import type { Instant } from '../../shared/domain/dates.ts';
import type { PolicyNo } from '../../shared/domain/ids.ts';
import { bookCommitments } from '../../shared/domain/ledger/policy-postings.ts';
import { noticeOfLapse } from '../../shared/domain/notices/policy-notices.ts';
import { lapsePolicy } from '../../shared/domain/policies/lapse-policy.ts';
import { keptUnallocated } from '../../shared/domain/policies/match-payment.ts';
import { readFirmFile, writeStanding } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { dueToLapse, readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { commit } from '../../shared/persistence/store.ts';
import { background } from '../runtime/background.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { nowOf } from '../runtime/clock.ts';
import { logEvent } from '../runtime/log.ts';
import { Minter } from '../runtime/minting.ts';
import { bookingOf, entriesOf, moveSubsidy, noticeIdentity, paymentTask } from './policy-side-effects.ts';

const atOnce = 100;

/**
 * What the passing of time does: unpaid binds lapse at their `payBy` and their reservations are free again, each once. The
 * answer says when the next one is due.
 */
export const handler = background<ScheduledEvent, { nextDueAt?: Instant }>('clockwork', async (event) => {
  const now = nowOf(event);
  const faults: unknown[] = [];
  for (;;) {
    const { due, nextDueAt } = await dueToLapse(businessTable(), now, atOnce);
    let lapsed = 0;
    for (const policyNo of due) {
      try {
        lapsed += (await lapse(policyNo, now)) ? 1 : 0;
      } catch (error) {
        faults.push(error);
      }
    }
    if (due.length < atOnce || lapsed === 0) {
      if (faults.length > 0) throw new AggregateError(faults, 'not every policy that is due could lapse');
      return nextDueAt === undefined ? {} : { nextDueAt };
    }
  }
});

/** Whether the policy lapsed now; not when it was paid, ended or lapsed before. */
async function lapse(policyNo: PolicyNo, now: Instant): Promise<boolean> {
  for await (const _ of attempts()) {
    const policy = await readPolicy(businessTable(), { kind: 'service' }, policyNo);
    if (policy === undefined) return false;
    const { standing } = await readFirmFile(businessTable(), { kind: 'service' }, policy.uscc);
    const decided = lapsePolicy(policy, standing, now);
    if (!decided.accepted) return false;
    const reserved = deductedGrants(policy.subsidy);
    const mint = new Minter(`lapse#${policyNo}`, now);
    const committed = await commit(businessTable(), [
      replacePolicy(decided.value.policy),
      writeStanding(decided.value.standing),
      ...moveSubsidy('release', policy, reserved),
      ...entriesOf(policy, bookCommitments(policy, 'subsidy-released', reserved, bookingOf(mint, now))),
      ...paymentTask(policy, 'return-payment', keptUnallocated(policy), mint, now),
      insertNotice(noticeOfLapse(policy, noticeIdentity(mint, now))),
    ]);
    if (committed.done) {
      logEvent('policy.lapsed', { policyNo });
      return true;
    }
  }
  throw new RacedTooOften('a lapse');
}
