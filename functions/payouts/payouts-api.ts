import { returnPaymentOperation, stateDebtOperation } from '../../shared/contract/operations/indemnities.ts';
import { httpApi } from '../runtime/http-api.ts';
import { routeOnDemand } from '../runtime/route.ts';
import { makePaymentFile } from './make-payment-file.ts';
import { exportPaymentFile, listPaymentFiles, readPaymentFile } from './read-payment-files.ts';
import { voidPaymentFile } from './void-payment-file.ts';

export const handler = httpApi([
  makePaymentFile,
  listPaymentFiles,
  readPaymentFile,
  exportPaymentFile,
  voidPaymentFile,
  routeOnDemand(stateDebtOperation, async () => (await import('./state-debt.ts')).stateDebt),
  routeOnDemand(returnPaymentOperation, async () => (await import('./return-payment.ts')).returnPayment),
]);
