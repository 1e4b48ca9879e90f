import { refusal, type Reply } from '../runtime/reply.ts';

/** Policies that a report reads within its request. */
export const mostPolicies = 20_000;

/** All of a list that has at most about as many as the policies. */
export const everything = { limit: 100_000 };

export function tooManyPolicies(): Reply {
  const detail = `保单超过 ${mostPolicies} 份，不能当场汇总。请由下级主管部门分别查询，再合计。`;
  return refusal('too-many-policies', detail, { facts: { most: mostPolicies } });
}
