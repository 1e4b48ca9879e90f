import { httpApi } from '../runtime/http-api.ts';
import { makePaymentFile } from './make-payment-file.ts';
import { exportPaymentFile, listPaymentFiles, readPaymentFile } from './read-payment-files.ts';

export const handler = httpApi([makePaymentFile, listPaymentFiles, readPaymentFile, exportPaymentFile]);
