import type { Instant } from '../dates.ts';
import { addFen, minFen, subtractFen, sumFen, zeroFen } from '../money.ts';
import type { RefundSplit } from '../policies/premium-account.ts';
import { isSamePayer, type LevelPart, mergeParts, shownParts } from '../subsidies/budget.ts';
import { asItStands, type CaseIn, leftOf } from './clawback-case.ts';

/** The case of a programme whose bureaus have claimed their whole subsidy on a policy back from the firm (case 25). */
export interface ClaimedBack {
  readonly programmeId: string;
  readonly claim: CaseIn<'owed' | 'repaid' | 'written-off'>;
}

/**
 * Case 25, SUB-16, CAN-2: of a refund the bureaus get no more than they have not had from the firm yet: nobody gets back more
 * than it paid. What the firm has repaid was its own money at the end, and its part of the refund: of 528.77 all where it has
 * repaid 800.00, 105.75 where it has repaid nothing.
 */
export function withinClaims(of: RefundSplit, claimedBack: readonly ClaimedBack[]): RefundSplit {
  const parts = of.parts.map((part) => {
    const found = claimedBack.find((one) => one.programmeId === part.programmeId);
    return found === undefined ? part : { ...part, levels: leastOf(part.levels, leftOf(found.claim)) };
  });
  const all = parts.flatMap((part) => [...part.levels]);
  const bureauFen = sumFen(all.map((part) => part.fen));
  const toFirmFen = subtractFen(of.refund.bureauFen, bureauFen);
  if (toFirmFen === 0) return of;
  const firmFen = addFen(of.refund.firmFen, toFirmFen);
  return { refund: { ...of.refund, firmFen, bureauFen, levels: mergeParts(shownParts(all)) }, parts };
}

/** Case 25: what a refund gives back lowers what the firm still owes, and nothing where the claim was repaid or given up. */
export function loweredBy({ claim }: ClaimedBack, back: readonly LevelPart[]): readonly LevelPart[] {
  return claim.status === 'owed' ? leastOf(back, leftOf(claim)) : [];
}

/** The claim after that; `undefined` where nothing of it changes. */
export function lowerClaim(
  of: ClaimedBack,
  back: readonly LevelPart[],
  now: Instant,
): ClaimedBack['claim'] | undefined {
  const lowered = loweredBy(of, back).map((part) => ({ ...part, at: now }));
  const { claim } = of;
  if (claim.status !== 'owed' || lowered.length === 0) return undefined;
  const next = { ...claim, lowered: [...claim.lowered, ...lowered], revision: claim.revision + 1 };
  return asItStands(next);
}

function leastOf(parts: readonly LevelPart[], most: readonly LevelPart[]): readonly LevelPart[] {
  return parts
    .map((part) => {
      const found = most.find((one) => isSamePayer(one, part));
      return { ...part, fen: minFen(part.fen, found?.fen ?? zeroFen) };
    })
    .filter((part) => part.fen > 0);
}
