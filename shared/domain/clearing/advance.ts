import * as z from 'zod';
import { instant } from '../dates.ts';
import { applicationId, divisionCode, type DivisionCode, entryId, policyNo, settlementId } from '../ids.ts';
import { addFen, fen, type Fen, zeroFen } from '../money.ts';
import { type OpenPart } from './late-parts.ts';

/**
 * SUB-19: what a city has paid for a county of its own, until the year is cleared. It names the settlement, or the
 * application, whose part it was, and the entry that books it.
 */
export const advance = z.object({
  programmeId: z.string(),
  /** The year that is cleared with it: that of the settlement’s quarter, or of the application. */
  year: z.int(),
  city: divisionCode,
  county: divisionCode,
  fen,
  entryId,
  advancedAt: instant,
  settlementId: settlementId.optional(),
  applicationId: applicationId.optional(),
  policyNo: policyNo.optional(),
});
export type Advance = z.infer<typeof advance>;

/** What one county owes its city for a year. */
export const owedToCity = z.object({ city: divisionCode, county: divisionCode, fen, advances: z.int() });
export type OwedToCity = z.infer<typeof owedToCity>;

/** SUB-19: advances added up by city and county, in the order of their codes: 113.16 that the county owes at year end. */
export function owedToCities(advances: readonly Advance[]): readonly OwedToCity[] {
  const sums = new Map<string, { owed: Fen; count: number; of: Advance }>();
  for (const of of advances) {
    const key = `${of.city}#${of.county}`;
    const { owed, count } = sums.get(key) ?? { owed: zeroFen, count: 0 };
    sums.set(key, { owed: addFen(owed, of.fen), count: count + 1, of });
  }
  return [...sums.keys()].toSorted().flatMap((key) => {
    const sum = sums.get(key);
    return sum === undefined
      ? []
      : [{ city: sum.of.city, county: sum.of.county, fen: sum.owed, advances: sum.count }];
  });
}

/** SUB-19: what a bureau has paid of a part that is another’s to pay; `undefined` where the payer has paid its own. */
export function advanceFor(
  part: OpenPart,
  by: DivisionCode,
  of: Omit<Advance, 'city' | 'county' | 'fen'>,
): Advance | undefined {
  return by === part.payer ? undefined : { ...of, city: by, county: part.payer, fen: part.fen };
}
