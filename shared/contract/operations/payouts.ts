import * as z from 'zod';
import { day } from '../../domain/dates.ts';
import { voidRequest } from '../../domain/payouts/payment-file.ts';
import { claimPayee } from '../../domain/claims/payment.ts';
import { bankAccount } from '../../domain/firms/firm.ts';
import { claimNo, paymentFileId, paymentId, taskId } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { instant, payeeShape } from './shapes.ts';

const one = z.object({ paymentFileId });

const fileHead = z.object({
  paymentFileId,
  madeAt: instant,
  madeBy: z.string(),
  executeOn: day,
  debtor: payeeShape,
  /** How many instructions, and what they come to. */
  count: z.int(),
  totalFen: fen,
  /** It was taken back: the bank does not carry it out. */
  voided: z.object({ at: instant, by: z.string(), reason: z.string() }).optional(),
});

const instruction = z.object({
  paymentId,
  claimNo,
  payee: claimPayee,
  fen,
  /** `paid`: the bank's statement or a person has confirmed it; `taken-back`: the file is void, another may hold it. */
  status: z.enum(['open', 'paid', 'stopped', 'taken-back']),
});

const left = z.object({ taskId, claimNo, reason: z.enum(['account-missing', 'file-full']) });

export const makePaymentFileOperation = operation({
  key: 'POST /v1/payment-files',
  operationId: 'makePaymentFile',
  summary:
    'Put the open payments of claims into one file for the insurer’s bank; each is in one file at most',
  roles: ['insurer-finance'],
  body: z.strictObject({
    /** The insurer's own account that the bank pays from. */
    debtor: bankAccount,
    /** The day on which the bank is to pay; today where it is left out. */
    executeOn: day.optional(),
  }),
  success: 200,
  answer: fileHead.extend({ items: z.array(instruction), left: z.array(left) }),
  refusals: { 'nothing-to-pay': 409, 'execution-day-over': 422 },
});

export const listPaymentFilesOperation = operation({
  key: 'GET /v1/payment-files',
  operationId: 'listPaymentFiles',
  summary: 'Files made for the insurer’s bank, newest first',
  roles: ['insurer-finance'],
  query: z.strictObject(pageQuery),
  success: 200,
  answer: pageOf(fileHead),
});

export const readPaymentFileOperation = operation({
  key: 'GET /v1/payment-files/{paymentFileId}',
  operationId: 'readPaymentFile',
  summary: 'A file made for the insurer’s bank, and how far the bank is',
  roles: ['insurer-finance'],
  params: one,
  success: 200,
  answer: fileHead.extend({ items: z.array(instruction) }),
});

export const exportPaymentFileOperation = operation({
  key: 'GET /v1/payment-files/{paymentFileId}/export',
  operationId: 'exportPaymentFile',
  summary: 'The file as ISO 20022 pain.001.001.10 or as CSV, the same each time',
  roles: ['insurer-finance'],
  params: one,
  query: z.strictObject({ format: z.enum(['pain001', 'csv']).default('pain001') }),
  success: 200,
  answer: z.string(),
  answerType: 'application/xml',
  refusals: { 'payment-file-void': 409 },
});

export const voidPaymentFileOperation = operation({
  key: 'POST /v1/payment-files/{paymentFileId}/void',
  operationId: 'voidPaymentFile',
  summary:
    'Take back a file that the bank has refused: its open payments wait for another file; not once one of them is confirmed',
  roles: ['insurer-finance'],
  params: one,
  body: voidRequest,
  success: 200,
  answer: fileHead.extend({ items: z.array(instruction) }),
  refusals: { 'payment-file-void': 409, 'payment-file-confirmed': 409 },
});
