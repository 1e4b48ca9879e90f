import { type Day, endOfDay } from '../dates.ts';
import * as z from 'zod';
import { addFen, fen, type Fen, negateFen, zeroFen } from '../money.ts';
import { account, type Account } from './accounts.ts';
import { isCommitment, type JournalEntry } from './journal-entry.ts';

/** What an account was debited and credited with; its balance is the difference. */
export const accountTurnover = z.object({ account, debitFen: fen, creditFen: fen });
export type AccountTurnover = z.infer<typeof accountTurnover>;

/** Both sides of every account, added up entry by entry; its size is that of the chart of accounts. */
export class Turnovers {
  readonly #sides = new Map<Account, { debitFen: Fen; creditFen: Fen }>();

  add({ legs }: Pick<JournalEntry, 'legs'>): void {
    for (const leg of legs) {
      if (leg.fen > 0) this.merge({ account: leg.account, debitFen: leg.fen, creditFen: zeroFen });
      else this.merge({ account: leg.account, debitFen: zeroFen, creditFen: negateFen(leg.fen) });
    }
  }

  /** What was added up elsewhere, of other entries. */
  merge({ account: of, debitFen, creditFen }: AccountTurnover): void {
    const before = this.#sides.get(of) ?? { debitFen: zeroFen, creditFen: zeroFen };
    this.#sides.set(of, {
      debitFen: addFen(before.debitFen, debitFen),
      creditFen: addFen(before.creditFen, creditFen),
    });
  }

  byAccount(): readonly AccountTurnover[] {
    return [...this.#sides]
      .map(([of, sides]) => ({ account: of, ...sides }))
      .sort((a, b) => (a.account < b.account ? -1 : 1));
  }
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
  const turnovers = new Turnovers();
  for (const entry of entries) {
    if (asOf === undefined || entry.bookedAt < endOfDay(asOf)) turnovers.add(entry);
  }
  const accounts = turnovers.byAccount();
  const commitments = accounts.filter((one) => isCommitment(one.account));
  const money = accounts.filter((one) => !isCommitment(one.account));
  return { balanced: addsUp(commitments) && addsUp(money), accounts };
}

function addsUp(turnovers: readonly AccountTurnover[]): boolean {
  const debits = addFen(...turnovers.map((one) => one.debitFen));
  return debits === addFen(...turnovers.map((one) => one.creditFen));
}
