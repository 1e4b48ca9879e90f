import * as z from 'zod';
import { instant } from '../dates.ts';
import { assessmentId, claimNo } from '../ids.ts';
import { requestText } from '../texts.ts';
import { indemnity } from './indemnity.ts';
import { lossSheet } from './loss-sheet.ts';

/** What an assessor submits: the sheet, and whether the loss is covered; a rejection names its rule and its reason. */
export const assessmentRequest = z.discriminatedUnion('outcome', [
  z.strictObject({ ...lossSheet.shape, outcome: z.literal('covered') }),
  z.strictObject({
    ...lossSheet.shape,
    lossLines: lossSheet.shape.lossLines.default([]),
    outcome: z.literal('rejected'),
    rejection: z.strictObject({ ruleId: requestText(40), reason: requestText(500) }),
  }),
]);
export type AssessmentRequest = z.infer<typeof assessmentRequest>;

/** One assessment as it was submitted, never changed afterwards; an indemnity only where the loss is covered. */
export const assessment = z.object({
  assessmentId,
  claimNo,
  assessedAt: instant,
  assessedBy: z.string(),
  sheet: lossSheet,
  outcome: z.enum(['covered', 'rejected']),
  indemnity: indemnity.optional(),
});
export type Assessment = z.infer<typeof assessment>;
