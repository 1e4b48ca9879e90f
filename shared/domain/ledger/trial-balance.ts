import { type Day, endOfDay } from '../dates.ts';
import { addFen, type Fen, negateFen, zeroFen } from '../money.ts';
import { type Account } from './accounts.ts';
import { isCommitment, type JournalEntry } from './journal-entry.ts';

/** What an account was debited and credited with; its balance is the difference. */
export interface AccountTurnover {
  readonly account: Account;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}

export interface TrialBalance {
  readonly balanced: boolean;
  readonly accounts: readonly AccountTurnover[];
}

/**
 * Trial balance (rulebook 14.1) of the entries booked up to the end of a day: both sides of every account they touch, by
 * account name. `balanced` is computed, never assumed: commitment entries (`budget:*`) and money entries each have to
 * add up by themselves.
 */
export function trialBalance(entries: Iterable<JournalEntry>, asOf?: Day): TrialBalance {
  const turnovers = new Map<Account, { debitFen: Fen; creditFen: Fen }>();
  for (const entry of entries) {
    if (asOf !== undefined && entry.bookedAt >= endOfDay(asOf)) continue;
    for (const leg of entry.legs) {
      const turnover = turnovers.get(leg.account) ?? { debitFen: zeroFen, creditFen: zeroFen };
      if (leg.fen > 0) turnover.debitFen = addFen(turnover.debitFen, leg.fen);
      else turnover.creditFen = addFen(turnover.creditFen, negateFen(leg.fen));
      turnovers.set(leg.account, turnover);
    }
  }
  const accounts = [...turnovers]
    .map(([account, turnover]) => ({ account, ...turnover }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
  const commitments = accounts.filter((one) => isCommitment(one.account));
  const money = accounts.filter((one) => !isCommitment(one.account));
  return { balanced: addsUp(commitments) && addsUp(money), accounts };
}

function addsUp(turnovers: readonly AccountTurnover[]): boolean {
  const debits = addFen(...turnovers.map((one) => one.debitFen));
  return debits === addFen(...turnovers.map((one) => one.creditFen));
}
