import * as z from 'zod';
import type { Allotment } from '../domain/applications/allot-budget.ts';
import { sharedEnvelope } from '../domain/applications/grant-basis.ts';
import type { Instant } from '../domain/dates.ts';
import { fen } from '../domain/money.ts';
import { keys } from './keys.ts';
import { insert, read, type Store, type Write } from './store.ts';

/** Which applications share a budget pro rata. */
export interface PoolRef {
  readonly programmeId: string;
  readonly year: number;
  readonly collectedUntil: Instant;
}

const storedAllotment = z.object({
  allotted: z.record(z.string(), z.array(fen)),
  envelopes: z.record(z.string(), sharedEnvelope).optional(),
});

/** What a pool's applications were allotted and out of what; decided once, before the first of them is granted. */
export async function readAllotment(
  store: Store,
  of: PoolRef,
): Promise<z.infer<typeof storedAllotment> | undefined> {
  const item = await read(store, keys.allotment(of.programmeId, of.year, of.collectedUntil));
  return item === undefined ? undefined : storedAllotment.parse(item);
}

export function insertAllotment(of: PoolRef, allotment: Allotment, at: Instant): Write {
  const key = keys.allotment(of.programmeId, of.year, of.collectedUntil);
  return insert('allotment', { ...key, type: 'allotment', ...of, ...allotment, at });
}
