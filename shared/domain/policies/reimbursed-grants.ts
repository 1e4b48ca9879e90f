import {
  allocateWithin,
  asPpm,
  type Fen,
  fractionDown,
  minFen,
  type Ppm,
  ppmDown,
  ppmUp,
  subtractFen,
} from '../money.ts';
import { isSamePayer, type LevelPart, type ProgrammePart } from '../subsidies/budget.ts';
import { type ProgrammeGrant, weighed } from '../subsidies/grant-subsidy.ts';
import type { Programme } from '../subsidies/programme.ts';
import { weightOf } from '../subsidies/subsidy-rate.ts';
import type { Policy, Refund } from './policy.ts';
import { leftInAccount, premiumAccount } from './premium-account.ts';

/** Of a grant: what it was reckoned on, and who pays it. */
type GrantedOn = Pick<ProgrammeGrant, 'programmeId' | 'baseFen' | 'ratePpm' | 'grantedFen' | 'levels'>;

/** With the steps of rulebook 6.1 that come after the rate, where the programme has them. */
export interface ReckonedGrant extends GrantedOn {
  /** SUB-20. */
  readonly minSelfPayPpm?: Ppm;
  /** SUB-18: what the grade of the firm leaves. */
  readonly performancePpm?: Ppm;
}

/** A grant and what the version of the programme that granted it says of it. */
export function reckonedUnder(of: GrantedOn & Pick<ProgrammeGrant, 'grade'>, by: Programme): ReckonedGrant {
  const performancePpm = weightOf(by, of.grade);
  return {
    ...of,
    minSelfPayPpm: asPpm(by.minSelfPayPpm),
    ...(performancePpm === undefined ? {} : { performancePpm }),
  };
}

/**
 * SUB-1, case 7: a grant on the premium that is really paid, in the order of rulebook 6.1: of 1,000.00 at 80 %, where 471.23 are
 * kept, 376.98, and 301.58 for a firm of grade B (SUB-18). What a cap had left it stays the most: never more than it was before.
 */
export function grantOnKept(of: ReckonedGrant, keptFen: Fen, heldFen: Fen): Fen {
  if (heldFen === 0) return of.grantedFen;
  const { ratePpm, minSelfPayPpm = asPpm(0), performancePpm } = of;
  const baseFen = fractionDown(of.baseFen, keptFen, heldFen);
  const calculatedFen = ppmDown(baseFen, ratePpm);
  const limitedFen = minFen(calculatedFen, subtractFen(keptFen, ppmUp(keptFen, minSelfPayPpm)));
  if (performancePpm === undefined) return minFen(of.grantedFen, limitedFen);
  const reckoned = { baseFen, ratePpm, calculatedFen, grantedFen: limitedFen };
  return minFen(of.grantedFen, weighed(reckoned, performancePpm));
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

/** What bureaus have granted on a policy to the firm itself (SUB-8), and the parts of it that they have sent. */
export interface GrantToFirm {
  readonly grant: ReckonedGrant;
  readonly sent: readonly LevelPart[];
}

/** Parts of grants to the firm that go: what was not sent is owed no more, what was sent the bureaus claim back. */
export interface FallenGrants {
  readonly lowered: readonly ProgrammePart[];
  readonly owedBack: readonly ProgrammePart[];
}

/**
 * SUB-16, rulebook 7: a firm that paid the whole premium gets its refund whole; the grants on it are lowered to what the kept
 * premium gives, payer by payer.
 */
export function fallenAway(of: Policy, { totalFen }: Refund, grants: readonly GrantToFirm[]): FallenGrants {
  const heldFen = leftInAccount(premiumAccount(of));
  const keptFen = subtractFen(heldFen, totalFen);
  return byPayment(grants, ({ grant }) => fallsAway(grant, keptFen, heldFen));
}

/** CAN-7: nothing of the grants is kept. */
export function fallenWhole(grants: readonly GrantToFirm[]): FallenGrants {
  return byPayment(grants, ({ grant }) => grant);
}

function byPayment(grants: readonly GrantToFirm[], awayOf: (of: GrantToFirm) => ProgrammePart): FallenGrants {
  const partsOf = (wasSent: boolean) => {
    return grants.map((one): ProgrammePart => {
      const { programmeId, levels } = awayOf(one);
      const isSent = (part: LevelPart) => one.sent.some((other) => isSamePayer(part, other));
      return { programmeId, levels: levels.filter((part) => isSent(part) === wasSent) };
    });
  };
  return { lowered: partsOf(false), owedBack: partsOf(true) };
}
