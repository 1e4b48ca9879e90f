import { type CorrectionMove, type GrantCorrection, movedParts } from '../applications/grant-correction.ts';
import { addFen, atLeastZero, type Fen, minFen, negateFen, subtractFen, zeroFen } from '../money.ts';
import { isSamePayer, type LevelPart, mergeParts, type ProgrammePart } from '../subsidies/budget.ts';
import { fallsAway, grantOnKept, type ReckonedGrant } from './reimbursed-grants.ts';

/** What bureaus granted to the firm itself (SUB-8), as it was granted, and what became of it since the policy ended. */
export interface GrantSinceEnd {
  readonly grant: ReckonedGrant;
  /** Where it was granted after the end: the kept premium that it was reckoned on. */
  readonly reckonedOnFen?: Fen;
  /** Parts that had been sent when the policy ended: what fell away of them was claimed back, the rest was lowered. */
  readonly sentAtEnd: readonly LevelPart[];
  /** Parts as they are still to be sent. */
  readonly unsent: readonly LevelPart[];
}

/** What the firm owes its bureaus since the end (SUB-16): still, or no longer, because they have given it up. */
export interface DebtOfFirm {
  readonly stillOwed: readonly LevelPart[];
  readonly givenUp: readonly LevelPart[];
}

/** A grant that follows a corrected refund. */
export interface CorrectedGrant extends Pick<GrantCorrection, 'heldFen' | 'keptFen' | 'moves'> {
  readonly programmeId: string;
  /** What the firm keeps of the grant by now. */
  readonly grantedFen: Fen;
  /** 14.1: whether what the firm owes less or more, or is given again, goes through the envelope; else through the treasury. */
  readonly throughEnvelope: boolean;
}

/** What of a corrected grant was claimed from the firm at the end of its policy, and is not right any more. */
export const claimedWays = ['owed-less', 'owed-more', 'given-again'] as const;

interface Correction {
  /** The whole premium that was there when the policy ended, and what of it was kept before the correction and is kept now. */
  readonly heldFen: Fen;
  readonly before: Fen;
  readonly now: Fen;
  readonly debt: DebtOfFirm;
  /** 14.1: still within the budget's year. */
  readonly inYear: boolean;
  /** SUB-9: whether the envelopes of a programme still have so much. */
  readonly hasRoom: (part: ProgrammePart) => boolean;
}

/**
 * Case 23, rulebook 7: a grant to the firm itself follows the kept premium: of 1,000.00 at 80 % where 534.05 are kept instead of
 * 471.23, 427.24 instead of 376.98. The 50.26 lower what the firm still owes its bureaus; what it has paid back of them it is
 * given again; a part that was lowered before it was sent is raised, as far as the envelope has room (SUB-9). Where less is
 * kept, what was not sent is lowered and the rest claimed back. What a bureau has given up stays with the firm, and nothing is
 * paid or claimed for it.
 */
export function correctGrants(grants: readonly GrantSinceEnd[], by: Correction): readonly CorrectedGrant[] {
  const [owed, givenUp] = [new Left(by.debt.stillOwed), new Left(by.debt.givenUp)];
  const isGivenUp = by.debt.givenUp.length > 0;
  return grants.flatMap((one) => {
    const { grant, reckonedOnFen } = one;
    const heldFen = reckonedOnFen ?? by.heldFen;
    const keptFen = minFen(by.now, heldFen);
    const before = fallsAway(grant, minFen(by.before, heldFen), heldFen).levels;
    const after = fallsAway(grant, keptFen, heldFen).levels;
    const unsent = new Left(one.unsent);
    const due = mergeParts([...before, ...after.map(opposite)]).flatMap((part): CorrectionMove[] => {
      if (part.fen > 0) {
        if (!isAmong(one.sentAtEnd, part)) return [{ ...part, how: 'raised' }];
        const less = owed.take(part, part.fen);
        const gone = givenUp.take(part, subtractFen(part.fen, less));
        return [
          { ...part, fen: less, how: 'owed-less' },
          { ...part, fen: gone, how: 'given-up' },
          { ...part, fen: subtractFen(part.fen, less, gone), how: 'given-again' },
        ];
      }
      const lowered = unsent.take(part, negateFen(part.fen));
      return [
        { ...part, fen: negateFen(lowered), how: 'lowered' },
        { ...part, fen: addFen(part.fen, lowered), how: isGivenUp ? 'given-up' : 'owed-more' },
      ];
    });
    const moves = due.filter((move) => move.fen !== zeroFen);
    if (moves.length === 0) return [];
    const { programmeId } = grant;
    const placed = within(moves, programmeId, by);
    const withheld = movedParts(placed.moves, 'withheld').map((part) => part.fen);
    const grantedFen = subtractFen(grantOnKept(grant, keptFen, heldFen), ...withheld);
    return [{ programmeId, heldFen, keptFen, grantedFen, ...placed }];
  });
}

/** What the envelopes have room for: what goes back to the firm may come from the treasury instead, what is raised may not. */
function within(
  moves: readonly CorrectionMove[],
  programmeId: string,
  { inYear, hasRoom }: Pick<Correction, 'inYear' | 'hasRoom'>,
): Pick<CorrectedGrant, 'moves' | 'throughEnvelope'> {
  const claimed = movedParts(moves, ...claimedWays);
  const throughEnvelope = inYear && hasRoom({ programmeId, levels: claimed });
  const taken = [...(throughEnvelope ? claimed : []), ...movedParts(moves, 'raised')];
  if (hasRoom({ programmeId, levels: taken })) return { moves, throughEnvelope };
  return {
    moves: moves.map((move) => (move.how === 'raised' ? { ...move, how: 'withheld' } : move)),
    throughEnvelope,
  };
}

/** What a corrected grant takes from its envelope, or leaves it: what counts for the firm's year (SUB-3). */
export function countedOf({ programmeId, moves, throughEnvelope }: CorrectedGrant): ProgrammePart {
  const claimed = throughEnvelope ? claimedWays : [];
  return { programmeId, levels: movedParts(moves, ...claimed, 'raised', 'lowered') };
}

function isAmong(parts: readonly LevelPart[], of: LevelPart): boolean {
  return parts.some((one) => isSamePayer(one, of));
}

function opposite(of: LevelPart): LevelPart {
  return { ...of, fen: negateFen(of.fen) };
}

/** What is left of parts while one after another takes of them. */
class Left {
  #parts: readonly LevelPart[];

  constructor(parts: readonly LevelPart[]) {
    this.#parts = parts;
  }

  take(of: LevelPart, mostFen: Fen): Fen {
    const found = this.#parts.find((one) => isSamePayer(one, of));
    const taken = minFen(atLeastZero(found?.fen ?? zeroFen), mostFen);
    this.#parts = this.#parts.map((one) =>
      one === found ? { ...one, fen: subtractFen(one.fen, taken) } : one,
    );
    return taken;
  }
}
