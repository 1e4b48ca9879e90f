import { readBankLine, type ReadBankLine } from '../domain/policies/bank-line.ts';
import type { InsurerCode } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { insert, read, readPartition, type Store, type Write } from './store.ts';

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

/** Every line of an insurer's bank that was read. */
export async function bankLinesOf(store: Store, insurer: InsurerCode): Promise<readonly ReadBankLine[]> {
  const prefix = keys.bankLine(insurer, '').sk;
  const items = await readPartition(store, keys.bank(insurer).pk, prefix);
  return items.map((item) => readBankLine.parse(item));
}
