import { type Scope } from '../domain/access/role.ts';
import {
  asItStands,
  clawbackCase,
  type ClawbackCase,
  maySeeCase,
} from '../domain/clawbacks/clawback-case.ts';
import { type ClawbackId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { listPage, listQuery, type Page, type Paged } from './listing.ts';
import { type Item, read, type Store } from './store.ts';

export async function readCase(
  store: Store,
  scope: Scope,
  clawbackId: ClawbackId,
): Promise<ClawbackCase | undefined> {
  const item = await read(store, keys.clawbackCase(clawbackId));
  if (item === undefined) return undefined;
  const found = parseCase(item);
  return maySeeCase(scope, found) ? found : undefined;
}

/** Cases that the scope may see and that pass `keep`, the newest first. */
export function listCases(
  store: Store,
  scope: Scope,
  page: Page,
  keep: (one: ClawbackCase) => boolean,
): Promise<Paged<ClawbackCase>> {
  return listPage(store, listQuery('CLAWBACKS', scope), page, parseCase, (one) => {
    return maySeeCase(scope, one) && keep(one);
  });
}

function parseCase(item: Item): ClawbackCase {
  return asItStands(clawbackCase.parse(item));
}
