import { simulateProgrammeOperation } from '../../shared/contract/operations/insight.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { bookedGrants } from '../../shared/domain/simulation/booked-grants.ts';
import { simulateProgramme } from '../../shared/domain/simulation/simulate-programme.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { policiesOfScope } from '../../shared/persistence/policies.ts';
import { programmeSeenBy } from '../budgets/budget-access.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, invalidRequest, notFound, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { changedVersions, isGrantedBy, quotedFacts } from './simulated-year.ts';

/** Policies that are read and reckoned within a request. */
const mostPolicies = 20_000;

export const simulate = readingRoute(simulateProgrammeOperation, async ({ body, caller, now }) => {
  const { programmeId, change, year } = body;
  const programme = await programmeSeenBy(caller.scope, programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  const all = await policiesOfScope(businessTable(), caller.scope, mostPolicies);
  if (all === undefined) {
    const detail = `保单超过 ${mostPolicies} 份，不能当场测算。请用 POST /v1/simulations/jobs 后台测算，完成后在 GET /v1/jobs/{jobId} 的 resultsUrl 下载。`;
    return refusal('too-many-policies', detail, { facts: { most: mostPolicies } });
  }
  const policies = all.filter(isGrantedBy(programmeId));
  const versions = await changedVersions(programmeId, change);
  if (!versions.ok) return invalidRequest(versions.faults);
  const catalogue = await currentCatalogue();
  const quoted = await quotedFacts(policies, versions.value);
  const grants = bookedGrants(
    policies,
    { programmeId, year },
    {
      quoted: (policy) => quoted.get(policy.quoteId) ?? {},
      productOf: (policy) => catalogue.soldProduct(policy.product),
    },
  );
  const budget = await readBudget(businessTable(), programmeId, year);
  return answer(
    simulateProgramme(grants, { programmeId, year, versions: versions.value, budget, asOf: dayOf(now) }),
  );
});
