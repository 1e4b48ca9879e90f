import type { AnswerOf } from '../../api/contract.ts';

export type Claim = AnswerOf<'GET /v1/claims/{claimNo}'>;
