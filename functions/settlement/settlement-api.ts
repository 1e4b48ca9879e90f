import { httpApi } from '../runtime/http-api.ts';
import { decideObjection, objectToRow } from './objections.ts';
import { decideSettlement } from './decide-settlement.ts';
import { listRows } from './list-rows.ts';
import { listSettlements } from './list-settlements.ts';
import { readSettlement } from './read-settlement.ts';
import { recordPayment } from './record-payment.ts';
import { requestSettlement } from './request-settlement.ts';

export const handler = httpApi([
  requestSettlement,
  listSettlements,
  readSettlement,
  listRows,
  decideSettlement,
  objectToRow,
  decideObjection,
  recordPayment,
]);
