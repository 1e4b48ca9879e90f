import { allocateWithin, asPpm, type Fen, fractionDown, minFen, ppmDown, subtractFen } from '../money.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Policy, Refund } from './policy.ts';
import { leftInAccount, premiumAccount } from './premium-account.ts';

/** Of a grant: what it was reckoned on, and who pays it. */
export type ReckonedGrant = Pick<
  ProgrammeGrant,
  'programmeId' | 'baseFen' | 'ratePpm' | 'grantedFen' | 'levels'
>;

/**
 * SUB-1, case 7: a grant on the premium that is really paid: of 1,000.00 at 80 %, where 471.23 are kept, 376.98; never more than
 * it was before.
 */
export function grantOnKept(of: ReckonedGrant, keptFen: Fen, heldFen: Fen): Fen {
  const baseFen = heldFen === 0 ? of.baseFen : fractionDown(of.baseFen, keptFen, heldFen);
  return minFen(of.grantedFen, ppmDown(baseFen, asPpm(of.ratePpm)));
}

/**
 * The part of a grant that falls away with the premium, by level in the proportion of what each grants (rulebook 7, cash route):
 * of 800.00 paid to the firm, 423.02 that the bureaus claim back from it when it cancels. Before payout nobody owes it.
 */
export function fallsAway(of: ReckonedGrant, keptFen: Fen, heldFen: Fen): ProgrammePart {
  const backFen = subtractFen(of.grantedFen, grantOnKept(of, keptFen, heldFen));
  const levels = of.levels.filter((level) => level.fen > 0);
  return {
    programmeId: of.programmeId,
    levels:
      backFen === 0
        ? []
        : allocateWithin(
            backFen,
            levels.map((level) => ({ party: level, weight: level.fen })),
          ).map(({ party, fen }) => ({ ...party, fen })),
  };
}

/** What bureaus have granted on a policy to the firm itself (SUB-8): reserved for it only, or owed and paid. */
export interface GrantsToFirm<Grant = ReckonedGrant> {
  readonly reserved: readonly Grant[];
  readonly owed: readonly Grant[];
}

/**
 * SUB-16, rulebook 7: a firm that paid the whole premium gets its refund whole; of the grants on it, what was reserved is lowered,
 * and what is owed or paid the bureaus claim back.
 */
export function fallenAway(
  of: Policy,
  { totalFen }: Refund,
  { reserved, owed }: GrantsToFirm,
): GrantsToFirm<ProgrammePart> {
  const heldFen = leftInAccount(premiumAccount(of));
  const keptFen = subtractFen(heldFen, totalFen);
  const away = (grant: ReckonedGrant) => fallsAway(grant, keptFen, heldFen);
  return { reserved: reserved.map(away), owed: owed.map(away) };
}
