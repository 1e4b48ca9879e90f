import * as z from 'zod';
import { decidedObjection, raisedObjection } from './raised-objection.ts';
import { endorsementNo, numberAsListed } from './settlement-row.ts';

const raised = {
  ...raisedObjection,
  policyNo: numberAsListed,
  /** Left out: every row of the policy. */
  endorsementNo: endorsementNo.optional(),
};

/** SUB-13: an objection from the public notice to the rows of a policy, one variant a status. */
export const objection = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), ...raised }),
  z.object({ status: z.enum(['upheld', 'dismissed']), ...raised, ...decidedObjection }),
]);
export type Objection = z.infer<typeof objection>;
