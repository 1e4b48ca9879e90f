import type { Product } from '../products/product.ts';
import type { Programme } from '../subsidies/programme.ts';
import { productVersions, programmeVersions } from './built-in-versions.ts';
import { Catalogue } from './catalogue.ts';

/**
 * The versions that the service comes with; operators publish others beside them. They are literals, and whoever builds the
 * service has had them parsed and checked (`npm run catalogue:check`), so no function pays for it at its start.
 */
export const builtInCatalogue = new Catalogue(
  productVersions as readonly Product[],
  programmeVersions as readonly Programme[],
);
