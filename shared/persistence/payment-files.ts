import type { Scope } from '../domain/access/role.ts';
import type { PaymentFileId } from '../domain/ids.ts';
import { paymentFile, type PaymentFile } from '../domain/payouts/payment-file.ts';
import { keys, listed } from './keys.ts';
import { listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, read, type Store, type Write } from './store.ts';

/** A file of the caller's own insurer. */
export async function readPaymentFile(
  store: Store,
  scope: Scope,
  paymentFileId: PaymentFileId,
): Promise<PaymentFile | undefined> {
  const item = await read(store, keys.paymentFile(paymentFileId));
  if (item === undefined) return undefined;
  const found = paymentFile.parse(item);
  return scope.kind === 'insurer' && scope.insurer === found.insurer ? found : undefined;
}

export function insertPaymentFile(of: PaymentFile): Write {
  return insert('payment-file', {
    ...keys.paymentFile(of.paymentFileId),
    ...listed.byInsurer('PAYMENTFILES', of.insurer, `${of.madeAt}#${of.paymentFileId}`),
    type: 'payment-file',
    ...of,
  });
}

/** Marks a file as taken back, once. */
export function writeVoided({ paymentFileId, voided }: PaymentFile): Write {
  return {
    label: 'payment-file',
    update: keys.paymentFile(paymentFileId),
    expression: 'SET #voided = :voided',
    condition: {
      expression: 'attribute_exists(pk) AND attribute_not_exists(#voided)',
      names: { '#voided': 'voided' },
      values: { ':voided': voided },
    },
  };
}

/** Files of the caller's own insurer, newest first. */
export function listPaymentFiles(store: Store, scope: Scope, page: Page): Promise<Paged<PaymentFile>> {
  return listPage(store, listQuery('PAYMENTFILES', scope), page, (item) => paymentFile.parse(item));
}
