import type { ShareDue } from '../../shared/domain/co-insurance/shares-due.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { taskId } from '../../shared/domain/ids.ts';
import { bookShareDue } from '../../shared/domain/ledger/share-postings.ts';
import { noticesOfShare } from '../../shared/domain/notices/share-notices.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { openShareTask } from '../../shared/domain/tasks/payment-task.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { calendarAsRead } from '../runtime/current-catalogue.ts';
import type { Minter } from '../runtime/minting.ts';
import { bookingOf, entriesOf, noticeIdentity } from './policy-side-effects.ts';

/** COI-5, COI-6: what insurers of a pool owe each other: booked, a task of who owes it, and told to who gets it. */
export function shareWrites(
  of: Policy,
  shares: readonly ShareDue[],
  endorsementNo: string,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  return shares.flatMap((share) => {
    const identity = { taskId: taskId.parse(mint.ulid('tsk')), now, calendar: calendarAsRead() };
    const task = openShareTask(of, share, identity);
    const told = noticesOfShare(of, share, task, () => noticeIdentity(mint, now));
    return [
      insertTask(task),
      ...entriesOf(of, [bookShareDue(of, share, endorsementNo, bookingOf(mint, now))]),
      ...told.map(insertNotice),
    ];
  });
}
