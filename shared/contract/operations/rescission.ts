import * as z from 'zod';
import { policyNo } from '../../domain/ids.ts';
import { rescission } from '../../domain/policies/end-facts.ts';
import { policyStatus, refund } from '../../domain/policies/policy.ts';
import { rescissionRequest } from '../../domain/policies/rescind-policy.ts';
import { subsidyRecovery } from '../../domain/policies/subsidy-recovery.ts';
import { operation } from '../operation.ts';
import { refundLineShape } from './cancellation.ts';

export const rescindPolicyOperation = operation({
  key: 'POST /v1/policies/{policyNo}/rescission',
  operationId: 'rescindPolicy',
  summary: 'Rescind a policy for non-disclosure or fraud: by the lead’s underwriter, in the time of the law',
  roles: ['underwriter'],
  params: z.object({ policyNo }),
  body: rescissionRequest,
  success: 200,
  answer: z.object({
    policyNo,
    status: policyStatus,
    refund,
    rescission,
    recovery: subsidyRecovery.optional(),
    explanation: z.array(refundLineShape),
  }),
  refusals: {
    'policy-not-live': 409,
    'known-in-future': 422,
    'question-grounds-nothing': 409,
    'claim-unknown': 422,
    'rescission-too-late': 409,
    'insurer-knew': 409,
  },
  preview: true,
});
