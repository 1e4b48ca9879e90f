import * as z from 'zod';
import { instant } from '../dates.ts';
import { objectionId } from '../ids.ts';
import { requestText } from '../texts.ts';

/** Who objected to what is shown in a public notice, why and when, and who decided on it. */
export const raisedObjection = { objectionId, reason: z.string(), by: z.string(), at: instant };
export const decidedObjection = { decidedBy: z.string(), decidedAt: instant, decision: z.string() };

export const objectionDecision = z.strictObject({
  outcome: z.enum(['uphold', 'dismiss']),
  reason: requestText(1_000),
});
export type ObjectionDecision = z.infer<typeof objectionDecision>;
