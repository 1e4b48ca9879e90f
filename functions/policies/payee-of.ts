import type { Instant } from '../../shared/domain/dates.ts';
import { collectorOf } from '../../shared/domain/insurers/collecting-account.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { readCollectingAccount } from '../../shared/persistence/collecting-accounts.ts';
import { businessTable } from '../runtime/business-table.ts';

/** G4: the account into which to pay what a policy waits for; nothing is read of one that waits for nothing. */
export async function payeeOf(of: Policy, now: Instant) {
  const insurer = collectorOf(of, now);
  const account = insurer && (await readCollectingAccount(businessTable(), insurer));
  if (account === undefined) return undefined;
  const { name, number, bankName, cnapsCode } = account;
  return { name, number, bankName, cnapsCode };
}
