import * as z from 'zod';
import type { QuoteId } from '../domain/ids.ts';
import { type Fen, fen } from '../domain/money.ts';
import { keys } from './keys.ts';
import { read, type Store } from './store.ts';

const quoted = z.object({ insurableValueFen: fen.optional() });

/** The value that a policy was quoted on, without the rest of the quote. */
export async function readQuotedValue(store: Store, of: QuoteId): Promise<Fen | undefined> {
  const item = await read(store, keys.quote(of));
  return item && quoted.parse(item).insurableValueFen;
}
