import * as z from 'zod';
import type { BudgetFigures } from '../ledger/budget-position.ts';
import { addFen, fen } from '../money.ts';
import { bilingual } from '../names.ts';
import type { Programme } from '../subsidies/programme.ts';

/** Behind fewer firms than these a sum would say what one of them has. */
const fewestFirms = 3;

/** What everybody may know of a programme's year: approved money, and what of it is committed and paid. */
export const publicProgramme = z.object({
  programmeId: z.string(),
  names: bilingual,
  approvedFen: fen,
  /** Reserved or due; left out, as `paidFen` is, where fewer than three firms stand behind it. */
  committedFen: fen.optional(),
  paidFen: fen.optional(),
  suppressed: z.literal(true).optional(),
});
export type PublicProgramme = z.infer<typeof publicProgramme>;

/** Part 7: a programme's year without anybody in it; small cells are suppressed. */
export function publicSummary(
  { id, names }: Pick<Programme, 'id' | 'names'>,
  { approvedFen, reservedFen, accruedFen, paidFen }: BudgetFigures,
  firms: number,
): PublicProgramme {
  const shown = { programmeId: id, names, approvedFen };
  if (firms < fewestFirms) return { ...shown, suppressed: true };
  return { ...shown, committedFen: addFen(reservedFen, accruedFen), paidFen };
}
