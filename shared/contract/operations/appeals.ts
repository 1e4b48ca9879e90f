import * as z from 'zod';
import { appealRequest } from '../../domain/claims/appeal-claim.ts';
import { claimNo } from '../../domain/ids.ts';
import { operation } from '../operation.ts';
import { claimAnswer } from './claims.ts';

export const appealClaimOperation = operation({
  key: 'POST /v1/claims/{claimNo}/appeal',
  operationId: 'appealClaim',
  summary: 'Ask for a review of a decision by somebody who has not decided before',
  roles: ['firm'],
  params: z.object({ claimNo }),
  body: appealRequest,
  success: 200,
  answer: claimAnswer,
  refusals: {
    'claim-not-open': 409,
    'appealed-before': 409,
    'dispute-first': 409,
    'offer-not-ready': 409,
    'document-not-uploaded': 422,
    'document-type-differs': 422,
  },
});
