import type { Instant } from '../dates.ts';
import type { EntryId } from '../ids.ts';
import type { Fen } from '../money.ts';
import type { Claim } from '../claims/claim.ts';
import { splitToInsurers } from '../claims/indemnity.ts';
import { accounts } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry } from './journal-entry.ts';

/** The insurers owe an agreed indemnity, each its share: claims incurred against claims payable (COI-3). */
export function bookAgreedClaim(
  agreed: Claim,
  amount: Fen,
  by: { entryId: EntryId; now: Instant },
): JournalEntry {
  const shares = splitToInsurers(amount, agreed.insurers);
  return bookEntry({
    ...claimEntry(agreed, by),
    kind: 'claim-agreed',
    legs: [
      ...shares.map((share) => debit(accounts.claimsIncurred(share.insurer), share.fen)),
      credit(accounts.claimsPayable, amount),
    ],
  });
}

/** The indemnity left the insurers' accounts: the debt is gone, and what was incurred is paid. */
export function bookPaidClaim(
  paid: Claim,
  amount: Fen,
  by: { entryId: EntryId; now: Instant },
): JournalEntry {
  const shares = splitToInsurers(amount, paid.insurers);
  return bookEntry({
    ...claimEntry(paid, by),
    kind: 'claim-paid',
    legs: [
      debit(accounts.claimsPayable, amount),
      ...shares.map((share) => credit(accounts.bank(share.insurer), share.fen)),
      debit(accounts.claimsPaid, amount),
      ...shares.map((share) => credit(accounts.claimsIncurred(share.insurer), share.fen)),
    ],
  });
}

function claimEntry(of: Claim, by: { entryId: EntryId; now: Instant }) {
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
