import { divisionCode } from '../ids.ts';
import { type Fen, partsIn, zeroFen } from '../money.ts';
import type { PremiumTerms } from '../products/premium-terms.ts';
import { grantSubsidy } from './grant-subsidy.ts';
import type { FiscalLevel, Programme } from './programme.ts';

/** SUB-5: whether every firm is granted the same of the same premium: one rate, which nothing about the firm changes. */
export function grantsTheSame(of: Programme): boolean {
  const [rate, ...more] = of.rates;
  return (
    of.mode === 'direct-deduct' &&
    of.base === 'gross' &&
    of.products.length === 1 &&
    of.budget.allocation === 'first-come' &&
    of.stacking.mode === 'free' &&
    of.rateCeilingPpm === undefined &&
    of.performance === undefined &&
    more.length === 0 &&
    Object.keys(rate ?? {}).every((name) => name === 'ppm' || name === 'capFen')
  );
}

/**
 * How many firms more the money of a programme is enough for; the level with the least room decides (SUB-9). `undefined` where
 * grants differ or the premium is not fixed, and where not every level is there as one envelope: who sees a part of the levels
 * does not know what lies above.
 */
export function firmsLeft(
  of: Programme,
  premium: PremiumTerms,
  levels: readonly { readonly level: FiscalLevel; readonly availableFen: Fen }[],
): number | undefined {
  const county = divisionCode.safeParse(of.divisionPrefix.padEnd(6, '1'));
  const [productCode] = of.products;
  if (!grantsTheSame(of) || premium.kind !== 'fixed' || !county.success || productCode === undefined)
    return undefined;
  const { grossFen } = premium;
  const grant = grantSubsidy({
    programme: of,
    eligible: true,
    productCode,
    premium: { grossFen, netOfVatFen: grossFen },
    sumInsuredFen: zeroFen,
    yearOfInsurance: 1,
    usedFen: zeroFen,
    otherFen: zeroFen,
    firmDivision: county.data,
    hasRoom: () => true,
  });
  const counts = grant.levels.map(({ level, fen }) => {
    const [held, ...more] = levels.filter((one) => one.level === level);
    return held === undefined || more.length > 0 ? undefined : partsIn(held.availableFen, fen);
  });
  if (counts.length === 0 || counts.includes(undefined)) return undefined;
  return Math.min(...counts.flatMap((count) => count ?? []));
}
