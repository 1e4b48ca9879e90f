import type { Application } from '../../shared/domain/applications/application.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { bookGrant } from '../../shared/domain/ledger/application-postings.ts';
import type { JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import type { CommitmentKind } from '../../shared/domain/ledger/policy-postings.ts';
import { noticeOfApplication } from '../../shared/domain/notices/application-notices.ts';
import type { LevelPart } from '../../shared/domain/subsidies/budget.ts';
import { writeApplication } from '../../shared/persistence/applications.ts';
import { type BudgetMovement, moveBudget } from '../../shared/persistence/budgets.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { bookingOf, noticeIdentity } from '../policies/policy-side-effects.ts';
import type { Minter } from '../runtime/minting.ts';

/** The application as it became, and the firm's notice of it. */
export function applicationAndNotice(of: Application, mint: Minter, now: Instant): readonly Write[] {
  return [writeApplication(of), insertNotice(noticeOfApplication(of, noticeIdentity(mint, now)))];
}

/** Journal entries of an application lie beside its policy. */
export function entriesOfApplication(of: Application, entries: readonly JournalEntry[]): readonly Write[] {
  return entries.map((entry) => insertEntry(entry, keys.policy(of.policyNo)));
}

const bookedAs = {
  reserve: 'subsidy-reserved',
  release: 'subsidy-released',
  accrue: 'subsidy-accrued',
  annul: 'subsidy-annulled',
  pay: 'subsidy-paid',
  clawBack: 'subsidy-clawed-back',
} as const satisfies Partial<Record<BudgetMovement, CommitmentKind>>;

/** Moves parts of an application's grant in the budget of its year, and books it. */
export function moveGrant(
  movement: keyof typeof bookedAs,
  of: Application,
  levels: readonly LevelPart[],
  mint: Minter,
  now: Instant,
): readonly Write[] {
  return [
    ...moveBudget(movement, of, levels),
    ...entriesOfApplication(of, bookGrant(of, bookedAs[movement], levels, bookingOf(mint, now))),
  ];
}
