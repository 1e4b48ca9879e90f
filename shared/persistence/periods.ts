import { type Quarter } from '../domain/dates.ts';
import { periodArchive, type PeriodArchive } from '../domain/proof/period-archive.ts';
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

/** Where the books of a closed quarter lie; `undefined` while they are written. */
export async function readPeriodArchive(
  store: Store,
  programmeId: string,
  quarter: Quarter,
): Promise<PeriodArchive | undefined> {
  const item = await read(store, keys.periodArchive(programmeId, quarter));
  return item === undefined ? undefined : periodArchive.parse(item);
}

/** A quarter is archived once. */
export function insertPeriodArchive(of: PeriodArchive): Write {
  const key = keys.periodArchive(of.programmeId, of.quarter);
  return insert('period-archive', { ...key, type: 'period-archive', ...of });
}
