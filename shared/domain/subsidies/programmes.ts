import type * as z from 'zod';
import type { Day } from '../dates.ts';
import type { DivisionCode } from '../ids.ts';
import type { ProductCode } from '../products/product.ts';
import { invariant } from '../result.ts';
import { snQkbPh, snQkbYf } from './data/sn-qkb.ts';
import { programme, type Programme } from './programme.ts';

/** A programme version as somebody writes it, before it is parsed. */
export type ProgrammeData = z.input<typeof programme>;

const versions: readonly Programme[] = [snQkbPh, snQkbYf].map((data) => programme.parse(data));

/** The newest version of each programme, in the order of the catalogue. */
export function currentProgrammes(): readonly Programme[] {
  const ids = [...new Set(versions.map((version) => version.id))];
  return ids.flatMap((id) => currentProgramme(id) ?? []);
}

export function currentProgramme(id: string): Programme | undefined {
  return versions
    .filter((version) => version.id === id)
    .reduce<Programme | undefined>((newest, version) => {
      return newest === undefined || version.version > newest.version ? version : newest;
    }, undefined);
}

/** The version that a stored quote or policy names; it cannot be missing. */
export function usedProgramme(id: string, version: number): Programme {
  const found = versions.find((candidate) => candidate.id === id && candidate.version === version);
  invariant(found !== undefined, `programme ${id} has no version ${version}`);
  return found;
}

export function isOpenOn(of: Programme, on: Day): boolean {
  return of.validFrom <= on && (of.validTo === undefined || on <= of.validTo);
}

/** Programmes that list the product, cover the firm's division and are open on the day. */
export function programmesFor(product: ProductCode, division: DivisionCode, on: Day): readonly Programme[] {
  return currentProgrammes().filter((one) => {
    return one.products.includes(product) && division.startsWith(one.divisionPrefix) && isOpenOn(one, on);
  });
}
