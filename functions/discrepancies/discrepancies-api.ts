import { httpApi } from '../runtime/http-api.ts';
import { listDiscrepancies } from './list-discrepancies.ts';
import { listOpenPayments } from './list-open-payments.ts';
import { resolveDiscrepancy } from './resolve-discrepancy.ts';

export const handler = httpApi([listDiscrepancies, listOpenPayments, resolveDiscrepancy]);
