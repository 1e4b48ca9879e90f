import * as z from 'zod';
import { instant } from '../dates.ts';
import { fen, zeroFen } from '../money.ts';
import { levelPart, type LevelPart, mergeParts } from '../subsidies/budget.ts';

/**
 * What the corrected premium changes of a payer's part, in fen that the firm keeps more, or less: owed back less or more than was
 * claimed from it, given again what it had paid back, raised or lowered before it was paid; withheld where the budget has no room, and given up
 * where a bureau had forgone its claim: nothing moves then.
 */
export const correctionWays = [
  'owed-less',
  'owed-more',
  'given-again',
  'raised',
  'lowered',
  'withheld',
  'given-up',
] as const;
const correctionMove = z.object({ ...levelPart.shape, how: z.enum(correctionWays) });
export type CorrectionMove = z.infer<typeof correctionMove>;

/** Case 23: a grant to the firm itself follows the premium that is kept after a claim has corrected the refund. */
export const grantCorrection = z.object({
  correctionNo: z.string(),
  at: instant,
  /** The premium that it stood on before anything went back, and what of it is kept now. */
  heldFen: fen,
  keptFen: fen,
  moves: z.array(correctionMove).readonly(),
});
export type GrantCorrection = z.infer<typeof grantCorrection>;

/** The parts that moved in one of these ways, payer by payer. */
export function movedParts(
  moves: readonly CorrectionMove[],
  ...ways: readonly CorrectionMove['how'][]
): readonly LevelPart[] {
  const parts = moves
    .filter(({ how }) => ways.includes(how))
    .map((move) => {
      const { how: _, ...part } = move;
      return part;
    });
  return mergeParts(parts).filter((part) => part.fen !== zeroFen);
}
