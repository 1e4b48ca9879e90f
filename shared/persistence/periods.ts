import { type Quarter } from '../domain/dates.ts';
import { type ClosedPeriod, closedPeriod } from '../domain/settlement/period.ts';
import { keys } from './keys.ts';
import { insert, read, type Store, type Write } from './store.ts';

/** The quarter of a programme as it was closed; `undefined` while it is open. */
export async function readClosedPeriod(
  store: Store,
  programmeId: string,
  quarter: Quarter,
): Promise<ClosedPeriod | undefined> {
  const item = await read(store, keys.period(programmeId, quarter));
  return item === undefined ? undefined : closedPeriod.parse(item);
}

/** A quarter is closed once: nothing changes it afterwards. */
export function insertClosedPeriod(of: ClosedPeriod): Write {
  return insert('period', { ...keys.period(of.programmeId, of.quarter), type: 'period', ...of });
}
