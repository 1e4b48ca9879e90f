import type { Instant } from '../../shared/domain/dates.ts';
import type { Standing } from '../../shared/domain/firms/standing.ts';
import { bookCommitments } from '../../shared/domain/ledger/policy-postings.ts';
import { noticeOfEndorsementLapse } from '../../shared/domain/notices/endorsement-notices.ts';
import { lapseEndorsement } from '../../shared/domain/policies/endorsement-life.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { writeStanding } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { replacePolicy } from '../../shared/persistence/policies.ts';
import type { Write } from '../../shared/persistence/store.ts';
import type { Minter } from '../runtime/minting.ts';
import { bookingOf, entriesOf, moveSubsidy, noticeIdentity, paymentTask } from './policy-side-effects.ts';

/** The endorsement that waits for payment lapses with everything that follows; `undefined` where none waits. */
export function endorsementLapse(
  policy: Policy,
  standing: Standing,
  mint: Minter,
  now: Instant,
): readonly Write[] | undefined {
  const decided = lapseEndorsement(policy, standing, now);
  if (!decided.accepted) return undefined;
  const { endorsement, released } = decided.value;
  const booking = bookingOf(mint, now);
  return [
    replacePolicy(decided.value.policy),
    writeStanding(decided.value.standing),
    ...moveSubsidy('release', policy, released),
    ...entriesOf(
      policy,
      bookCommitments(policy, 'subsidy-released', released, booking, endorsement.endorsementNo),
    ),
    ...paymentTask(policy, 'return-payment', endorsement.payment.receivedFen, mint, now),
    insertNotice(noticeOfEndorsementLapse(policy, endorsement, noticeIdentity(mint, now))),
  ];
}
