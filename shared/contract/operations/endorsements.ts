import * as z from 'zod';
import { day } from '../../domain/dates.ts';
import { policyNo, uscc } from '../../domain/ids.ts';
import { requestFen } from '../../domain/money.ts';
import { lossPayee } from '../../domain/quoting/loss-payee.ts';
import { transferReason } from '../../domain/policies/policy.ts';
import { requestText } from '../../domain/texts.ts';
import { operation } from '../operation.ts';
import { endorsementShape, termsShape } from './policy-shapes.ts';
import { explanationShape } from './shapes.ts';

const requestedChanges = z
  .strictObject({
    sumsInsured: z
      .record(z.string().max(64), requestFen)
      .refine((all) => Object.keys(all).length > 0, '请写明保障与新保额 / name a cover and its new sum')
      .optional(),
    insurableValueFen: requestFen.optional(),
    lossPayee: lossPayee.nullable().optional(),
    /** Who steps into the policy (CAN-10). */
    transfer: z.strictObject({ uscc, reason: transferReason }).optional(),
  })
  .refine((all) => Object.keys(all).length > 0, '请写明要变更的内容 / say what is to change')
  .refine(
    (all) => all.transfer === undefined || Object.keys(all).length === 1,
    '转让须单独申请 / a transfer is asked for alone',
  );

export const endorsePolicyOperation = operation({
  key: 'POST /v1/policies/{policyNo}/endorsements',
  operationId: 'endorsePolicy',
  summary: 'Change a policy in force: more premium with its own payment, or less with a refund',
  roles: ['firm'],
  params: z.object({ policyNo }),
  body: z.strictObject({
    effectiveDate: day,
    changes: requestedChanges,
    /** A price without the whole subsidy that the firm has seen and agrees to. */
    firmPaysFen: requestFen.optional(),
    /** Number of the letter in which the lender agrees to another loss payee, or to none. */
    lenderConsent: requestText(200).optional(),
  }),
  success: 201,
  answer: z.object({
    policyNo,
    ...endorsementShape.shape,
    before: termsShape,
    after: termsShape,
    explanation: z.array(explanationShape),
  }),
  refusals: {
    'policy-not-live': 409,
    'endorsement-pending': 409,
    'effective-date-outside': 422,
    'nothing-changes': 422,
    'successor-not-registered': 422,
    'not-day-of-notice': 422,
    'already-insured': 409,
    'lender-consent-missing': 409,
    'below-claims-used': 409,
    'subsidy-in-motion': 409,
    'needs-underwriting': 422,
    'budget-exhausted': 409,
    'cap-changed': 409,
    'eligibility-changed': 409,
  },
  preview: true,
});
