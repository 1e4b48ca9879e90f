import type { Claim } from '../claims/claim.ts';
import type { Recovery } from '../claims/recovery.ts';
import type { ShareDue } from '../co-insurance/shares-due.ts';
import type { InsurerCode } from '../ids.ts';
import type { Fen } from '../money.ts';
import { accounts } from './accounts.ts';
import { type ClaimBooking, claimEntry } from './claim-postings.ts';
import { bookEntry, credit, debit, type JournalEntry } from './journal-entry.ts';

/** CLM-21: what came in on a claim that was paid: the insurers' part is theirs, the insured's is owed to it. */
export function bookRecovery(
  of: Claim,
  to: InsurerCode,
  { netFen, insurerFen, insuredFen }: Pick<Recovery, 'netFen' | 'insurerFen' | 'insuredFen'>,
  by: ClaimBooking,
): JournalEntry {
  return bookEntry({
    ...claimEntry(of, by),
    kind: 'claim-recovered',
    legs: [
      debit(accounts.bank(to), netFen),
      credit(accounts.recoveries, insurerFen),
      credit(accounts.claimsPayable, insuredFen),
    ],
  });
}

/** The insured's part has left the lead's bank. */
export function bookRecoveryPaid(of: Claim, from: InsurerCode, amount: Fen, by: ClaimBooking): JournalEntry {
  return bookEntry({
    ...claimEntry(of, by),
    kind: 'recovery-paid',
    legs: [debit(accounts.claimsPayable, amount), credit(accounts.bank(from), amount)],
  });
}

/** COI-3: the lead owes each follower its part of what was recovered. */
export function bookRecoveryShares(of: Claim, due: readonly ShareDue[], by: ClaimBooking): JournalEntry {
  return bookEntry({
    ...claimEntry(of, by),
    kind: 'share-due',
    legs: due.flatMap(({ from, to, fen }) => [
      debit(accounts.dueFromInsurers(to), fen),
      credit(accounts.dueToInsurers(from), fen),
    ]),
  });
}

/** A follower has its part. */
export function bookRecoveryShareSent(
  of: Claim,
  { from, to, fen }: ShareDue,
  by: ClaimBooking,
): JournalEntry {
  return bookEntry({
    ...claimEntry(of, by),
    kind: 'share-forwarded',
    legs: [
      debit(accounts.dueToInsurers(from), fen),
      credit(accounts.bank(from), fen),
      debit(accounts.bank(to), fen),
      credit(accounts.dueFromInsurers(to), fen),
    ],
  });
}
