import type { ScheduledEvent } from 'aws-lambda';
import type { Instant } from '../../shared/domain/dates.ts';
import type { PolicyNo } from '../../shared/domain/ids.ts';
import { bookCommitments } from '../../shared/domain/ledger/policy-postings.ts';
import { noticeOfExpiry, noticeOfRenewal } from '../../shared/domain/notices/endorsement-notices.ts';
import { lenderNoticeOfLapse } from '../../shared/domain/notices/lender-notices.ts';
import { noticeOfLapse } from '../../shared/domain/notices/policy-notices.ts';
import type { Standing } from '../../shared/domain/firms/standing.ts';
import {
  nextDueOf,
  type PolicyDue,
  renewalOf,
  withNoticed,
} from '../../shared/domain/policies/due-policy.ts';
import { lapsePolicy } from '../../shared/domain/policies/lapse-policy.ts';
import { keptUnallocated } from '../../shared/domain/policies/match-payment.ts';
import type { InForcePolicy, Policy } from '../../shared/domain/policies/policy.ts';
import { deductedGrants } from '../../shared/domain/subsidies/deducted-grants.ts';
import { readFirmFile, writeStanding } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { duePolicies, readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { commit, type Write } from '../../shared/persistence/store.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { background } from '../runtime/background.ts';
import { businessTable } from '../runtime/business-table.ts';
import { nowOf } from '../runtime/clock.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { type NextDue, passTimeOf } from '../runtime/pass-time.ts';
import { logEvent } from '../runtime/log.ts';
import { Minter } from '../runtime/minting.ts';
import { tellLender } from './lender-writes.ts';
import { endorsementLapse } from './endorsement-lapse.ts';
import { bookingOf, entriesOf, moveSubsidy, noticeIdentity, paymentTask } from './policy-side-effects.ts';

const atOnce = 100;

/**
 * What the passing of time does to policies, each thing once: unpaid binds and endorsements lapse at their `payBy` and their
 * reservations are free again, firms hear that they may renew, and that cover has ended. The answer says when the next is due.
 */
export const handler = background<ScheduledEvent, NextDue>('clockwork', async (event) => {
  const now = nowOf(event);
  await currentCalendar();
  return passTimeOf({
    due: () => duePolicies(businessTable(), now, atOnce),
    pass: (policyNo) => passTime(policyNo, now),
  });
});

/** Whether something was due to the policy and is done now. */
async function passTime(policyNo: PolicyNo, now: Instant): Promise<boolean> {
  for await (const _ of attempts()) {
    const policy = await readPolicy(businessTable(), { kind: 'service' }, policyNo);
    const due = policy && nextDueOf(policy);
    if (policy === undefined || due === undefined || due.at > now) return false;
    const { standing } = await readFirmFile(businessTable(), { kind: 'service' }, policy.uscc);
    const writes = writesOf(due, policy, standing, now);
    if (writes === undefined) return false;
    if ((await commit(businessTable(), writes)).done) {
      logEvent(`policy.${due.kind}`, { policyNo });
      return true;
    }
  }
  throw new RacedTooOften('what is due to a policy');
}

function writesOf(
  due: PolicyDue,
  policy: Policy,
  standing: Standing,
  now: Instant,
): readonly Write[] | undefined {
  const mint = new Minter(`${due.kind}#${policy.policyNo}#${policy.revision}`, now);
  switch (due.kind) {
    case 'bind-unpaid':
      return bindLapse(policy, standing, mint, now);
    case 'endorsement-unpaid':
      return endorsementLapse(policy, standing, mint, now);
    case 'renewal-open':
    case 'expired':
      return policy.status === 'in-force' ? told(policy, due.kind, standing, mint, now) : undefined;
  }
}

function bindLapse(
  policy: Policy,
  standing: Standing,
  mint: Minter,
  now: Instant,
): readonly Write[] | undefined {
  const decided = lapsePolicy(policy, standing, now);
  if (!decided.accepted) return undefined;
  const reserved = deductedGrants(policy.subsidy);
  return [
    replacePolicy(decided.value.policy),
    writeStanding(decided.value.standing),
    ...moveSubsidy('release', policy, reserved),
    ...entriesOf(policy, bookCommitments(policy, 'subsidy-released', reserved, bookingOf(mint, now))),
    ...paymentTask(policy, 'return-payment', keptUnallocated(policy), mint, now),
    insertNotice(noticeOfLapse(policy, noticeIdentity(mint, now))),
    ...tellLender(policy, lenderNoticeOfLapse, mint, now),
  ];
}

/** A firm that has renewed already hears of neither. */
function told(
  policy: InForcePolicy,
  kind: 'renewal-open' | 'expired',
  standing: Standing,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  const notice = kind === 'expired' ? noticeOfExpiry : noticeOfRenewal;
  const isRenewed = renewalOf(policy, standing) !== undefined;
  return [
    replacePolicy(withNoticed(policy, kind)),
    ...(isRenewed ? [] : [insertNotice(notice(policy, noticeIdentity(mint, now)))]),
  ];
}
