import { limitUse, type LimitUse, newLimitUse } from '../domain/claims/limit-use.ts';
import type { PolicyNo } from '../domain/ids.ts';
import type { Fen } from '../domain/money.ts';
import { keys } from './keys.ts';
import { insert, read, replace, type Store, type Write } from './store.ts';

/** What claims have taken of a policy's limits; nothing where no claim was agreed yet. */
export async function readLimitUse(store: Store, policyNo: PolicyNo): Promise<LimitUse> {
  const item = await read(store, keys.limits(policyNo));
  return item === undefined ? newLimitUse(policyNo) : limitUse.parse(item);
}

/** The use as it became, over the revision it was decided on; its first change is revision 1. */
export function writeLimitUse(of: LimitUse): Write {
  const item = { ...keys.limits(of.policyNo), type: 'limits', ...of };
  return of.revision === 1 ? insert('limits', item) : replace('limits', item);
}

/** Paid so far, by cover. */
export async function paidByCover(store: Store, policyNo: PolicyNo): Promise<Readonly<Record<string, Fen>>> {
  const use = await readLimitUse(store, policyNo);
  return Object.fromEntries(use.covers.map((cover) => [cover.code, cover.paidFen]));
}
