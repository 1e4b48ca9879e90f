import { type Day, daysBetween, type Period } from '../dates.ts';
import {
  addFen,
  allocateFurther,
  atLeastZero,
  type Fen,
  fractionHalfUp,
  minFen,
  negateFen,
  subtractFen,
  sumFen,
  zeroFen,
} from '../money.ts';
import { type LevelPart, mergeParts, type ProgrammePart, shownParts } from '../subsidies/budget.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { type CancelledPolicy, endorsementsInEffect, type Policy, type Refund } from './policy.ts';
import type { Unexpired } from './short-rate.ts';

/** What the parties to a premium have paid in, or were given back: the firm, and each level of each programme. */
export interface Contribution {
  readonly firmFen: Fen;
  readonly programmes: readonly ProgrammePart[];
}

/** Premium for some days of cover, charged or given up. */
export interface PremiumLayer {
  readonly premiumFen: Fen;
  readonly days: Period;
}

/** A policy's premium over its whole life: what it was charged for, who paid it, and what went back so far. */
export interface PremiumAccount {
  readonly charged: readonly PremiumLayer[];
  /** Premium of less risk: days to come that are not charged any more (CAN-4). */
  readonly credited: readonly PremiumLayer[];
  readonly paid: Contribution;
  readonly returned: Contribution;
}

/** The part of a sum insured that claims have not taken (CAN-5). */
export interface Undamaged {
  readonly leftFen: Fen;
  readonly wholeFen: Fen;
}

export interface RefundSplit {
  readonly refund: Refund;
  /** The bureaus' part by programme and envelope, to be taken back from there. */
  readonly parts: readonly ProgrammePart[];
}

const nothing: Contribution = { firmFen: zeroFen, programmes: [] };

/** What was paid in and returned under a policy and its endorsements so far; nothing while the firm has not paid. */
export function premiumAccount(of: Policy): PremiumAccount {
  const isPaid = of.status === 'in-force' || (of.status === 'cancelled' && of.issuedAt !== undefined);
  if (!isPaid) return { charged: [], credited: [], paid: nothing, returned: nothing };
  const changes = endorsementsInEffect(of);
  const charges = changes.flatMap((one) =>
    one.charge === undefined ? [] : [{ charge: one.charge, days: daysFrom(of, one.effectiveDate) }],
  );
  const credits = changes.flatMap((one) =>
    one.credit === undefined ? [] : [{ credit: one.credit, days: daysFrom(of, one.effectiveDate) }],
  );
  const refunds = credits.map(({ credit }) => credit);
  return {
    charged: [{ charge: of, days: of.period }, ...charges].map(({ charge, days }) => ({
      premiumFen: charge.premium.grossFen,
      days,
    })),
    credited: credits.map(({ credit, days }) => ({ premiumFen: credit.refund.totalFen, days })),
    paid: sumOf(
      [of, ...charges.map(({ charge }) => charge)].map(({ firmPaysFen, subsidy }) => ({
        firmFen: firmPaysFen,
        programmes: deductedGrants(subsidy),
      })),
    ),
    returned: sumOf(
      (of.status === 'cancelled' ? [...refunds, ...returnedAtEnd(of.cancellation)] : refunds).map(
        contributionOf,
      ),
    ),
  };
}

/** The refund of an end, and what claims that were paid later have taken off it (case 23). */
function returnedAtEnd({
  corrections = [],
  ...end
}: CancelledPolicy['cancellation']): readonly RefundSplit[] {
  return [
    end,
    ...corrections.map(({ owed, parts }) => ({ refund: negated(owed), parts: parts.map(negatedPart) })),
  ];
}

/** The same amounts the other way. */
export function negated(of: Refund): Refund {
  return {
    totalFen: negateFen(of.totalFen),
    firmFen: negateFen(of.firmFen),
    bureauFen: negateFen(of.bureauFen),
    levels: of.levels.map((level) => ({ ...level, fen: negateFen(level.fen) })),
  };
}

export function negatedPart(of: ProgrammePart): ProgrammePart {
  return { ...of, levels: of.levels.map((level) => ({ ...level, fen: negateFen(level.fen) })) };
}

/**
 * What an ended policy has given back by now of what was paid in at its end: its refund, less what claims have taken off it
 * since.
 */
export function returnedByNow(of: CancelledPolicy): RefundSplit {
  const splits = returnedAtEnd(of.cancellation);
  const levels = mergeParts(splits.flatMap(({ refund }) => [...refund.levels]));
  const refunds = splits.map(({ refund }) => refund);
  return {
    refund: {
      totalFen: sumFen(refunds.map((one) => one.totalFen)),
      firmFen: sumFen(refunds.map((one) => one.firmFen)),
      bureauFen: sumFen(refunds.map((one) => one.bureauFen)),
      levels,
    },
    parts: byProgramme({ firmFen: zeroFen, programmes: splits.flatMap(({ parts }) => [...parts]) }),
  };
}

function daysFrom(of: Policy, start: Day): Period {
  return { start, end: of.period.end };
}

function sumOf(contributions: readonly Contribution[]): Contribution {
  return {
    firmFen: sumFen(contributions.map((one) => one.firmFen)),
    programmes: contributions.flatMap((one) => [...one.programmes]),
  };
}

/** What a refund gave back to each party. */
export function contributionOf(of: RefundSplit): Contribution {
  return { firmFen: of.refund.firmFen, programmes: of.parts };
}

/** Everything that was paid in and not returned. */
export function leftInAccount(of: PremiumAccount): Fen {
  return subtractFen(totalOf(of.paid), totalOf(of.returned));
}

/** CAN-5: the premium of the undamaged part, an amount of its own, rounded half up; the whole where nothing was taken. */
export function undamagedPremium(premiumFen: Fen, { leftFen, wholeFen }: Undamaged): Fen {
  return leftFen === wholeFen ? premiumFen : fractionHalfUp(premiumFen, leftFen, wholeFen);
}

/**
 * CAN-1, CAN-2: premium of the days of cover from `from` on, half-up(premium × unexpired days ÷ days) of each layer, whole
 * before its first day; after a partial loss of the undamaged part's premium (CAN-5). Never more than is left in the account.
 * Where the product says so, months are counted by its table instead (CAN-3).
 */
export function unexpiredPremium(
  of: PremiumAccount,
  from: Day,
  undamaged: Undamaged,
  unexpiredPart: Unexpired = byDays,
): Fen {
  const unexpired = (layers: readonly PremiumLayer[]) => {
    return sumFen(
      layers.map(({ premiumFen, days }) => {
        const { part, whole } = unexpiredPart(days, from);
        return whole === 0 ? zeroFen : fractionHalfUp(undamagedPremium(premiumFen, undamaged), part, whole);
      }),
    );
  };
  return minFen(atLeastZero(subtractFen(unexpired(of.charged), unexpired(of.credited))), leftInAccount(of));
}

/** CAN-2: by calendar days. */
function byDays({ start, end }: Period, from: Day): { part: number; whole: number } {
  return { part: daysBetween(from < start ? start : from, end), whole: daysBetween(start, end) };
}

/**
 * CAN-2, CAN-11: splits a refund over everybody who paid in, cumulatively: the share of all refunds so far less what was
 * already returned. The firm's share is rounded down and the bureaus take the rest; among programmes and among the levels of
 * one the first is the residual party (MNY-4). Nobody gets back more than it paid, and a total refund returns to each what
 * it paid (invariant 5).
 */
export function splitRefund(of: PremiumAccount, totalFen: Fen): RefundSplit {
  const { paid, returned } = of;
  const [bureauFen = zeroFen, firmFen = zeroFen] = allocateFurther(totalFen, [
    { party: 'bureaus', weight: bureausOf(paid), givenFen: bureausOf(returned) },
    { party: 'firm', weight: paid.firmFen, givenFen: returned.firmFen },
  ]).map((part) => part.fen);
  const parts = bureauParts(of, bureauFen);
  const levels = mergeParts(shownParts(parts.flatMap((part) => [...part.levels])));
  return { refund: { totalFen, firmFen, bureauFen, levels }, parts };
}

function bureauParts({ paid, returned }: PremiumAccount, bureauFen: Fen): readonly ProgrammePart[] {
  return allocateFurther(
    bureauFen,
    byProgramme(paid).map((one) => ({
      party: one,
      weight: levelsTotal(one.levels),
      givenFen: levelsTotal(levelsOf(returned, one.programmeId)),
    })),
  ).map(({ party: { programmeId, levels }, fen }) => ({
    programmeId,
    levels: levelParts(levels, levelsOf(returned, programmeId), fen),
  }));
}

function levelParts(
  paid: readonly LevelPart[],
  returned: readonly LevelPart[],
  fen: Fen,
): readonly LevelPart[] {
  return allocateFurther(
    fen,
    paid.map((level) => ({
      party: level,
      weight: level.fen,
      givenFen: levelsTotal(returned.filter((one) => isSamePlace(one, level))),
    })),
  ).map((part) => ({ ...part.party, fen: part.fen }));
}

function byProgramme(of: Contribution): readonly ProgrammePart[] {
  const ids = [...new Set(of.programmes.map((part) => part.programmeId))];
  return ids.map((programmeId) => ({ programmeId, levels: levelsOf(of, programmeId) }));
}

function levelsOf(of: Contribution, programmeId: string): readonly LevelPart[] {
  const parts = of.programmes.filter((part) => part.programmeId === programmeId);
  return mergeParts(parts.flatMap((part) => [...part.levels]));
}

function isSamePlace(a: LevelPart, b: LevelPart): boolean {
  return a.level === b.level && a.payer === b.payer && a.ownEnvelope === b.ownEnvelope;
}

function bureausOf(of: Contribution): Fen {
  return levelsTotal(of.programmes.flatMap((part) => [...part.levels]));
}

function totalOf(of: Contribution): Fen {
  return addFen(of.firmFen, bureausOf(of));
}

function levelsTotal(levels: readonly LevelPart[]): Fen {
  return sumFen(levels.map((level) => level.fen));
}
