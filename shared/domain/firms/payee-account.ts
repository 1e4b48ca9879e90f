import { type BankAccount, type Firm, sameName } from './firm.ts';

/** Rulebook 13.3: an account that takes money for a firm is in the firm's registered name. */
export function isAccountOf(account: Pick<BankAccount, 'name'>, holder: Pick<Firm, 'name'>): boolean {
  return sameName(account.name, holder.name);
}
