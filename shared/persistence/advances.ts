import { type Advance, advance } from '../domain/clearing/advance.ts';
import { keys } from './keys.ts';
import { insert, readPartition, type Store, type Write } from './store.ts';

/** SUB-19: an advance is written once, with the entry that books it. */
export function insertAdvance(of: Advance): Write {
  const key = keys.advance(of.programmeId, of.year, of.entryId);
  return insert('advance', { ...key, type: 'advance', ...of });
}

/** What cities have paid for their counties in a programme’s year. */
export async function readAdvances(
  store: Store,
  programmeId: string,
  year: number,
): Promise<readonly Advance[]> {
  const items = await readPartition(store, keys.advance(programmeId, year, '').pk);
  return items.map((item) => advance.parse(item));
}
