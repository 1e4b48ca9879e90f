import { type Instant, yearOf } from '../../shared/domain/dates.ts';
import { entryId, noticeId, taskId } from '../../shared/domain/ids.ts';
import type { JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import type { Booking } from '../../shared/domain/ledger/policy-postings.ts';
import type { Fen } from '../../shared/domain/money.ts';
import type { NoticeIdentity } from '../../shared/domain/notices/policy-notices.ts';
import { noticeOfPaymentTask } from '../../shared/domain/notices/policy-notices.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { openPaymentTask, openRefundRepaymentTask } from '../../shared/domain/tasks/payment-task.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import type { LevelPart } from '../../shared/domain/subsidies/budget.ts';
import { type BudgetMovement, moveBudget } from '../../shared/persistence/budgets.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { calendarAsRead } from '../runtime/current-catalogue.ts';
import type { Minter } from '../runtime/minting.ts';

export function bookingOf(mint: Minter, at: Instant): Booking {
  return { at, nextId: () => entryId.parse(mint.ulid('ent')) };
}

export function noticeIdentity(mint: Minter, at: Instant): NoticeIdentity {
  return { noticeId: noticeId.parse(mint.ulid('ntc')), at };
}

/** Journal entries of a policy lie beside it. */
export function entriesOf(of: Policy, entries: readonly JournalEntry[]): readonly Write[] {
  return entries.map((entry) => insertEntry(entry, keys.policy(of.policyNo)));
}

/** Moves what programmes granted to a policy between the columns of their budgets, in the year in which cover starts. */
export function moveSubsidy(
  movement: BudgetMovement,
  of: Policy,
  parts: readonly { readonly programmeId: string; readonly levels: readonly LevelPart[] }[],
): readonly Write[] {
  const year = yearOf(of.period.start);
  return parts.flatMap(({ programmeId, levels }) => moveBudget(movement, { programmeId, year }, levels));
}

/** A task to send money back, with its notice; nothing where there is nothing to send. */
export function paymentTask(
  of: Policy,
  kind: 'return-payment' | 'pay-refund',
  amount: Fen,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  if (amount <= 0) return [];
  const identity = { taskId: taskId.parse(mint.ulid('tsk')), now, calendar: calendarAsRead() };
  const task = openPaymentTask(of, kind, amount, identity);
  return withNotice(of, task, amount, noticeIdentity(mint, now));
}

/** Case 23: a task to ask the firm for what it got too much of a refund. */
export function repaymentTask(of: Policy, amount: Fen, mint: Minter, now: Instant): readonly Write[] {
  if (amount <= 0) return [];
  const identity = { taskId: taskId.parse(mint.ulid('tsk')), now, calendar: calendarAsRead() };
  const task = openRefundRepaymentTask(of, amount, identity);
  return withNotice(of, task, amount, noticeIdentity(mint, now));
}

function withNotice(of: Policy, task: Task, amount: Fen, identity: NoticeIdentity): readonly Write[] {
  return [insertTask(task), insertNotice(noticeOfPaymentTask(of, amount, task, identity))];
}
