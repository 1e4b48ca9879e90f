import { table } from '../contract/table.ts';
import { type WaitingEntry, waitingEntry } from '../domain/waiting/waiting-line.ts';
import { keys, listed } from './keys.ts';
import { listAll } from './listing.ts';
import { insert, readPartition, replace, type Store, type Write } from './store.ts';

/** Everybody who has joined the line of a programme and year. */
export async function readLine(
  store: Store,
  of: Pick<WaitingEntry, 'programmeId' | 'year'>,
): Promise<readonly WaitingEntry[]> {
  const { pk } = keys.waiting(of.programmeId, of.year, '');
  return (await readPartition(store, pk)).map((item) => waitingEntry.parse(item));
}

/** A place in line: one for each quote. */
export function writeWaiting(of: WaitingEntry): Write {
  const item = {
    ...keys.waiting(of.programmeId, of.year, of.quoteId),
    type: 'waiting',
    ...(of.status === 'left' ? {} : listed.byDue('WAITING', `${of.programmeId}#${of.year}#${of.quoteId}`)),
    ...of,
  };
  return of.revision === 0 ? insert('waiting', item) : replace('waiting', item);
}

/** Everybody who stands in any line. */
export function everyoneWaiting(store: Store): Promise<readonly WaitingEntry[]> {
  const query = { index: table.indexes.byDue, partition: 'WAITING' };
  return listAll(store, query, (item) => waitingEntry.parse(item));
}
