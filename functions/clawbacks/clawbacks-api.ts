import { httpApi } from '../runtime/http-api.ts';
import { contestClawback, recordRepayment, writeOffClawback } from './change-clawback.ts';
import { listClawbacks, readClawback } from './read-clawbacks.ts';

export const handler = httpApi([
  listClawbacks,
  readClawback,
  contestClawback,
  recordRepayment,
  writeOffClawback,
]);
