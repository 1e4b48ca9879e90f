import { httpApi } from '../runtime/http-api.ts';
import { makePaymentFile } from './make-payment-file.ts';
import { exportPaymentFile, listPaymentFiles, readPaymentFile } from './read-payment-files.ts';
import { returnPayment } from './return-payment.ts';
import { stateDebt } from './state-debt.ts';

export const handler = httpApi([
  makePaymentFile,
  listPaymentFiles,
  readPaymentFile,
  exportPaymentFile,
  stateDebt,
  returnPayment,
]);
