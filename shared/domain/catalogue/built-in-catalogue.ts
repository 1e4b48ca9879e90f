import { product } from '../products/product.ts';
import { programme } from '../subsidies/programme.ts';
import { productVersions, programmeVersions } from './built-in-versions.ts';
import { Catalogue } from './catalogue.ts';

/** The versions that the service comes with; operators publish others beside them. */
export const builtInCatalogue = new Catalogue(
  productVersions.map((data) => product.parse(data)),
  programmeVersions.map((data) => programme.parse(data)),
);
