import type { Day } from '../dates.ts';
import type { DivisionCode } from '../ids.ts';
import type { Product } from '../products/product.ts';
import { invariant } from '../result.ts';
import { coversDivision, isOpenOn, type Programme } from '../subsidies/programme.ts';

/**
 * Every version of every product and programme that has been published. Versions are added, never edited, so a catalogue is
 * a value: what was quoted or sold on a version finds it again for good.
 */
export class Catalogue {
  readonly products: readonly Product[];
  readonly programmes: readonly Programme[];

  constructor(products: readonly Product[], programmes: readonly Programme[]) {
    this.products = products.map((one) => ({ ...one, programmes: programmesOf(one, programmes) }));
    this.programmes = programmes;
  }

  /** This catalogue and versions beside it. */
  with(added: {
    readonly products?: readonly Product[];
    readonly programmes?: readonly Programme[];
  }): Catalogue {
    return new Catalogue(
      [...this.products, ...(added.products ?? [])],
      [...this.programmes, ...(added.programmes ?? [])],
    );
  }

  /** The newest version of each product that is valid on a day, in the order of the catalogue. */
  productsOn(on: Day): readonly Product[] {
    const codes = [...new Set(this.products.map((version) => version.code))];
    return codes.flatMap((code) => this.productOn(code, on) ?? []);
  }

  /** The newest version of a product that is valid on a day. */
  productOn(code: string, on: Day): Product | undefined {
    return newest(
      this.products.filter((version) => {
        return (
          version.code === code &&
          version.validFrom <= on &&
          (version.validTo === undefined || on <= version.validTo)
        );
      }),
    );
  }

  productVersion(code: string, version: number): Product | undefined {
    return this.products.find((candidate) => candidate.code === code && candidate.version === version);
  }

  /** The version that a stored quote or policy names; it cannot be missing. */
  soldProduct(sold: { readonly code: string; readonly version: number }): Product {
    const found = this.productVersion(sold.code, sold.version);
    invariant(found !== undefined, `product ${sold.code} has no version ${sold.version}`);
    return found;
  }

  /** The newest version of each programme that has begun by a day, closed ones among them. */
  programmesOn(on: Day): readonly Programme[] {
    const ids = [...new Set(this.programmes.map((version) => version.id))];
    return ids.flatMap((id) => this.programmeOn(id, on) ?? []);
  }

  /** The newest version of a programme that has begun by a day; it may be closed since. */
  programmeOn(id: string, on: Day): Programme | undefined {
    return newest(this.programmes.filter((version) => version.id === id && version.validFrom <= on));
  }

  /** The version that a stored quote or policy names; it cannot be missing. */
  usedProgramme(id: string, version: number): Programme {
    const found = this.programmes.find((candidate) => candidate.id === id && candidate.version === version);
    invariant(found !== undefined, `programme ${id} has no version ${version}`);
    return found;
  }

  /** Programmes that list the product, cover the firm's division and are open on the day. */
  programmesFor(product: string, division: DivisionCode, on: Day): readonly Programme[] {
    return this.programmesOn(on).filter((one) => {
      return one.products.includes(product) && coversDivision(one, division) && isOpenOn(one, on);
    });
  }
}

/** ELG-7: the scheme's side says what it lists; a product shows every programme that does. */
function programmesOf(of: Product, programmes: readonly Programme[]): readonly string[] {
  const listing = programmes.filter((one) => one.products.includes(of.code)).map((one) => one.id);
  return [...new Set([...of.programmes, ...listing])];
}

function newest<Version extends { readonly version: number }>(
  versions: readonly Version[],
): Version | undefined {
  return versions.reduce<Version | undefined>((latest, version) => {
    return latest === undefined || version.version > latest.version ? version : latest;
  }, undefined);
}
