import { type CorrectionMove, movedParts } from '../applications/grant-correction.ts';
import type { Instant } from '../dates.ts';
import { type Standing, withGrants } from '../firms/standing.ts';
import type { ClaimNo } from '../ids.ts';
import { addFen, negateFen, subtractFen, sumFen } from '../money.ts';
import { mergeParts, type ProgrammePart, shownParts } from '../subsidies/budget.ts';
import { type CancelFacts, cancelTermsOf, undamagedPart } from './cancel-policy.ts';
import {
  type CorrectedGrant,
  correctGrants,
  countedOf,
  type DebtOfFirm,
  type GrantSinceEnd,
} from './correct-grants.ts';
import type { CancelledPolicy, Policy, Refund, RefundCorrection } from './policy.ts';
import {
  leftInAccount,
  negatedPart,
  premiumAccount,
  type RefundSplit,
  returnedByNow,
  undamagedPremium,
} from './premium-account.ts';
import { reckonUnexpired } from './reckon-refund.ts';
import { countedGrants, freesBudget } from './take-back.ts';

/** What claims have left of the policy by now, and what it was ended on. */
export type CorrectionFacts = Pick<CancelFacts, 'usedFen' | 'limitFen' | 'terms'> & {
  readonly claimNo: ClaimNo;
  /** Programmes whose bureaus have claimed their whole subsidy back from the firm: theirs stays as it was decided (case 25). */
  readonly claimedBack: readonly string[];
  /** What bureaus have granted to the firm itself (SUB-8), and what it owes them of that since the end (SUB-16). */
  readonly toFirm: readonly GrantSinceEnd[];
  readonly debt: DebtOfFirm;
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
  /** Grants to the firm itself that follow the premium that is kept now (rulebook 7). */
  readonly grants: readonly CorrectedGrant[];
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
  const heldFen = leftInAccount(account);
  const grants = correctGrants(facts.toFirm, {
    heldFen,
    before: subtractFen(heldFen, before.refund.totalFen),
    now: subtractFen(heldFen, split.refund.totalFen),
    debt: facts.debt,
    inYear,
    hasRoom: facts.hasRoom,
  });
  const fromEnvelopes = parts.filter((part) => inYear && facts.hasRoom(part));
  const corrections = cancellation.corrections ?? [];
  const correction: RefundCorrection = {
    correctionNo: `C${corrections.length + 2}`,
    claimNo: facts.claimNo,
    at: now,
    owed: difference.refund,
    parts,
    baseFen: undamagedPremium(of.premium.grossFen, undamaged),
    ...recoveryOf(grants),
  };
  const policy: CancelledPolicy = {
    ...of,
    cancellation: { ...cancellation, corrections: [...corrections, correction] },
    revision: of.revision + 1,
  };
  return {
    policy,
    standing: withGrants(standing, countedGrants(of, [...fromEnvelopes, ...grants.map(countedOf)])),
    correction,
    before: before.refund,
    after: returnedByNow(policy).refund,
    fromEnvelopes,
    grants,
    fromTreasury: parts.filter((part) => !fromEnvelopes.includes(part)),
  };
}

/** SUB-16: what the firm owes its bureaus less, and more, than they had claimed from it. */
function recoveryOf(
  grants: readonly CorrectedGrant[],
): Pick<RefundCorrection, 'recoveryLowered' | 'recoveryRaised'> {
  const parts = (how: CorrectionMove['how']) => {
    return mergeParts(shownParts(grants.flatMap(({ moves }) => [...movedParts(moves, how)])));
  };
  const [recoveryLowered, more] = [parts('owed-less'), parts('owed-more')];
  const recoveryRaised = more.map((part) => ({ ...part, fen: negateFen(part.fen) }));
  return {
    ...(recoveryLowered.length === 0 ? {} : { recoveryLowered }),
    ...(recoveryRaised.length === 0 ? {} : { recoveryRaised }),
  };
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
