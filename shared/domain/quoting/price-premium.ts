import * as z from 'zod';
import {
  allocate,
  asFen,
  fen,
  type Fen,
  fractionHalfUp,
  ppmHalfUp,
  type Ppm,
  subtractFen,
  sumFen,
} from '../money.ts';
import { insurerCode } from '../ids.ts';
import type { Product } from '../products/product.ts';

export const insurerShare = z.object({
  insurer: insurerCode,
  lead: z.boolean(),
  sharePpm: z.int(),
  premiumFen: fen,
});
export type InsurerShare = z.infer<typeof insurerShare>;

export const premium = z.object({
  grossFen: fen,
  netOfVatFen: fen,
  vatFen: fen,
  lines: z.array(z.object({ label: z.string(), fen, rule: z.string() })).readonly(),
});
export type Premium = z.infer<typeof premium>;

export interface PricedPremium {
  readonly premium: Premium;
  readonly insurers: readonly InsurerShare[];
}

/** TAX-1: net = half-up(gross ÷ 1.06), tax is the rest (增值税法 art. 10(3), 6 % from 2026-01-01). */
export function netOfVat(grossFen: Fen): Fen {
  return fractionHalfUp(grossFen, 100, 106);
}

/**
 * QTE-1, QTE-2, MNY-2: the gross premium of a product version, fixed or sum insured × rate rounded half up; split among
 * the insurers (COI-2, lead takes the rest), with the VAT of each insurer's own share added up (TAX-2).
 */
export function pricePremium(of: Product, sumInsuredFen: Fen, ratePpm: Ppm | undefined): PricedPremium {
  const line = premiumLine(of, sumInsuredFen, ratePpm);
  const insurers = allocate(
    line.fen,
    of.insurers.map((one) => ({ party: one, weight: one.sharePpm })),
  ).map(({ party, fen: premiumFen }) => ({ ...party, premiumFen }));
  const netOfVatFen = sumFen(insurers.map((one) => netOfVat(one.premiumFen)));
  return {
    premium: { grossFen: line.fen, netOfVatFen, vatFen: subtractFen(line.fen, netOfVatFen), lines: [line] },
    insurers,
  };
}

function premiumLine(of: Product, sumInsuredFen: Fen, ratePpm: Ppm | undefined): Premium['lines'][number] {
  if (of.premium.kind === 'fixed')
    return { label: '年度保险费', fen: asFen(of.premium.grossFen), rule: 'QTE-1' };
  return {
    label: '按费率计收的保险费',
    fen: ppmHalfUp(sumInsuredFen, ratePpm ?? of.premium.ratePpm),
    rule: 'QTE-2',
  };
}
