import { asPpm, type Fen, type Ppm } from '../money.ts';
import type { Programme } from './programme.ts';

/** SUB-5: the class that a product, or the units insured of it, has in a programme; `undefined` where it knows none. */
export function classOf(
  of: Pick<Programme, 'classes'>,
  insured: { readonly productCode: string; readonly unitClass?: string | undefined },
): string | undefined {
  const { productCode, unitClass } = insured;
  const classes = of.classes ?? [];
  const byUnit = classes.find(
    (one) => unitClass !== undefined && one.unitClasses?.includes(unitClass) === true,
  );
  return (byUnit ?? classes.find((one) => one.products?.includes(productCode) === true))?.code;
}

/** What caps count a grant by: its class, or the kind of product where the cap is by the number of kinds (SUB-3). */
export function standingClassOf(
  of: Pick<Programme, 'classes' | 'kindsCapsFen'>,
  insured: { readonly productCode: string; readonly unitClass?: string | undefined },
): string | undefined {
  return classOf(of, insured) ?? (of.kindsCapsFen === undefined ? undefined : insured.productCode);
}

/**
 * SUB-5, SUB-6: the rate of a class, a year of insurance and a sum insured: the first row that fits. `undefined`: the
 * programme has no rate for it.
 */
export function rateFor(
  of: Pick<Programme, 'rates'>,
  by: { readonly class: string | undefined; readonly yearOfInsurance: number; readonly sumInsuredFen: Fen },
): Ppm | undefined {
  const row = of.rates.find((rate) => {
    const fitsYear =
      rate.yearOfInsurance === undefined ||
      rate.yearOfInsurance === by.yearOfInsurance ||
      (rate.andLater === true && rate.yearOfInsurance <= by.yearOfInsurance);
    return (
      fitsYear &&
      (rate.class === undefined || rate.class === by.class) &&
      (rate.sumUpToFen === undefined || by.sumInsuredFen <= rate.sumUpToFen)
    );
  });
  return row === undefined ? undefined : asPpm(row.ppm);
}
