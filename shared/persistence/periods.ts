import { type YearClearing, yearClearing } from '../domain/clearing/clear-year.ts';
import { type Quarter } from '../domain/dates.ts';
import { periodArchive, type PeriodArchive } from '../domain/proof/period-archive.ts';
import { type ClosedPeriod, closedPeriod } from '../domain/settlement/period.ts';
import { keys } from './keys.ts';
import { insert, read, replace, type Store, type Write } from './store.ts';

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

/** The clearing of a programme's year; `undefined` where nobody has proposed one (REC-6). */
export async function readYearClearing(
  store: Store,
  programmeId: string,
  year: number,
): Promise<YearClearing | undefined> {
  const item = await read(store, keys.yearClearing(programmeId, year));
  return item === undefined ? undefined : yearClearing.parse(item);
}

/** A clearing as it became: new at revision 0, else over the revision it was decided on. */
export function writeYearClearing(of: YearClearing): Write {
  const item = { ...keys.yearClearing(of.programmeId, of.year), type: 'year-clearing', ...of };
  return of.revision === 0 ? insert('year-clearing', item) : replace('year-clearing', item);
}
