import { listPoliciesOperation } from '../../shared/contract/operations/policies.ts';
import { statusOfPolicy } from '../../shared/domain/policies/policy.ts';
import { listPolicies as listPage } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { currentPolicyView } from './current-policy-view.ts';

export const listPolicies = readingRoute(listPoliciesOperation, async ({ query, caller, now }) => {
  const page = await listPage(businessTable(), caller.scope, query, (one) => {
    return query.status === undefined || statusOfPolicy(one, now) === query.status;
  });
  return answer({ ...page, items: await Promise.all(page.items.map((one) => currentPolicyView(one, now))) });
});
