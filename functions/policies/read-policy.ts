import { readPolicyOperation } from '../../shared/contract/operations/policies.ts';
import { readPolicy as load } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { currentPolicyView } from './current-policy-view.ts';

export const readPolicy = readingRoute(readPolicyOperation, async ({ params, caller, now }) => {
  const policy = await load(businessTable(), caller.scope, params.policyNo);
  return policy === undefined ? notFound() : answer(await currentPolicyView(policy, now));
});
