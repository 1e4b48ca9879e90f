import * as z from 'zod';
import { policyNo } from '../../domain/ids.ts';
import { policyStatus } from '../../domain/policies/policy.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { coverShape, pendingCancellationShape } from './current-policy-shapes.ts';
import { policyAnswer } from './policy-shapes.ts';

/** A policy as it is now, not as it was bound. */
const currentPolicy = policyAnswer.extend({
  cover: coverShape,
  pendingCancellation: pendingCancellationShape.optional(),
});

export const listPoliciesOperation = operation({
  key: 'GET /v1/policies',
  operationId: 'listPolicies',
  summary: 'Policies, newest first',
  roles: 'anyone',
  query: z.strictObject({ status: policyStatus.optional(), ...pageQuery }),
  success: 200,
  answer: pageOf(currentPolicy),
});

export const readPolicyOperation = operation({
  key: 'GET /v1/policies/{policyNo}',
  operationId: 'readPolicy',
  summary: 'One policy, with who pays what',
  roles: 'anyone',
  params: z.object({ policyNo }),
  success: 200,
  answer: currentPolicy,
});
