import { readingApi } from '../runtime/reading-api.ts';
import { listInvoices } from './list-invoices.ts';
import { listPolicies } from './list-policies.ts';
import { readPolicy } from './read-policy.ts';

export const handler = readingApi([listPolicies, readPolicy, listInvoices]);
