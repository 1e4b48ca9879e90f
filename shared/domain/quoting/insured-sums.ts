import { asFen, type Fen, minFen, ppmDown, sumFen, timesFen, zeroFen } from '../money.ts';
import type { Cover } from '../products/cover.ts';
import type { UnitPremium } from '../products/premium-terms.ts';
import type { Product } from '../products/product.ts';

/** What of a product is insured: sums by cover, riders chosen, units of a class. */
export interface Insured {
  readonly sumsInsured: Readonly<Record<string, Fen>>;
  readonly riders?: readonly string[] | undefined;
}

export interface Units {
  readonly class: string;
  readonly count: number;
}

export interface AskedInsured extends Insured {
  readonly units?: Units | undefined;
  readonly insurableValueFen?: Fen | undefined;
}

/** What a request says of sums and riders, which it may leave out. */
type AskedPart = { readonly [Part in keyof Insured]?: Insured[Part] | undefined };

/**
 * The covers that are insured: all but the riders that were not chosen and, where there is no tariff to go by, the covers
 * whose sum the request does not name (rulebook 4.4).
 */
export function chosenCovers(of: Product, asked: AskedPart): readonly Cover[] {
  return of.covers.filter((cover) => {
    if (cover.rider === true) return asked.riders?.includes(cover.code) === true;
    const isByRequest = of.premium.kind === 'underwritten' && cover.sum !== undefined;
    return !isByRequest || asked.sumsInsured?.[cover.code] !== undefined;
  });
}

/** The sum that a request insures on a cover: the one it names, or the product's usual one. */
export function askedSum(cover: Cover, asked: AskedPart): Fen | undefined {
  return asked.sumsInsured?.[cover.code] ?? cover.sum?.usualFen;
}

/** One unit of the first class, unless the request says otherwise; nothing where the product is not sold by the piece. */
export function unitsOf(of: Product, asked: Units | undefined): Units | undefined {
  if (of.premium.kind !== 'per-unit') return undefined;
  return asked ?? { class: of.premium.classes[0]?.code ?? '', count: 1 };
}

/**
 * QTE-6 (保险法 art. 55): the sums that are insured. A sum above the value of the thing is void for the excess, so it is cut to
 * the value before it is priced; a cover by the piece has the limit of its class for each unit.
 */
export function sumsToInsure(of: Product, asked: AskedInsured): Readonly<Record<string, Fen>> {
  const units = unitsOf(of, asked.units);
  return Object.fromEntries(
    chosenCovers(of, asked).flatMap((cover): [string, Fen][] => {
      if (cover.limitPerUnit === true && of.premium.kind === 'per-unit' && units !== undefined) {
        return [[cover.code, timesFen(unitClass(of.premium, units.class).limitFen, units.count)]];
      }
      const sum = askedSum(cover, asked);
      return cover.sum === undefined || sum === undefined
        ? []
        : [[cover.code, cutToValue(cover, sum, asked)]];
    }),
  );
}

/** QTE-6: covers whose sum was cut to the value, with what was asked. */
export function overInsured(
  of: Product,
  asked: AskedInsured,
): readonly { cover: Cover; askedFen: Fen; valueFen: Fen }[] {
  return chosenCovers(of, asked).flatMap((cover) => {
    const askedFen = asked.sumsInsured[cover.code];
    const valueFen = asked.insurableValueFen;
    if (cover.sum === undefined || askedFen === undefined || valueFen === undefined) return [];
    if (cutToValue(cover, askedFen, asked) === askedFen) return [];
    return [{ cover, askedFen, valueFen }];
  });
}

/** The class that units are of; it was checked when the request came in. */
export function unitClass(of: UnitPremium, code: string): UnitPremium['classes'][number] {
  const found = of.classes.find((one) => one.code === code) ?? of.classes[0];
  if (found === undefined) throw new Error(`no class ${code}`);
  return found;
}

/** Limit of each cover that is insured. */
export function coverLimits(of: Product, insured: Insured): readonly { code: string; limitFen: Fen }[] {
  return chosenCovers(of, insured).map((cover) => ({ code: cover.code, limitFen: limitOf(cover, insured) }));
}

/** The whole sum insured of a policy: its aggregate limit, or the sums that were asked for. */
export function sumInsuredOf(of: Product, sums: Readonly<Record<string, Fen>>): Fen {
  const asked = of.covers.filter((cover) => cover.sum !== undefined || cover.limitPerUnit === true);
  if (asked.length > 0) return sumFen(asked.map((cover) => sums[cover.code] ?? zeroFen));
  return asFen(of.aggregateLimitFen ?? sumFen(of.covers.map((cover) => asFen(cover.limitFen ?? 0))));
}

function limitOf(cover: Cover, { sumsInsured }: Insured): Fen {
  if (cover.limitOf !== undefined) {
    return ppmDown(sumsInsured[cover.limitOf.cover] ?? zeroFen, cover.limitOf.ppm);
  }
  return cover.limitFen ?? sumsInsured[cover.code] ?? zeroFen;
}

function cutToValue(cover: Cover, sum: Fen, { insurableValueFen }: AskedInsured): Fen {
  return insurableValueFen === undefined || cover.basis === 'first-loss'
    ? sum
    : minFen(sum, insurableValueFen);
}
