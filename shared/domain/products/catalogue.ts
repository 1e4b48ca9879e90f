import type * as z from 'zod';
import type { Day } from '../dates.ts';
import { invariant } from '../result.ts';
import { qinkeInclusiveV1 } from './data/qinke-inclusive-v1.ts';
import { qinkeRdV1 } from './data/qinke-rd-v1.ts';
import { product, type Product, type ProductCode } from './product.ts';

/** A product version as somebody writes it, before it is parsed. */
export type ProductData = z.input<typeof product>;

const versions: readonly Product[] = [qinkeInclusiveV1, qinkeRdV1].map((data) => product.parse(data));

/** The newest version of each product that is valid on a day, in the order of the catalogue. */
export function productsOn(on: Day): readonly Product[] {
  const codes = [...new Set(versions.map((version) => version.code))];
  return codes.flatMap((code) => productOn(code, on) ?? []);
}

/** The newest version of a product that is valid on a day. */
export function productOn(code: string, on: Day): Product | undefined {
  return versions
    .filter((version) => version.code === code && version.validFrom <= on)
    .reduce<Product | undefined>((newest, version) => {
      return newest === undefined || version.version > newest.version ? version : newest;
    }, undefined);
}

/** A given version, for what was quoted or sold on it: versions are added, never edited. */
export function productVersion(code: string, version: number): Product | undefined {
  return versions.find((candidate) => candidate.code === code && candidate.version === version);
}

/** The version that a stored quote or policy names; it cannot be missing. */
export function soldProduct(sold: { code: ProductCode; version: number }): Product {
  const found = productVersion(sold.code, sold.version);
  invariant(found !== undefined, `product ${sold.code} has no version ${sold.version}`);
  return found;
}
