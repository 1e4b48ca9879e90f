import { dayOf, type Instant, yearOf } from '../dates.ts';
import type { Grant } from '../firms/standing.ts';
import { sumFen } from '../money.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import { isSold } from './holders.ts';
import type { Policy } from './policy.ts';

/** 14.1: whether a clawback frees the envelope and the firm-year counter: not after the budget's own year. */
export function freesBudget(of: Pick<Policy, 'period'>, now: Instant): boolean {
  return yearOf(dayOf(now)) <= yearOf(of.period.start);
}

/**
 * SUB-3, SUB-5: parts of a subsidy as they count towards firm-year caps; the cap year is the year in which cover starts. Of a
 * policy that was sold nothing counts with the buyer (CAN-10).
 */
export function countedGrants(
  of: Pick<Policy, 'period' | 'subsidy' | 'endorsements'>,
  parts: readonly ProgrammePart[],
): readonly Grant[] {
  if (isSold(of)) return [];
  return parts.map(({ programmeId, levels }) => ({
    programmeId,
    year: yearOf(of.period.start),
    class: of.subsidy.programmes.find((grant) => grant.programmeId === programmeId)?.class,
    fen: sumFen(levels.map((level) => level.fen)),
  }));
}
