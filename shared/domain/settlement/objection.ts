import * as z from 'zod';
import { instant } from '../dates.ts';
import { objectionId } from '../ids.ts';
import { requestText } from '../texts.ts';
import { endorsementNo, numberAsListed } from './settlement-row.ts';

const raised = {
  objectionId,
  policyNo: numberAsListed,
  /** Left out: every row of the policy. */
  endorsementNo: endorsementNo.optional(),
  reason: z.string(),
  by: z.string(),
  at: instant,
};

/** SUB-13: an objection from the public notice to the rows of a policy, one variant a status. */
export const objection = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), ...raised }),
  z.object({
    status: z.enum(['upheld', 'dismissed']),
    ...raised,
    decidedBy: z.string(),
    decidedAt: instant,
    decision: z.string(),
  }),
]);
export type Objection = z.infer<typeof objection>;

export const objectionDecision = z.strictObject({
  outcome: z.enum(['uphold', 'dismiss']),
  reason: requestText(1_000),
});
export type ObjectionDecision = z.infer<typeof objectionDecision>;
