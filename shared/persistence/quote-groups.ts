import type { Uscc } from '../domain/ids.ts';
import { type GroupId, quoteGroup, type QuoteGroup } from '../domain/quoting/quote-group.ts';
import { keys } from './keys.ts';
import { insert, read, replace, type Store, type Write } from './store.ts';

export async function readQuoteGroup(
  store: Store,
  uscc: Uscc,
  groupId: GroupId,
): Promise<QuoteGroup | undefined> {
  const item = await read(store, keys.quoteGroup(uscc, groupId));
  return item === undefined ? undefined : quoteGroup.parse(item);
}

/** A group that goes to one of its quotes, over whatever it was decided on: of two binds at once only one writes it. */
export function writeQuoteGroup(of: QuoteGroup): Write {
  const item = { ...keys.quoteGroup(of.uscc, of.groupId), type: 'quote-group', ...of };
  return of.revision === 0 ? insert('quote-group', item) : replace('quote-group', item);
}
