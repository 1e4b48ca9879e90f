import * as z from 'zod';

/** Why a row was turned away: the column where there is one, the rule, and what to do about it. */
export const rowFault = z.object({
  column: z.string().optional(),
  rule: z.string(),
  message: z.string(),
  fix: z.string(),
});
export type RowFault = z.infer<typeof rowFault>;

/** What a row became, said of it. */
const rowResult = z.record(z.string(), z.union([z.string(), z.int()]));
export type RowResult = z.infer<typeof rowResult>;

/** What became of a row of a list: kept beside what it made, so that no row is worked on twice. */
export const rowOutcome = z.discriminatedUnion('outcome', [
  z.object({ row: z.int().positive(), outcome: z.literal('accepted'), result: rowResult }),
  z.object({ row: z.int().positive(), outcome: z.literal('rejected'), faults: z.array(rowFault).readonly() }),
]);
export type RowOutcome = z.infer<typeof rowOutcome>;
export type RejectedRow = Extract<RowOutcome, { outcome: 'rejected' }>;
