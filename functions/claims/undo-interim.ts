import type { Claim } from '../../shared/domain/claims/claim.ts';
import { openRepaymentTask } from '../../shared/domain/claims/claim-tasks.ts';
import { followClaim, type LimitUse } from '../../shared/domain/claims/limit-use.ts';
import { undoInterim } from '../../shared/domain/claims/undo-interim.ts';
import { taskId } from '../../shared/domain/ids.ts';
import { bookAnnulledClaim, bookOverpaid } from '../../shared/domain/ledger/claim-postings.ts';
import type { Fen } from '../../shared/domain/money.ts';
import { noticeOfOverpaid, noticeOfTask } from '../../shared/domain/notices/claim-notices.ts';
import { writeLimitUse } from '../../shared/persistence/limits.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { claimBooking, entriesOfClaim, type Making } from './payment-writes.ts';

type ByCommand = Pick<Making, 'mint' | 'now'>;

/** What a firm got too much is a receivable of the lead, a task to collect it, and told to the firm. */
export function claimBackWrites(of: Claim, amountFen: Fen, { mint, now }: ByCommand): readonly Write[] {
  if (amountFen === 0) return [];
  const task = openRepaymentTask(of, amountFen, { taskId: taskId.parse(mint.ulid('tsk')), now });
  return [
    ...entriesOfClaim(of, [bookOverpaid(of, amountFen, claimBooking({ mint, now }))]),
    insertTask(task),
    insertNotice(noticeOfTask(of, task, noticeIdentity(mint, now))),
    insertNotice(noticeOfOverpaid(of, amountFen, noticeIdentity(mint, now))),
  ];
}

/**
 * The claim as it ends with nothing, its interim payments undone, and what is written besides the claim and the tasks that nobody
 * has to do any more.
 */
export function undoInterimWrites(
  before: Claim,
  ended: Claim,
  use: LimitUse,
  by: ByCommand,
): { readonly claim: Claim; readonly use: LimitUse; readonly writes: readonly Write[] } {
  const { claim, stoppedFen, paidFen } = undoInterim(ended);
  if (stoppedFen + paidFen === 0) return { claim, use, writes: [] };
  const followed = followClaim(use, before, claim);
  return {
    claim,
    use: followed,
    writes: [
      writeLimitUse(followed),
      ...(stoppedFen > 0
        ? entriesOfClaim(before, [bookAnnulledClaim(before, stoppedFen, claimBooking(by))])
        : []),
      ...claimBackWrites(claim, paidFen, by),
    ],
  };
}
