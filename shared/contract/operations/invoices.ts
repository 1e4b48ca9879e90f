import * as z from 'zod';
import { day } from '../../domain/dates.ts';
import { policyNo } from '../../domain/ids.ts';
import { invoice } from '../../domain/invoices/invoices.ts';
import { fen } from '../../domain/money.ts';
import { operation } from '../operation.ts';

export const listInvoicesOperation = operation({
  key: 'GET /v1/policies/{policyNo}/invoices',
  operationId: 'listInvoices',
  summary: 'Invoices and red invoices of a policy by insurer and payer, and the VAT by month',
  roles: 'anyone',
  params: z.object({ policyNo }),
  success: 200,
  answer: z.object({
    items: z.array(invoice),
    tax: z.array(z.object({ month: z.string(), grossFen: fen, netFen: fen, taxFen: fen })),
    ledger: z.object({ asOf: day, invoicedFen: fen, receivedFen: fen, earnedFen: fen }),
  }),
});
