import type { WorkingCalendar } from '../../shared/domain/calendar/working-calendar.ts';
import { openClaimPaymentTask } from '../../shared/domain/claims/claim-tasks.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import { dueFromFollowers } from '../../shared/domain/claims/instruct-payments.ts';
import type { ClaimPayment } from '../../shared/domain/claims/payment.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { entryId, taskId } from '../../shared/domain/ids.ts';
import type { Recovery } from '../../shared/domain/claims/recovery.ts';
import type { ShareDue } from '../../shared/domain/co-insurance/shares-due.ts';
import { bookAdvance } from '../../shared/domain/ledger/claim-postings.ts';
import { bookRecoveryShares } from '../../shared/domain/ledger/claim-recovery-postings.ts';
import type { JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { noticeOfTask } from '../../shared/domain/notices/claim-notices.ts';
import { noticesOfShare } from '../../shared/domain/notices/share-notices.ts';
import { openAdvanceTask } from '../../shared/domain/tasks/payment-task.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import type { Minter } from '../runtime/minting.ts';

/** What every write of a payment needs to know of the command that makes it. */
export interface Making {
  readonly mint: Minter;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  /** Of the workflow that waits for the payment, if one does. */
  readonly token?: string | undefined;
}

export function claimBooking({ mint, now }: Pick<Making, 'mint' | 'now'>) {
  return { entryId: entryId.parse(mint.ulid('ent')), now };
}

/** Journal entries of a claim lie beside its policy. */
export function entriesOfClaim(of: Claim, entries: readonly JournalEntry[]): readonly Write[] {
  return entries.map((entry) => insertEntry(entry, keys.policy(of.policyNo)));
}

/** A task for each payment, on the desk of whoever pays it, and its notice. */
export function paymentTasks(of: Claim, payments: readonly ClaimPayment[], making: Making): readonly Write[] {
  return payments.flatMap((payment) => {
    const task = openClaimPaymentTask(of, payment, making);
    return [insertTask(task), insertNotice(noticeOfTask(of, task, noticeIdentity(making.mint, making.now)))];
  });
}

/** COI-3: the followers' parts of a recovery are due from the lead, which got it. */
export function recoveryShareWrites(of: Claim, made: Recovery, making: Making): readonly Write[] {
  const [lead] = of.insurers;
  if (lead === undefined) return [];
  const due = made.insurers
    .filter((part) => part.insurer !== lead.insurer && part.fen > 0)
    .map((part) => ({ from: lead.insurer, to: part.insurer, fen: part.fen }));
  if (due.length === 0) return [];
  return [
    ...entriesOfClaim(of, [bookRecoveryShares(of, due, claimBooking(making))]),
    ...due.flatMap((share) => shareTask(of, share, making)),
  ];
}

/** COI-7: what the lead has advanced is due from the followers: booked, a task of each, and told to both. */
export function advanceWrites(of: Claim, paid: ClaimPayment, making: Making): readonly Write[] {
  // What a returned payment had advanced stays due: paying it again makes nothing due twice.
  const due = paid.replaces === undefined ? dueFromFollowers(paid) : [];
  if (due.length === 0) return [];
  return [
    ...entriesOfClaim(of, [bookAdvance(of, due, claimBooking(making))]),
    ...due.flatMap((share) => shareTask(of, share, making)),
  ];
}

function shareTask(of: Claim, share: ShareDue, making: Making): readonly Write[] {
  const task = openAdvanceTask(of, share, { ...making, taskId: taskId.parse(making.mint.ulid('tsk')) });
  const told = noticesOfShare(of, share, task, () => noticeIdentity(making.mint, making.now));
  return [insertTask(task), ...told.map(insertNotice)];
}
