import * as z from 'zod';
import { wholePpm } from '../money.ts';

const programmeId = z.string().max(64);
const year = z.int().min(2000).max(2100);

/** Eleven times as many policies. */
export const mostGrowthPpm = 10_000_000;

/** A report that is made outside of the request that asks for it, with what it is about. */
export const reportRequest = z.discriminatedUnion('report', [
  z.strictObject({ report: z.literal('performance'), programmeId, year }),
  z.strictObject({ report: z.literal('indicators') }),
  z.strictObject({ report: z.literal('portfolio'), year }),
  z.strictObject({
    report: z.literal('estimate'),
    programmeId,
    year,
    /** How many more policies than the year before, in parts per million. */
    growthPpm: z.int().min(-wholePpm).max(mostGrowthPpm).default(0),
  }),
]);
export type ReportRequest = z.infer<typeof reportRequest>;
