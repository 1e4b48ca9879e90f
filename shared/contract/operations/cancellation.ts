import * as z from 'zod';
import { day } from '../../domain/dates.ts';
import { policyNo } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
import { riskFactor } from '../../domain/policies/end-facts.ts';
import { policyStatus, refund } from '../../domain/policies/policy.ts';
import { requestText } from '../../domain/texts.ts';
import { operation } from '../operation.ts';
import { pendingCancellationShape } from './current-policy-shapes.ts';
import { explanationShape } from './shapes.ts';

/** A step of a refund: `reckoned` steps add up to it, and so do those that say to whom it is `returned`. */
export const refundLineShape = z.object({
  ...explanationShape.shape,
  part: z.enum(['reckoned', 'returned', 'recovered']),
  fen,
});

/** A policy that has ended; or one that stays, with what its cancellation waits for (CAN-9). */
const cancellationAnswer = z.object({
  policyNo,
  status: policyStatus,
  refund,
  explanation: z.array(refundLineShape),
  pendingCancellation: pendingCancellationShape.optional(),
});

const cancelRefusals = {
  'policy-not-live': 409,
  'effective-date-outside': 422,
  'claim-after-effective-date': 409,
  'article-not-a-ground': 422,
  'no-recent-payment': 409,
  'cancellation-pending': 409,
} as const;

export const cancelPolicyOperation = operation({
  key: 'POST /v1/policies/{policyNo}/cancellation',
  operationId: 'cancelPolicy',
  summary: 'Cancel a policy: refund to the firm and to each level; the lead’s underwriter names an article',
  roles: ['firm', 'underwriter'],
  params: z.object({ policyNo }),
  body: z.strictObject({
    effectiveDate: day,
    reason: requestText(2_000),
    /** Of the Insurance Law: 52 (the risk has risen) or 58 (after a partial loss); from the insurer only. */
    article: z
      .union([z.string().regex(/^\d{1,3}$/), z.int().positive().max(185).transform(String)])
      .optional(),
    /** With article 52: what has raised the risk. */
    riskFactors: z.array(riskFactor).min(1).max(6).optional(),
  }),
  success: 200,
  answer: cancellationAnswer,
  refusals: cancelRefusals,
  preview: true,
});

export const recordConsentOperation = operation({
  key: 'POST /v1/policies/{policyNo}/cancellation/consent',
  operationId: 'recordConsent',
  summary:
    'Record the loss payee’s answer to a cancellation that waits for it; with its consent the policy ends',
  roles: ['underwriter'],
  params: z.object({ policyNo }),
  body: z.strictObject({
    outcome: z.enum(['consent', 'refusal']),
    /** Number of the lender's letter. */
    documentReference: requestText(200),
    /** Day of the letter; today where left out. */
    answeredOn: day.optional(),
  }),
  success: 200,
  answer: cancellationAnswer,
  refusals: {
    'no-cancellation-pending': 409,
    'answer-outside': 422,
    ...cancelRefusals,
  },
  preview: true,
});

export const takeBackRequestOperation = operation({
  key: 'POST /v1/policies/{policyNo}/cancellation/withdrawal',
  operationId: 'takeBackRequest',
  summary: 'Take a cancellation back that still waits for the loss payee',
  roles: ['firm'],
  params: z.object({ policyNo }),
  body: z.strictObject({ reason: requestText(500) }),
  success: 200,
  answer: z.object({ policyNo, status: policyStatus }),
  refusals: { 'no-cancellation-pending': 409 },
});
