import { readBankLine, type ReadBankLine } from '../domain/policies/bank-line.ts';
import type { InsurerCode } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { insert, partitionPages, read, type Store, type Write } from './store.ts';

export async function findBankLine(
  store: Store,
  insurer: InsurerCode,
  bankReference: string,
): Promise<ReadBankLine | undefined> {
  const item = await read(store, keys.bankLine(insurer, bankReference));
  return item === undefined ? undefined : readBankLine.parse(item);
}

/** A line counts once: the second write of an insurer's bank reference fails with the label `bank-line`. */
export function insertBankLine(of: ReadBankLine): Write {
  return insert('bank-line', { ...keys.bankLine(of.insurer, of.bankReference), type: 'bank-line', ...of });
}

/** Every line of an insurer's bank that was read, page by page. */
export async function* bankLinePages(
  store: Store,
  insurer: InsurerCode,
): AsyncGenerator<readonly ReadBankLine[], void> {
  const prefix = keys.bankLine(insurer, '').sk;
  for await (const items of partitionPages(store, keys.bank(insurer).pk, prefix)) {
    yield items.map((item) => readBankLine.parse(item));
  }
}
