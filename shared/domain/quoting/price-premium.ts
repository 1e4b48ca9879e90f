import * as z from 'zod';
import {
  allocate,
  fen,
  type Fen,
  fractionHalfUp,
  ppm,
  type Ppm,
  subtractFen,
  sumFen,
  timesFen,
  wholePpm,
  zeroFen,
  asFen,
} from '../money.ts';
import { insurerCode } from '../ids.ts';
import { asLabel } from '../names.ts';
import type { Product } from '../products/product.ts';
import { type Units, unitClass } from './insured-sums.ts';
import type { CoverRate } from './rate-cover.ts';

export const insurerShare = z.object({
  insurer: insurerCode,
  lead: z.boolean(),
  sharePpm: z.int(),
  premiumFen: fen,
});
export type InsurerShare = z.infer<typeof insurerShare>;

/** One line of a premium; where it is a rate on a cover's limit, both are named. */
const premiumLine = z.object({
  label: z.string(),
  labelEn: z.string().optional(),
  fen,
  rule: z.string(),
  cover: z.string().optional(),
  ratePpm: ppm.optional(),
});
export type PremiumLine = z.infer<typeof premiumLine>;

export const premium = z.object({
  grossFen: fen,
  netOfVatFen: fen,
  vatFen: fen,
  lines: z.array(premiumLine).readonly(),
});
export type Premium = z.infer<typeof premium>;

export interface PricedPremium {
  readonly premium: Premium;
  readonly insurers: readonly InsurerShare[];
}

/** What a premium is reckoned on. */
export interface Priced {
  /** Limits of the covers that are insured. */
  readonly limits: readonly { readonly code: string; readonly limitFen: Fen }[];
  readonly rates: readonly CoverRate[];
  readonly units?: Units | undefined;
  readonly months: number;
}

/** TAX-1: net = half-up(gross ÷ 1.06), tax is the rest (增值税法 art. 10(3), 6 % from 2026-01-01). */
export function netOfVat(grossFen: Fen): Fen {
  return fractionHalfUp(grossFen, 100, 106);
}

/**
 * COI-2, TAX-2: a gross premium without the VAT of each insurer on its own share: 943.39 of 1,000.00 in a pool of three thirds,
 * where the whole would be 943.40.
 */
export function netOfVatAmong(grossFen: Fen, insurers: readonly Pick<InsurerShare, 'sharePpm'>[]): Fen {
  const shares = insurers.map((one) => ({ party: one, weight: one.sharePpm }));
  return sumFen(allocate(grossFen, shares).map((share) => netOfVat(share.fen)));
}

/**
 * QTE-1, QTE-2, MNY-2: the gross premium of a product version: fixed, by the piece, or for each rated cover its limit × yearly
 * rate × months ÷ 12, rounded half up; at least the product's minimum.
 */
export function pricePremium(of: Product, priced: Priced): PricedPremium {
  const lines = premiumLines(of, priced);
  return splitPremium(of, sumFen(lines.map((line) => line.fen)), lines);
}

/** COI-2, TAX-2: a gross premium among the insurers (the lead takes the rest), its VAT being that of each one's own share. */
export function splitPremium(of: Product, grossFen: Fen, lines: Premium['lines']): PricedPremium {
  const insurers = allocate(
    grossFen,
    of.insurers.map((one) => ({ party: one, weight: one.sharePpm })),
  ).map(({ party, fen: premiumFen }) => ({ ...party, premiumFen }));
  const netOfVatFen = netOfVatAmong(grossFen, of.insurers);
  return {
    premium: { grossFen, netOfVatFen, vatFen: subtractFen(grossFen, netOfVatFen), lines },
    insurers,
  };
}

/** QTE-2: limit × yearly rate × months ÷ 12, rounded half up once. */
export function premiumAtRate(limitFen: Fen, ratePpm: Ppm, months: number): Fen {
  return fractionHalfUp(limitFen, ratePpm * months, 12 * wholePpm);
}

function premiumLines(of: Product, priced: Priced): readonly PremiumLine[] {
  switch (of.premium.kind) {
    case 'fixed':
      return [
        {
          ...asLabel({ zh: '年度保险费', en: 'Premium of a year' }),
          fen: asFen(of.premium.grossFen),
          rule: 'QTE-1',
        },
      ];
    case 'per-unit': {
      const units = priced.units ?? { class: '', count: 1 };
      const { grossFen, names } = unitClass(of.premium, units.class);
      const { unit } = of.premium;
      const label = asLabel({
        zh: `${names.zh}：${units.count} ${unit.zh}`,
        en: `${names.en}: ${units.count} × ${unit.en}`,
      });
      return [{ ...label, fen: timesFen(grossFen, units.count), rule: 'QTE-1' }];
    }
    case 'rate':
    case 'underwritten':
      return withMinimum(of, ratedLines(of, priced));
  }
}

function ratedLines(of: Product, { limits, rates, months }: Priced): readonly PremiumLine[] {
  return rates.flatMap(({ code, ratePpm }): PremiumLine[] => {
    const limit = limits.find((one) => one.code === code);
    if (limit === undefined) return [];
    const names = of.covers.find((cover) => cover.code === code)?.names;
    return [
      {
        ...asLabel({ zh: `${names?.zh ?? code}保险费`, en: `Premium of ${names?.en ?? code}` }),
        fen: premiumAtRate(limit.limitFen, ratePpm, months),
        rule: 'QTE-2',
        cover: code,
        ratePpm,
      },
    ];
  });
}

function withMinimum(of: Product, lines: readonly PremiumLine[]): readonly PremiumLine[] {
  if (of.premium.kind !== 'rate' || of.premium.minPremiumFen === undefined) return lines;
  const short = subtractFen(asFen(of.premium.minPremiumFen), ...lines.map((line) => line.fen));
  if (short <= zeroFen) return lines;
  const label = asLabel({ zh: '补足最低保险费', en: 'Up to the least premium' });
  return [...lines, { ...label, fen: short, rule: 'QTE-2' }];
}
