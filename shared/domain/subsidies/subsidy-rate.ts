import { asPpm, type Fen, type Ppm } from '../money.ts';
import type { Programme } from './programme.ts';

/** What of a product is insured, as far as classes look at it. */
export interface ClassifiedProduct {
  readonly productCode: string;
  readonly unitClass?: string | undefined;
  readonly answers?: Readonly<Record<string, string>> | undefined;
}

/**
 * SUB-5: the class in a programme that what is insured has by an answer, by its units or by its product, in this order;
 * `undefined` where the programme knows none.
 */
export function classOf(of: Pick<Programme, 'classes'>, insured: ClassifiedProduct): string | undefined {
  const { productCode, unitClass, answers = {} } = insured;
  const classes = of.classes ?? [];
  const byAnswer = classes.find(
    ({ answer }) => answer !== undefined && answer.is.includes(answers[answer.question] ?? ''),
  );
  const byUnit = classes.find(
    (one) => unitClass !== undefined && one.unitClasses?.includes(unitClass) === true,
  );
  const byProduct = classes.find((one) => one.products?.includes(productCode) === true);
  return (byAnswer ?? byUnit ?? byProduct)?.code;
}

/** What caps count a grant by: its class, or the kind of product where the cap is by the number of kinds (SUB-3). */
export function standingClassOf(
  of: Pick<Programme, 'classes' | 'kindsCapsFen'>,
  insured: ClassifiedProduct,
): string | undefined {
  return classOf(of, insured) ?? (of.kindsCapsFen === undefined ? undefined : insured.productCode);
}

/**
 * SUB-5, SUB-6: the rate of a class, a year of insurance and a sum insured, with the cap that goes with it: the first row that
 * fits. `undefined`: the programme has no rate for it.
 */
export function rateFor(
  of: Pick<Programme, 'rates'>,
  by: { readonly class: string | undefined; readonly yearOfInsurance: number; readonly sumInsuredFen: Fen },
): Programme['rates'][number] | undefined {
  return of.rates.find((rate) => {
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
}

/** SUB-18: the part of an amount that a grade leaves; `undefined` where the programme knows no such grade. */
export function weightOf(of: Pick<Programme, 'performance'>, grade: string | undefined): Ppm | undefined {
  const found = of.performance?.find((one) => one.code === grade);
  return found && asPpm(found.ppm);
}
