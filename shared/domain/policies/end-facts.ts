import * as z from 'zod';
import { day } from '../dates.ts';
import { claimNo } from '../ids.ts';
import { fen } from '../money.ts';
import { subsidyRecovery } from './subsidy-recovery.ts';

/** Articles of the Insurance Law on which an insurer may cancel: the risk rises (CAN-6), or after a partial loss (CAN-5). */
export const cancelArticle = z.enum(['52', '58']);

/** What decides whether a risk has risen (CAN-6, 解释四 art. 4). */
export const riskFactor = z.enum(['use', 'scope', 'surroundings', 'alteration', 'user', 'duration']);

/** How the firm is to blame, by the ground of a rescission. Gross negligence counts where it had a serious effect. */
export const rescissionFindings = {
  'non-disclosure': ['intent', 'gross-negligence'],
  fraud: ['invented-event', 'deliberate-event'],
} as const;

const common = {
  knownOn: day,
  /** Indemnity that was paid before and is to be repaid to the insurer (CLM-22). */
  toRepayFen: fen.optional(),
};

/** What a rescission rests on: a question with its answer, or a claim (CAN-7, CLM-22). */
export const rescission = z.discriminatedUnion('ground', [
  z.object({
    ...common,
    ground: z.literal('non-disclosure'),
    finding: z.enum(rescissionFindings['non-disclosure']),
    questionId: z.string(),
    answer: z.string(),
  }),
  z.object({
    ...common,
    ground: z.literal('fraud'),
    finding: z.enum(rescissionFindings.fraud),
    claimNo,
  }),
]);
export type Rescission = z.infer<typeof rescission>;

/** What is recorded of an ending besides its day, reason and refund. */
export const endFacts = {
  /** The insurer's ground; left out: the firm ended it. */
  article: z.enum([...cancelArticle.options, '16', '27']).optional(),
  /** Where the insurer ended it because the risk has risen: what rose. */
  riskFactors: z.array(riskFactor).readonly().optional(),
  rescission: rescission.optional(),
  /** The lender's letter that agreed to the firm's cancellation (CAN-9). */
  consent: z.object({ documentReference: z.string(), on: day, by: z.string() }).optional(),
  recovery: subsidyRecovery.optional(),
};
