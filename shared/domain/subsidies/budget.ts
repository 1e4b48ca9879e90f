import * as z from 'zod';
import { type Instant, instant } from '../dates.ts';
import { divisionCode, type DivisionCode } from '../ids.ts';
import { addFen, asFen, fen, type Fen, requestFen, subtractFen, zeroFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { fiscalLevel, type FiscalLevel, type Programme } from './programme.ts';

/**
 * One level's money of a programme and year. `availableFen` is kept beside its parts, because a conditional write compares
 * one number: it is approved − reserved − accrued + clawed back − lapsed, and never negative.
 */
export const envelope = z.object({
  level: fiscalLevel,
  /** A payer with an envelope of its own; left out where all payers of the level share one. */
  payer: divisionCode.optional(),
  approvedFen: fen,
  availableFen: fen,
  reservedFen: fen,
  accruedFen: fen,
  /** Approved for payment in settlements, paid or not. */
  settledFen: fen.default(zeroFen),
  paidFen: fen,
  clawedBackFen: fen,
  /** REC-6: what its year did not use and gave back when it was cleared. */
  lapsedFen: fen.default(zeroFen),
});
export type Envelope = z.infer<typeof envelope>;

/** The budget of a programme and year: one item that holds every level. */
export const budget = z.object({
  programmeId: z.string(),
  year: z.int(),
  envelopes: z.record(z.string(), envelope),
  /** A change that a clerk put and an approver has not yet. */
  proposed: z
    .object({
      by: z.string(),
      levels: z.array(z.object({ level: fiscalLevel, payer: divisionCode.optional(), approvedFen: fen })),
    })
    .optional(),
  /** REC-6: the year is cleared, and no more money is approved for it. */
  clearedAt: instant.optional(),
  revision: z.int().nonnegative(),
});
export type Budget = z.infer<typeof budget>;

export const approvedLevel = z.strictObject({
  level: fiscalLevel,
  payer: divisionCode.optional(),
  approvedFen: requestFen,
});
export type ApprovedLevel = z.infer<typeof approvedLevel>;

/** A part of a subsidy: which level pays it, and which bureau of that level. */
export const levelPart = z.object({
  level: fiscalLevel,
  payer: divisionCode,
  fen,
  /** Taken from an envelope of the payer's own; left out: from the one that the level's payers share. */
  ownEnvelope: z.literal(true).optional(),
});
export type LevelPart = z.infer<typeof levelPart>;

/** What one programme pays, or gets back, by level. */
export const programmePart = z.object({ programmeId: z.string(), levels: z.array(levelPart).readonly() });
export type ProgrammePart = z.infer<typeof programmePart>;

/** Whether two parts are of the same level and bureau. */
export function isSamePayer(
  a: Pick<LevelPart, 'level' | 'payer'>,
  b: Pick<LevelPart, 'level' | 'payer'>,
): boolean {
  return a.level === b.level && a.payer === b.payer;
}

/** Adds up parts of the same level, payer and envelope, in their order. */
export function mergeParts(parts: readonly LevelPart[]): readonly LevelPart[] {
  return parts.reduce<LevelPart[]>((merged, part) => {
    const same = merged.find((one) => {
      return one.level === part.level && one.payer === part.payer && one.ownEnvelope === part.ownEnvelope;
    });
    if (same === undefined) return [...merged, part];
    return merged.map((one) => (one === same ? { ...one, fen: addFen(one.fen, part.fen) } : one));
  }, []);
}

function envelopeKey(level: FiscalLevel, payer?: DivisionCode): string {
  return payer === undefined ? level : `${level}:${payer}`;
}

/**
 * The parts with the envelope that each is to be taken from: the payer's own where it has one, else the level's. A part keeps
 * its place for good, so that an envelope made later does not pay for what was reserved elsewhere. `undefined`: a part has
 * no envelope to be taken from.
 */
export function placeParts(of: Budget, parts: readonly LevelPart[]): readonly LevelPart[] | undefined {
  const placed = parts.map((part): LevelPart | undefined => {
    if (envelopeKey(part.level, part.payer) in of.envelopes) return { ...part, ownEnvelope: true };
    return part.level in of.envelopes || part.fen === 0 ? part : undefined;
  });
  return placed.includes(undefined)
    ? undefined
    : placed.filter((part): part is LevelPart => part !== undefined);
}

/** SUB-9: whether every part fits into what its envelope has left; there is no partial grant. */
export function hasRoomFor(of: Budget | undefined, parts: readonly LevelPart[]): boolean {
  if (of === undefined) return parts.every((part) => part.fen === 0);
  const placed = placeParts(of, parts);
  if (placed === undefined) return false;
  return neededByEnvelope(placed).every(
    (need) => (of.envelopes[need.key]?.availableFen ?? zeroFen) >= need.fen,
  );
}

/**
 * SUB-9: whether a programme still has money in every level, as far as is known: what is applied for later or shared pro rata
 * is decided then (SUB-10).
 */
export function hasMoneyLeft(
  of: Pick<Programme, 'mode' | 'budget' | 'levels'>,
  money: Budget | undefined,
): boolean {
  if (of.budget.allocation === 'pro-rata') return true;
  if (money === undefined) return of.mode !== 'direct-deduct';
  const left = Object.values(money.envelopes).filter((one) => one.availableFen > 0);
  return of.levels.every(({ level }) => left.some((one) => one.level === level));
}

/** What placed parts need of each envelope. */
export function neededByEnvelope(parts: readonly LevelPart[]): readonly { key: string; fen: Fen }[] {
  const needed = new Map<string, Fen>();
  for (const part of parts) {
    const key = envelopeKey(part.level, part.ownEnvelope === true ? part.payer : undefined);
    if (part.fen !== 0) needed.set(key, addFen(needed.get(key) ?? zeroFen, part.fen));
  }
  return [...needed].map(([key, amount]) => ({ key, fen: amount }));
}

/** Parts as they are shown: who pays how much. */
export function shownParts(
  parts: readonly LevelPart[],
): readonly Pick<LevelPart, 'level' | 'payer' | 'fen'>[] {
  return parts.map(({ level, payer, fen: amount }) => ({ level, payer, fen: amount }));
}

export type ApprovalRefusal =
  | { readonly kind: 'year-cleared'; readonly clearedAt: Instant }
  | { readonly kind: 'needs-second-person' }
  | { readonly kind: 'below-commitments'; readonly level: FiscalLevel; readonly committedFen: Fen };

export type Approval =
  | {
      readonly outcome: 'approved';
      readonly budget: Budget;
      readonly changes: readonly { level: FiscalLevel; fen: Fen }[];
    }
  | { readonly outcome: 'proposed'; readonly budget: Budget };

/**
 * Approves a year's money. The first approval acts at once and takes an approver; a later one is proposed by a clerk and
 * acts when an approver, another person, puts the same levels.
 *
 * Refusals: `year-cleared` (REC-6), `needs-second-person` (no equal proposal by somebody else), `below-commitments` (less than
 * reserved + accrued).
 */
export function approveBudget(
  current: Budget | undefined,
  put: {
    programmeId: string;
    year: number;
    levels: readonly ApprovedLevel[];
    by: string;
    isApprover: boolean;
  },
): Result<Approval, ApprovalRefusal> {
  const before: Budget = current ?? {
    programmeId: put.programmeId,
    year: put.year,
    envelopes: {},
    revision: -1,
  };
  if (before.clearedAt !== undefined) return refuse({ kind: 'year-cleared', clearedAt: before.clearedAt });
  const first = Object.keys(before.envelopes).length === 0;
  if (first && !put.isApprover) return refuse({ kind: 'needs-second-person' });
  for (const level of put.levels) {
    const held = before.envelopes[envelopeKey(level.level, level.payer)];
    const committedFen = held === undefined ? zeroFen : addFen(held.reservedFen, held.accruedFen);
    if (level.approvedFen < committedFen)
      return refuse({ kind: 'below-commitments', level: level.level, committedFen });
  }
  if (!first && !put.isApprover) {
    const proposed = {
      by: put.by,
      levels: put.levels.map((level) => ({ ...level, approvedFen: asFen(level.approvedFen) })),
    };
    return accept({ outcome: 'proposed', budget: { ...before, proposed, revision: before.revision + 1 } });
  }
  if (!first && !isProposedByAnother(before, put)) return refuse({ kind: 'needs-second-person' });
  return accept(approved(before, put.levels));
}

function approved(before: Budget, levels: readonly ApprovedLevel[]): Approval {
  const changes = levels.map((level) => {
    const held = before.envelopes[envelopeKey(level.level, level.payer)];
    return { level: level.level, fen: subtractFen(asFen(level.approvedFen), held?.approvedFen ?? zeroFen) };
  });
  const envelopes = Object.fromEntries(
    levels.map((level, index) => {
      const key = envelopeKey(level.level, level.payer);
      const held = before.envelopes[key] ?? emptyEnvelope(level);
      const change = changes[index]?.fen ?? zeroFen;
      return [
        key,
        { ...held, approvedFen: asFen(level.approvedFen), availableFen: addFen(held.availableFen, change) },
      ];
    }),
  );
  const { proposed: _acted, ...kept } = before;
  return {
    outcome: 'approved',
    budget: { ...kept, envelopes: { ...before.envelopes, ...envelopes }, revision: before.revision + 1 },
    changes,
  };
}

/** What lapses of one level when its year is cleared. */
export type Lapse = Pick<Envelope, 'level'> & { readonly fen: Fen };

/** REC-6: the budget of a year that is cleared: what every envelope has left lapses, and nothing is approved or given any more. */
export function clearBudget(
  of: Budget,
  now: Instant,
): { readonly budget: Budget; readonly lapses: readonly Lapse[] } {
  const { proposed: _dropped, ...kept } = of;
  const envelopes = Object.fromEntries(
    Object.entries(of.envelopes).map(([key, held]) => {
      const lapsedFen = addFen(held.lapsedFen, held.availableFen);
      return [key, { ...held, availableFen: zeroFen, lapsedFen }];
    }),
  );
  const lapses = Object.values(of.envelopes).map(({ level, availableFen }) => ({ level, fen: availableFen }));
  return { budget: { ...kept, envelopes, clearedAt: now, revision: of.revision + 1 }, lapses };
}

function isProposedByAnother(of: Budget, put: { levels: readonly ApprovedLevel[]; by: string }): boolean {
  if (of.proposed === undefined || of.proposed.by === put.by) return false;
  const comparable = (
    levels: readonly { level: string; payer?: string | undefined; approvedFen: number }[],
  ) =>
    levels
      .map((level) => `${level.level}|${level.payer ?? ''}|${level.approvedFen}`)
      .toSorted()
      .join();
  return comparable(of.proposed.levels) === comparable(put.levels);
}

function emptyEnvelope(of: ApprovedLevel): Envelope {
  return {
    level: of.level,
    ...(of.payer === undefined ? {} : { payer: of.payer }),
    approvedFen: zeroFen,
    availableFen: zeroFen,
    reservedFen: zeroFen,
    accruedFen: zeroFen,
    settledFen: zeroFen,
    paidFen: zeroFen,
    clawedBackFen: zeroFen,
    lapsedFen: zeroFen,
  };
}
