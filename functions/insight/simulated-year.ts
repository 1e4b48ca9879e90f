import type { Policy } from '../../shared/domain/policies/policy.ts';
import type { QuotedFacts } from '../../shared/domain/simulation/booked-grants.ts';
import type { SimulatedYear } from '../../shared/domain/simulation/simulate-programme.ts';
import { changedProgramme, type ProgrammeChange } from '../../shared/domain/simulation/simulation.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import type { FieldFault } from '../runtime/reply.ts';

const quotesAtOnce = 50;

export type Versions =
  | { readonly ok: true; readonly value: SimulatedYear['versions'] }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Every version of a programme, each with the change made to it; what does not fit together, by its path. */
export async function changedVersions(programmeId: string, change: ProgrammeChange): Promise<Versions> {
  const { programmes } = await currentCatalogue();
  const value = new Map<number, { before: Programme; after: Programme }>();
  for (const before of programmes.filter((one) => one.id === programmeId)) {
    const after = changedProgramme(before, change);
    if (!after.success) {
      const faults = after.error.issues.map(({ path, message }) => {
        return { path: ['change', ...path].join('.'), message };
      });
      return { ok: false, faults };
    }
    value.set(before.version, { before, after: after.data });
  }
  return { ok: true, value };
}

/** What only quotes know, where a version asks for it. */
export async function quotedFacts(
  policies: readonly Policy[],
  versions: SimulatedYear['versions'],
): Promise<ReadonlyMap<string, QuotedFacts>> {
  const facts = new Map<string, QuotedFacts>();
  const asked = [...versions.values()]
    .flatMap((one) => Object.values(one))
    .some((one) => {
      return one.classes !== undefined || one.sumTimesValue !== undefined;
    });
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

/** Whether a programme granted something to a policy. */
export function isGrantedBy(programmeId: string): (policy: Policy) => boolean {
  return ({ subsidy }) => subsidy.programmes.some((grant) => grant.programmeId === programmeId);
}
