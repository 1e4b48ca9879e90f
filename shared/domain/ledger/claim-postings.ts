import type { Instant } from '../dates.ts';
import type { EntryId, InsurerCode } from '../ids.ts';
import { type Fen, negateFen, subtractFen } from '../money.ts';
import type { Claim } from '../claims/claim.ts';
import { type ClaimPayment, instructedFen } from '../claims/payment.ts';
import type { ShareDue } from '../co-insurance/shares-due.ts';
import { splitOnTop } from '../co-insurance/split-claim.ts';
import { accounts } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry, type Leg } from './journal-entry.ts';

/** What every posting of a claim needs. */
export interface ClaimBooking {
  readonly entryId: EntryId;
  readonly now: Instant;
}

/**
 * The insurers owe an amount on top of what they owed before, each its share of the whole less its share of that: claims incurred
 * against claims payable (COI-3).
 */
export function bookAgreedClaim(before: Claim, amount: Fen, by: ClaimBooking): JournalEntry {
  const shares = splitOnTop(instructedFen(before), amount, before.insurers);
  return bookEntry({
    ...claimEntry(before, by),
    kind: 'claim-agreed',
    legs: [
      ...shares.map((share) => debit(accounts.claimsIncurred(share.insurer), share.fen)),
      credit(accounts.claimsPayable, amount),
    ],
  });
}

/** What was agreed last and is not paid is owed no more: the opposite of its agreement. */
export function bookAnnulledClaim(before: Claim, amount: Fen, by: ClaimBooking): JournalEntry {
  const shares = splitOnTop(subtractFen(instructedFen(before), amount), amount, before.insurers);
  return bookEntry({
    ...claimEntry(before, by),
    kind: 'claim-annulled',
    legs: [
      debit(accounts.claimsPayable, amount),
      ...shares.map((share) => credit(accounts.claimsIncurred(share.insurer), share.fen)),
    ],
  });
}

/** A payment left the payer's account: the debt is gone, and what was incurred is paid. */
export function bookPaidClaim(of: Claim, payment: ClaimPayment, by: ClaimBooking): JournalEntry {
  return bookEntry({ ...claimEntry(of, by), kind: 'claim-paid', legs: paidLegs(payment) });
}

/** A payment came back: the bank has the money again, and it is owed and incurred as before. */
export function bookReturnedClaimPayment(of: Claim, payment: ClaimPayment, by: ClaimBooking): JournalEntry {
  const legs = paidLegs(payment).map((leg) => ({ ...leg, fen: negateFen(leg.fen) }));
  return bookEntry({ ...claimEntry(of, by), kind: 'claim-payment-returned', legs });
}

/** Case 18: what was paid beyond the whole claim is the firm's to pay back; it is paid for nothing. */
export function bookOverpaid(of: Claim, amount: Fen, by: ClaimBooking): JournalEntry {
  return bookEntry({
    ...claimEntry(of, by),
    kind: 'claim-overpaid',
    legs: [debit(accounts.receivableClaims, amount), credit(accounts.claimsPaid, amount)],
  });
}

/** What a firm had to pay back on a claim has come. */
export function bookRepaid(of: Claim, to: InsurerCode, amount: Fen, by: ClaimBooking): JournalEntry {
  return bookEntry({
    ...claimEntry(of, by),
    kind: 'claim-repaid',
    legs: [debit(accounts.bank(to), amount), credit(accounts.receivableClaims, amount)],
  });
}

/** COI-7: followers owe the lead what it has advanced for them. */
export function bookAdvance(of: Claim, due: readonly ShareDue[], by: ClaimBooking): JournalEntry {
  return bookEntry({
    ...claimEntry(of, by),
    kind: 'claim-advanced',
    legs: due.flatMap(({ from, fen }) => [
      debit(accounts.dueFromFollowers(from), fen),
      credit(accounts.dueToInsurers(from), fen),
    ]),
  });
}

/** COI-7: a follower's part has gone from its bank to the lead's. */
export function bookAdvanceRepaid(of: Claim, { from, to, fen }: ShareDue, by: ClaimBooking): JournalEntry {
  return bookEntry({
    ...claimEntry(of, by),
    kind: 'claim-advance-repaid',
    legs: [
      debit(accounts.dueToInsurers(from), fen),
      credit(accounts.bank(from), fen),
      debit(accounts.bank(to), fen),
      credit(accounts.dueFromFollowers(from), fen),
    ],
  });
}

/** The payer's bank pays for everybody whose money it is. */
function paidLegs({ payer, fen, insurers = [{ insurer: payer, fen }] }: ClaimPayment): readonly Leg[] {
  return [
    debit(accounts.claimsPayable, fen),
    credit(accounts.bank(payer), fen),
    debit(accounts.claimsPaid, fen),
    ...insurers.map((share) => credit(accounts.claimsIncurred(share.insurer), share.fen)),
  ];
}

/** Ids that entries of a claim carry, so that they are found by claim, policy, insurer and bureau. */
export function claimEntry(of: Claim, by: ClaimBooking) {
  return {
    entryId: by.entryId,
    bookedAt: by.now,
    policyNo: of.policyNo,
    claimNo: of.claimNo,
    uscc: of.uscc,
    divisionCode: of.divisionCode,
    insurer: of.insurers[0]?.insurer,
  };
}
