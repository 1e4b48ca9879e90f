import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { readCatalogueStamp, readPublishedVersions } from '../../shared/persistence/published-versions.ts';
import { businessTable } from './business-table.ts';

let held: { readonly stamp: string; readonly catalogue: Catalogue } | undefined;

/**
 * The catalogue as it is now: the built-in versions and the published ones. Versions never change, so what this process has
 * read holds until the stamp says that one was added.
 */
export async function currentCatalogue(): Promise<Catalogue> {
  const stamp = await readCatalogueStamp(businessTable());
  if (stamp === undefined) return builtInCatalogue;
  if (held?.stamp !== stamp) {
    held = { stamp, catalogue: builtInCatalogue.with(await readPublishedVersions(businessTable())) };
  }
  return held.catalogue;
}
