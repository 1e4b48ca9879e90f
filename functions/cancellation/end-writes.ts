import { sharesOfRefund } from '../../shared/domain/co-insurance/shares-due.ts';
import { type Instant, yearOf } from '../../shared/domain/dates.ts';
import { bookGrant } from '../../shared/domain/ledger/application-postings.ts';
import {
  bookCommitments,
  bookRecovery,
  bookRecoveryLowered,
  bookRefund,
} from '../../shared/domain/ledger/policy-postings.ts';
import { noticeOfCancellation, noticeOfRecovery } from '../../shared/domain/notices/cancellation-notices.ts';
import { lenderNoticeOfEnd } from '../../shared/domain/notices/lender-notices.ts';
import type { Ended } from '../../shared/domain/policies/end-policy.ts';
import { keptUnallocated } from '../../shared/domain/policies/match-payment.ts';
import type { CancelledPolicy, Policy } from '../../shared/domain/policies/policy.ts';
import { writeStanding } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { replacePolicy } from '../../shared/persistence/policies.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { tellLender } from '../policies/lender-writes.ts';
import type { Minter } from '../runtime/minting.ts';
import {
  bookingOf,
  entriesOf,
  moveSubsidy,
  noticeIdentity,
  paymentTask,
} from '../policies/policy-side-effects.ts';
import { shareWrites } from '../policies/share-writes.ts';

/** An end is an endorsement of its own (REC-7): its row carries this number. */
const endNo = 'C1';

/** Everything that the end of a policy changes besides whom it is told to: policy, standing, budgets, journal, tasks to pay. */
export function endWrites(before: Policy, ended: Ended, mint: Minter, now: Instant): readonly Write[] {
  const { policy, standing, refund, commitments, settlesClaims, lowersClaims, wasPaid, freesBudget } = ended;
  const alone = ended.recovered.filter((part) => !isLowered(ended, part.programmeId));
  const booking = bookingOf(mint, now);
  const clawback = freesBudget ? 'subsidy-clawed-back' : 'subsidy-returned';
  return [
    replacePolicy(policy),
    writeStanding(standing),
    ...(freesBudget ? moveSubsidy(wasPaid ? 'clawBack' : 'release', policy, commitments) : []),
    ...(freesBudget ? moveSubsidy('clawBack', policy, alone) : []),
    ...entriesOf(policy, [
      ...ended.recovered.flatMap((part) =>
        bookGrant({ ...part, ...grantOf(policy) }, clawback, part.levels, booking),
      ),
      ...bookCommitments(policy, wasPaid ? clawback : 'subsidy-released', commitments, booking, endNo),
      ...bookCommitments(policy, 'subsidy-returned', settlesClaims, booking, endNo),
      ...bookRefund(policy, refund, endNo, booking),
      ...bookRecoveryLowered(policy, lowersClaims, endNo, booking),
      ...bookRecovery(policy, policy.cancellation.recovery, endNo, booking),
    ]),
    ...paymentTask(policy, 'pay-refund', refund.firmFen, mint, now),
    ...paymentTask(policy, 'return-payment', keptUnallocated(before), mint, now),
    ...recoveryNotices(policy, mint, now),
    ...tellLender(policy, lenderNoticeOfEnd(policy.cancellation.effectiveDate), mint, now),
    ...shareWrites(policy, sharesOfRefund(policy, refund.totalFen), endNo, mint, now),
  ];
}

/** A budget is written once: where part of a grant is lowered its application's write claims the rest back too. */
function isLowered({ lowered }: Ended, programmeId: string): boolean {
  return lowered.some((part) => part.programmeId === programmeId && part.levels.some((one) => one.fen > 0));
}

function grantOf({ policyNo, period, divisionCode, uscc }: Policy) {
  return { policyNo, year: yearOf(period.start), divisionCode, uscc };
}

/** SUB-16, SUB-17: every bureau hears what it has to claim back from the firm. */
function recoveryNotices(of: CancelledPolicy, mint: Minter, now: Instant): readonly Write[] {
  const { recovery } = of.cancellation;
  if (recovery === undefined) return [];
  return recovery.levels.map((part) => {
    return insertNotice(noticeOfRecovery(of, recovery, part, noticeIdentity(mint, now)));
  });
}

/** The same for a cancellation, of which the firm is told. */
export function cancellationWrites(
  before: Policy,
  ended: Ended,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  const notice = noticeOfCancellation(ended.policy, noticeIdentity(mint, now));
  return [...endWrites(before, ended, mint, now), insertNotice(notice)];
}
