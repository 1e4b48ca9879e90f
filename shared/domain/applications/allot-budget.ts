import { allocateByRemainder, type Fen, sumFen, zeroFen } from '../money.ts';
import { type Budget, neededByEnvelope, placeParts, type LevelPart } from '../subsidies/budget.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { ApplicationIn } from './application.ts';
import { noEnvelope, type SharedEnvelope } from './grant-basis.ts';

/** What each application of a pool gets, level by level in the order of its claim. */
export type Allotted = Readonly<Record<string, readonly Fen[]>>;

/** That, and what each envelope had left for what was asked of it. */
export interface Allotment {
  readonly allotted: Allotted;
  readonly envelopes: Readonly<Record<string, SharedEnvelope>>;
}

/** One application's part of an allotment; one that was made long ago does not say out of what. */
export interface AllottedShare {
  readonly parts: readonly Fen[];
  readonly envelopes?: Allotment['envelopes'] | undefined;
}

interface Need {
  readonly applicationId: string;
  readonly at: number;
  readonly part: LevelPart;
}

/**
 * SUB-10: shares a budget among everybody who has applied in time: each envelope gives floor(left × claim ÷ sum of the claims
 * on it), the left-over fen to the largest remainders, tie by USCC; an envelope that has enough gives each claim whole. Budget
 * 100,000.00 on claims of 60,000.00, 45,000.00 and 30,000.01 → 44,444.44, 33,333.33 and 22,222.23. `undefined`: a level has no
 * money at all yet, and the pool waits for it.
 */
export function allotBudget(
  pool: readonly ApplicationIn<'waiting'>[],
  budget: Budget,
): Allotment | undefined {
  const needs: Need[] = [];
  for (const one of pool.toSorted((a, b) =>
    `${a.uscc}#${a.policyNo}` < `${b.uscc}#${b.policyNo}` ? -1 : 1,
  )) {
    const placed = placeParts(budget, one.grant.levels);
    if (placed === undefined) return undefined;
    placed.forEach((part, at) => needs.push({ applicationId: one.applicationId, at, part }));
  }
  const given = new Map<string, Fen>();
  const envelopes: Record<string, SharedEnvelope> = {};
  for (const { key, fen: askedFen } of neededByEnvelope(needs.map((need) => need.part))) {
    const sharing = needs.filter((need) => neededByEnvelope([need.part])[0]?.key === key);
    const leftFen = budget.envelopes[key]?.availableFen ?? zeroFen;
    envelopes[key] = { leftFen, askedFen };
    const parts =
      leftFen >= askedFen
        ? sharing.map((need) => ({ party: need, fen: need.part.fen }))
        : allocateByRemainder(
            leftFen,
            sharing.map((need) => ({ party: need, weight: need.part.fen })),
          );
    for (const { party, fen } of parts) given.set(`${party.applicationId}#${party.at}`, fen);
  }
  const allotted = Object.fromEntries(
    pool.map(({ applicationId, grant }) => [
      applicationId,
      grant.levels.map((_, at) => given.get(`${applicationId}#${at}`) ?? zeroFen),
    ]),
  );
  return { allotted, envelopes };
}

/** What the envelopes of placed parts had left and were asked for. */
export function sharedAmong(
  parts: readonly LevelPart[],
  envelopes: Allotment['envelopes'],
): readonly SharedEnvelope[] {
  return parts.map((part) => {
    const [need] = neededByEnvelope([part]);
    return (need && envelopes[need.key]) ?? noEnvelope;
  });
}

/** A claim with what was allotted to it in place of what it asked for. */
export function allottedGrant(claim: ProgrammeGrant, allotted: readonly Fen[]): ProgrammeGrant {
  const levels = claim.levels.map((part, at) => ({ ...part, fen: allotted[at] ?? zeroFen }));
  const grantedFen = sumFen(levels.map((part) => part.fen));
  if (grantedFen === claim.grantedFen) return claim;
  return {
    ...claim,
    levels,
    grantedFen,
    limitedBy: [...claim.limitedBy, 'budget'],
    limitedToFen: [...(claim.limitedToFen ?? []), grantedFen],
  };
}
