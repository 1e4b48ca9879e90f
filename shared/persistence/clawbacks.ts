import { type Clawback, clawback, type ClawbackIn } from '../domain/clawbacks/clawback.ts';
import type { PolicyNo } from '../domain/ids.ts';
import { table } from '../contract/table.ts';
import { keys, listed } from './keys.ts';
import { listAll } from './listing.ts';
import { insert, read, replace, type Store, type Write } from './store.ts';

export async function readClawback(
  store: Store,
  policyNo: PolicyNo,
  programmeId: string,
): Promise<Clawback | undefined> {
  const item = await read(store, keys.clawback(policyNo, programmeId));
  return item === undefined ? undefined : clawback.parse(item);
}

/** A review as it became: one for each policy and programme. What is decided waits in the queue to be carried out. */
export function writeClawback(of: Clawback): Write {
  const item = {
    ...keys.clawback(of.policyNo, of.programmeId),
    type: 'clawback',
    ...(of.status === 'decided' ? listed.byDue('CLAWBACK', `${of.decidedAt}#${of.policyNo}`) : {}),
    ...of,
  };
  return of.revision === 0 ? insert('clawback', item) : replace('clawback', item);
}

/** Reviews that are decided and not carried out yet. */
export async function decidedClawbacks(store: Store): Promise<readonly ClawbackIn<'decided'>[]> {
  const query = { index: table.indexes.byDue, partition: 'CLAWBACK' };
  const found = await listAll(store, query, (item) => clawback.parse(item));
  return found.filter((one): one is ClawbackIn<'decided'> => one.status === 'decided');
}
