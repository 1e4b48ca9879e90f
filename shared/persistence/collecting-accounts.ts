import type { InsurerCode } from '../domain/ids.ts';
import { type CollectingAccount, collectingAccount } from '../domain/insurers/collecting-account.ts';
import { keys } from './keys.ts';
import { put, read, type Store, type Write } from './store.ts';

export async function readCollectingAccount(
  store: Store,
  insurer: InsurerCode,
): Promise<CollectingAccount | undefined> {
  const item = await read(store, keys.collectingAccount(insurer));
  return item === undefined ? undefined : collectingAccount.parse(item);
}

/** The account as the insurer names it now; the one before is forgotten. */
export function writeCollectingAccount(of: CollectingAccount): Write {
  return put('collecting-account', {
    ...keys.collectingAccount(of.insurer),
    type: 'collecting-account',
    ...of,
  });
}
