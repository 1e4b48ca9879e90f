import { simulateProgrammeOperation } from '../../shared/contract/operations/insight.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { bookedGrants, type QuotedFacts } from '../../shared/domain/simulation/booked-grants.ts';
import { simulateProgramme, type SimulatedYear } from '../../shared/domain/simulation/simulate-programme.ts';
import { changedProgramme, type ProgrammeChange } from '../../shared/domain/simulation/simulation.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { policiesOfScope } from '../../shared/persistence/policies.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import { programmeSeenBy } from '../budgets/budget-access.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, type FieldFault, invalidRequest, notFound, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** Policies that are read and reckoned within a request. */
const mostPolicies = 20_000;
const quotesAtOnce = 50;

export const simulate = readingRoute(simulateProgrammeOperation, async ({ body, caller, now }) => {
  const { programmeId, change, year } = body;
  const programme = await programmeSeenBy(caller.scope, programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  const all = await policiesOfScope(businessTable(), caller.scope, mostPolicies);
  if (all === undefined) {
    const detail = `保单超过 ${mostPolicies} 份，不能当场测算。请由下级主管部门分别测算，再合计。`;
    return refusal('too-many-policies', detail, { facts: { most: mostPolicies } });
  }
  const policies = all.filter(({ subsidy }) => {
    return subsidy.programmes.some((grant) => grant.programmeId === programmeId);
  });
  const versions = await versionsOf(policies, programme, change);
  if (!versions.ok) return invalidRequest(versions.faults);
  const catalogue = await currentCatalogue();
  const quoted = await quotedFacts(
    policies,
    [...versions.value.values()].flatMap((one) => Object.values(one)),
  );
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

type Versions =
  | { readonly ok: true; readonly value: SimulatedYear['versions'] }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** The versions that granted something and the one in force, each with the change made to it. */
async function versionsOf(
  policies: readonly Policy[],
  { id, version }: Programme,
  change: ProgrammeChange,
): Promise<Versions> {
  const catalogue = await currentCatalogue();
  const grants = policies
    .flatMap(({ subsidy }) => subsidy.programmes)
    .filter((one) => one.programmeId === id);
  const value = new Map<number, { before: Programme; after: Programme }>();
  for (const used of new Set([version, ...grants.map((grant) => grant.version)])) {
    const before = catalogue.usedProgramme(id, used);
    const after = changedProgramme(before, change);
    if (!after.success) {
      const faults = after.error.issues.map(({ path, message }) => {
        return { path: ['change', ...path].join('.'), message };
      });
      return { ok: false, faults };
    }
    value.set(used, { before, after: after.data });
  }
  return { ok: true, value };
}

/** What only quotes know, where a version asks for it. */
async function quotedFacts(
  policies: readonly Policy[],
  versions: readonly Programme[],
): Promise<ReadonlyMap<string, QuotedFacts>> {
  const facts = new Map<string, QuotedFacts>();
  const asked = versions.some((one) => one.classes !== undefined || one.sumTimesValue !== undefined);
  if (!asked) return facts;
  for (let from = 0; from < policies.length; from += quotesAtOnce) {
    const some = policies.slice(from, from + quotesAtOnce);
    const quotes = await Promise.all(
      some.map(({ quoteId }) => readQuote(businessTable(), { kind: 'service' }, quoteId)),
    );
    for (const quote of quotes) {
      if (quote === undefined) continue;
      const { insurableValueFen, answers, units } = quote;
      facts.set(quote.quoteId, { insurableValueFen, answers, unitClass: units?.class });
    }
  }
  return facts;
}
