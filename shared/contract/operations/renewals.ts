import * as z from 'zod';
import { policyNo } from '../../domain/ids.ts';
import { quoteRequest } from '../../domain/quoting/quote-request.ts';
import { operation } from '../operation.ts';
import { quoteAnswer } from './quote-shapes.ts';

export const renewPolicyOperation = operation({
  key: 'POST /v1/policies/{policyNo}/renewal',
  operationId: 'renewPolicy',
  summary: 'Quote the next period of a policy, from 60 days before its end; binding the quote renews it',
  roles: ['firm'],
  params: z.object({ policyNo }),
  body: quoteRequest.pick({
    sumsInsured: true,
    insurableValueFen: true,
    answers: true,
    programmeIds: true,
    lossPayee: true,
  }),
  success: 201,
  answer: quoteAnswer,
  refusals: {
    'policy-not-live': 409,
    'renewal-not-open': 409,
    'already-renewed': 409,
    'product-not-on-sale': 422,
    'firm-not-registered': 422,
  },
});
