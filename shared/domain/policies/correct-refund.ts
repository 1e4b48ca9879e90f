import { type Standing, withGrants } from '../firms/standing.ts';
import type { Instant } from '../dates.ts';
import type { ClaimNo } from '../ids.ts';
import { addFen, atLeastZero, minFen, subtractFen, sumFen, zeroFen } from '../money.ts';
import {
  isSamePayer,
  type LevelPart,
  mergeParts,
  type ProgrammePart,
  shownParts,
} from '../subsidies/budget.ts';
import { type CancelFacts, cancelTermsOf, undamagedPart } from './cancel-policy.ts';
import type { CancelledPolicy, Policy, Refund, RefundCorrection } from './policy.ts';
import {
  negatedPart,
  premiumAccount,
  type RefundSplit,
  returnedByNow,
  undamagedPremium,
} from './premium-account.ts';
import { reckonUnexpired } from './reckon-refund.ts';
import { fallenAway, type GrantToFirm } from './reimbursed-grants.ts';
import { countedGrants, freesBudget } from './take-back.ts';

/** What claims have left of the policy by now, and what it was ended on. */
export type CorrectionFacts = Pick<CancelFacts, 'usedFen' | 'limitFen' | 'terms'> & {
  readonly claimNo: ClaimNo;
  /** Programmes whose bureaus have claimed their whole subsidy back from the firm: theirs stays as it was decided (case 25). */
  readonly claimedBack: readonly string[];
  /** What bureaus have granted to the firm itself (SUB-8), and what it still owes them of that since the end (SUB-16). */
  readonly toFirm: readonly GrantToFirm[];
  readonly stillOwed: readonly LevelPart[];
  /** SUB-9: whether the envelopes of a programme still have what they got back. */
  readonly hasRoom: (part: ProgrammePart) => boolean;
};

/** A refund that was corrected, and everything that follows from it. */
export interface CorrectedRefund {
  readonly policy: CancelledPolicy;
  readonly standing: Standing;
  readonly correction: RefundCorrection;
  /** Refunds of the end by now, before and after: what each insurer bears is the difference of its shares (COI-2). */
  readonly before: Refund;
  readonly after: Refund;
  /** What envelopes that got it back at the end give again. */
  readonly fromEnvelopes: readonly ProgrammePart[];
  /** What the firm owes its bureaus no longer, of the subsidy that they had sent it (SUB-16, rulebook 7). */
  readonly lowered: readonly ProgrammePart[];
  /** What is the treasury's: after the budget's year (14.1), or where an envelope has spent what it got back. */
  readonly fromTreasury: readonly ProgrammePart[];
}

/**
 * Case 23 (CAN-5): a claim on an ended policy was paid, so that less of its limit is undamaged than its refund was reckoned on:
 * 465.95 instead of 528.77 after 23,760.00. The refund is reckoned anew with the claim counted, split as it was (CAN-2,
 * CAN-11), and each party owes the difference to what it got: the firm 12.56, the bureaus 50.26. Their part is subsidy again: it is
 * taken from the envelope and counted for the firm's year as the end gave it back, within the budget's year and as far as the
 * envelope still has it.
 *
 * `undefined` where nothing changes: the policy was never paid, was rescinded, or its refund is right. Whoever applies it twice
 * corrects nothing the second time.
 */
export function correctRefund(
  of: CancelledPolicy,
  standing: Standing,
  facts: CorrectionFacts,
  now: Instant,
): CorrectedRefund | undefined {
  const { cancellation, issuedAt, ...contract } = of;
  if (issuedAt === undefined || cancellation.rescission !== undefined) return undefined;
  const running: Policy = { ...contract, status: 'in-force', issuedAt };
  const account = premiumAccount(running);
  const undamaged = undamagedPart(facts);
  const { split } = reckonUnexpired(account, cancellation.effectiveDate, undamaged, {
    by: { rule: 'CAN-5', source: '保险法第五十八条' },
    cancel: cancelTermsOf(cancellation, facts),
  });
  const before = returnedByNow(of);
  const difference = differenceOf(before, split, facts.claimedBack);
  if (difference.refund.totalFen === 0) return undefined;
  const parts = difference.parts.filter((part) => part.levels.some((level) => level.fen !== 0));
  const inYear = freesBudget(of, now);
  const lowered = noLongerOwed(running, before.refund, split.refund, facts);
  const again = [...parts, ...lowered];
  const fromEnvelopes = again.filter((part) => inYear && facts.hasRoom(part));
  const recoveryLowered = mergeParts(shownParts(lowered.flatMap((part) => [...part.levels])));
  const corrections = cancellation.corrections ?? [];
  const correction: RefundCorrection = {
    correctionNo: `C${corrections.length + 2}`,
    claimNo: facts.claimNo,
    at: now,
    owed: difference.refund,
    parts,
    baseFen: undamagedPremium(of.premium.grossFen, undamaged),
    ...(recoveryLowered.length === 0 ? {} : { recoveryLowered }),
  };
  const policy: CancelledPolicy = {
    ...of,
    cancellation: { ...cancellation, corrections: [...corrections, correction] },
    revision: of.revision + 1,
  };
  return {
    policy,
    standing: withGrants(standing, countedGrants(of, fromEnvelopes)),
    correction,
    before: before.refund,
    after: returnedByNow(policy).refund,
    fromEnvelopes,
    lowered,
    fromTreasury: again.filter((part) => !fromEnvelopes.includes(part)),
  };
}

/**
 * SUB-16: the firm that paid the whole premium owes back the part of its grant that falls away with the refund; a smaller refund
 * leaves it more of the grant: of 423.02 that were claimed from it 50.26. At most what it has not paid back yet.
 */
function noLongerOwed(
  of: Policy,
  before: Refund,
  now: Refund,
  { toFirm, stillOwed }: Pick<CorrectionFacts, 'toFirm' | 'stillOwed'>,
): readonly ProgrammePart[] {
  let left = stillOwed;
  const stays = fallenAway(of, now, toFirm).owedBack;
  return fallenAway(of, before, toFirm).owedBack.flatMap(({ programmeId, levels }) => {
    const kept = stays.find((part) => part.programmeId === programmeId)?.levels ?? [];
    const less = levels.flatMap((level) => {
      const still = kept.find((one) => isSamePayer(one, level))?.fen ?? zeroFen;
      const owed = left.find((one) => isSamePayer(one, level))?.fen ?? zeroFen;
      const fen = minFen(atLeastZero(subtractFen(level.fen, still)), owed);
      return fen === 0 ? [] : [{ ...level, fen }];
    });
    left = left.map((one) => {
      const taken = less.find((level) => isSamePayer(level, one))?.fen ?? zeroFen;
      return { ...one, fen: subtractFen(one.fen, taken) };
    });
    return less.length === 0 ? [] : [{ programmeId, levels: less }];
  });
}

/** What was given back beyond what is due by now, for each who got it. */
function differenceOf(before: RefundSplit, due: RefundSplit, claimedBack: readonly string[]): RefundSplit {
  const firmFen = subtractFen(before.refund.firmFen, due.refund.firmFen);
  const parts = before.parts
    .filter((part) => !claimedBack.includes(part.programmeId))
    .map((part) => {
      const other = due.parts.find((one) => one.programmeId === part.programmeId);
      const taken = negatedPart({ ...part, levels: other?.levels ?? [] });
      return { ...part, levels: mergeParts([...part.levels, ...taken.levels]) };
    });
  const levels = parts.flatMap((part) => [...part.levels]);
  const bureauFen = sumFen(levels.map((level) => level.fen));
  const totalFen = addFen(firmFen, bureauFen);
  return { refund: { totalFen, firmFen, bureauFen, levels: mergeParts(shownParts(levels)) }, parts };
}
