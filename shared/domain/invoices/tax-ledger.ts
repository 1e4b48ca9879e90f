import { type Day, dayOf, type Instant } from '../dates.ts';
import { partyAccountOf } from '../ledger/accounts.ts';
import type { JournalEntry } from '../ledger/journal-entry.ts';
import { asFen, type Fen, subtractFen, sumFen } from '../money.ts';
import type { Policy } from '../policies/policy.ts';
import { leftInAccount, premiumAccount, unexpiredPremium } from '../policies/premium-account.ts';
import type { Invoice } from './invoices.ts';

/** TAX-4: where a policy's premium stands between invoice, money and cover. */
export interface TaxLedger {
  readonly asOf: Day;
  readonly invoicedFen: Fen;
  /** From the firm, less what was sent back; bureaus pay by settlement, for many policies at once. */
  readonly receivedFen: Fen;
  /** For the days of cover that have run. */
  readonly earnedFen: Fen;
}

/** TAX-4: invoiced, received and earned so far: tax follows the first of invoice and receipt, not the cover. */
export function taxLedger(
  of: Policy,
  entries: readonly JournalEntry[],
  invoices: readonly Invoice[],
  now: Instant,
): TaxLedger {
  const asOf = dayOf(now);
  const money = entries.filter((entry) =>
    ['premium-booked', 'refund-paid', 'refund-repaid'].includes(entry.kind),
  );
  const bank = money
    .flatMap((entry) => entry.legs)
    .filter((leg) => partyAccountOf(leg.account)?.kind === 'bank');
  return {
    asOf,
    invoicedFen: sumFen(invoices.map((one) => one.grossFen)),
    receivedFen: sumFen(bank.map((leg) => leg.fen)),
    earnedFen: earnedFen(of, asOf),
  };
}

/** A premium that was cancelled is earned as far as it was kept. */
function earnedFen(of: Policy, asOf: Day): Fen {
  const account = premiumAccount(of);
  const keptFen = leftInAccount(account);
  if (of.status === 'cancelled' || asOf >= of.period.end) return keptFen;
  const whole = { leftFen: asFen(1), wholeFen: asFen(1) };
  return subtractFen(keptFen, unexpiredPremium(account, asOf, whole));
}
