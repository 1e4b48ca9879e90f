import * as z from 'zod';
import { asPpm, fen, ppmDown, ppmUp, sumFen } from '../money.ts';
import { levelPart, mergeParts, type ProgrammePart, shownParts } from '../subsidies/budget.ts';

/**
 * What bureaus claim back from the firm itself. The service records it and tells them; they collect it and decide on a fine.
 */
export const subsidyRecovery = z.object({
  rule: z.enum(['SUB-16', 'SUB-17']),
  totalFen: fen,
  levels: z.array(levelPart).readonly(),
  /** The range of the fine that the law allows. */
  fine: z.object({ minFen: fen, maxFen: fen }).optional(),
});
export type SubsidyRecovery = z.infer<typeof subsidyRecovery>;

const leastFinePpm = asPpm(100_000);
const mostFinePpm = asPpm(500_000);

/**
 * SUB-17: a subsidy that was obtained by fraud is recovered whole, with a fine of 10 to 50 % of it: 800.00 → 80.00 to 400.00.
 * SUB-16: one that the firm was paid and does not keep is recovered without a fine. Nothing where nothing was granted.
 */
export function recoveryOf(
  rule: SubsidyRecovery['rule'],
  parts: readonly ProgrammePart[],
): SubsidyRecovery | undefined {
  const levels = mergeParts(shownParts(parts.flatMap((part) => [...part.levels]))).filter(
    (part) => part.fen > 0,
  );
  const totalFen = sumFen(levels.map((level) => level.fen));
  if (totalFen === 0) return undefined;
  const fine = { minFen: ppmUp(totalFen, leastFinePpm), maxFen: ppmDown(totalFen, mostFinePpm) };
  return { rule, totalFen, levels, ...(rule === 'SUB-17' ? { fine } : {}) };
}
