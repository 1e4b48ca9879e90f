import * as z from 'zod';
import { type InsurerCode, insurerCode } from '../ids.ts';
import { addFen, allocate, fen, type Fen, type Ppm, subtractFen, zeroFen } from '../money.ts';

/** What an insurer bears of an amount. */
export const insurerPart = z.strictObject({ insurer: insurerCode, fen });
export type InsurerPart = z.infer<typeof insurerPart>;

/** Insurers of a contract with their shares, the lead first. */
export type Sharing = readonly { readonly insurer: InsurerCode; readonly sharePpm: Ppm }[];

/** COI-3: an amount among the insurers by their shares; followers are rounded down, the lead takes the rest. */
export function splitToInsurers(amount: Fen, insurers: Sharing): readonly InsurerPart[] {
  return allocate(
    amount,
    insurers.map(({ insurer, sharePpm }) => ({ party: insurer, weight: sharePpm })),
  ).map(({ party, fen: part }) => ({ insurer: party, fen: part }));
}

/**
 * COI-3: what each insurer bears of an amount that comes on top of what was paid before: the split of both together less the split
 * of what was before, so that interim and balance add up to the split of the whole, to the fen.
 */
export function splitOnTop(beforeFen: Fen, amountFen: Fen, insurers: Sharing): readonly InsurerPart[] {
  const before = splitToInsurers(beforeFen, insurers);
  return splitToInsurers(addFen(beforeFen, amountFen), insurers).map(({ insurer, fen: part }, index) => ({
    insurer,
    fen: subtractFen(part, before[index]?.fen ?? zeroFen),
  }));
}
