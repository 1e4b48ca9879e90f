import { maySee, type Scope } from '../domain/access/role.ts';
import type { QuoteId } from '../domain/ids.ts';
import { quote, type Quote } from '../domain/quoting/quote.ts';
import { keys, listed } from './keys.ts';
import { listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, type Item, read, replace, type Store, type Write } from './store.ts';

export async function readQuote(store: Store, scope: Scope, quoteId: QuoteId): Promise<Quote | undefined> {
  const item = await read(store, keys.quote(quoteId));
  if (item === undefined) return undefined;
  const found = quote.parse(item);
  return maySee(scope, partiesOf(found)) ? found : undefined;
}

export function insertQuote(of: Quote): Write {
  return insert('quote', itemOf(of));
}

export function replaceQuote(of: Quote): Write {
  return replace('quote', itemOf(of));
}

export function listQuotes(
  store: Store,
  scope: Scope,
  page: Page,
  keep: (one: Quote) => boolean,
): Promise<Paged<Quote>> {
  return listPage(store, listQuery('QUOTES', scope), page, (item) => quote.parse(item), keep);
}

function partiesOf(of: Quote) {
  return {
    uscc: of.uscc,
    insurers: of.insurers.map((share) => share.insurer),
    divisionCode: of.divisionCode,
  };
}

function itemOf(of: Quote): Item & { revision: number } {
  const sort = `${of.createdAt}#${of.quoteId}`;
  return {
    ...keys.quote(of.quoteId),
    type: 'quote',
    ...listed.byFirm('QUOTES', of.uscc, sort),
    ...listed.byInsurer('QUOTES', of.insurers[0]?.insurer ?? '', sort),
    ...listed.byDivision('QUOTES', of.divisionCode, sort),
    ...of,
  };
}
