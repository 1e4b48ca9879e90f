import { type Scope } from '../domain/access/role.ts';
import { type Discrepancy, discrepancy, maySeeDiscrepancy } from '../domain/bank/discrepancy.ts';
import { type DiscrepancyId, type InsurerCode, type SettlementId } from '../domain/ids.ts';
import { keys, listed } from './keys.ts';
import { listAll, listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, type Item, read, replace, type Store, type Write } from './store.ts';

export async function readDiscrepancy(
  store: Store,
  scope: Scope,
  discrepancyId: DiscrepancyId,
): Promise<Discrepancy | undefined> {
  const item = await read(store, keys.discrepancy(discrepancyId));
  if (item === undefined) return undefined;
  const found = discrepancy.parse(item);
  return maySeeDiscrepancy(scope, found) ? found : undefined;
}

/** A new one, or one that was resolved, over the revision it was decided on. */
export function writeDiscrepancy(of: Discrepancy): Write {
  const item = itemOf(of);
  return of.revision === 0 ? insert('discrepancy', item) : replace('discrepancy', item);
}

/** Discrepancies that the scope may see and that pass `keep`, the newest first. */
export function listDiscrepancies(
  store: Store,
  scope: Scope,
  page: Page,
  keep: (one: Discrepancy) => boolean,
): Promise<Paged<Discrepancy>> {
  const parse = (item: Item) => discrepancy.parse(item);
  return listPage(store, listQuery('DISCREPANCIES', scope), page, parse, (one) => {
    return maySeeDiscrepancy(scope, one) && keep(one);
  });
}

/** How many open discrepancies of an insurer's bank are about one of these settlements. */
export async function openDiscrepanciesAbout(
  store: Store,
  insurer: InsurerCode,
  ids: readonly SettlementId[],
): Promise<number> {
  const query = listQuery('DISCREPANCIES', { kind: 'insurer', insurer });
  const all = await listAll(store, query, (item) => discrepancy.parse(item));
  return all.filter((one) => one.status === 'open' && one.settlementIds.some((id) => ids.includes(id)))
    .length;
}

/** Bureaus find one under its payer where that is known, else where the settlement is decided. */
function itemOf(of: Discrepancy): Item & { revision: number } {
  const sort = `${of.openedAt}#${of.discrepancyId}`;
  const division = of.payer ?? of.divisionCode;
  return {
    ...keys.discrepancy(of.discrepancyId),
    type: 'discrepancy',
    ...listed.byInsurer('DISCREPANCIES', of.insurer, sort),
    ...(division === undefined ? {} : listed.byDivision('DISCREPANCIES', division, sort)),
    ...of,
  };
}
