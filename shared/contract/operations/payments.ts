import * as z from 'zod';
import { operation } from '../operation.ts';

const paymentReason = z.enum([
  'payer-mismatch',
  'underpaid',
  'overpaid',
  'reference-unknown',
  'not-awaiting-payment',
  'seen-before',
  'amount-differs',
]);

const bankStatementAnswer = z.object({
  matched: z.int(),
  unmatched: z.int(),
  held: z.int(),
  items: z.array(
    z.object({
      bankReference: z.string(),
      outcome: z.enum(['matched', 'unmatched', 'held']),
      policyNo: z.string().optional(),
      /** Of an indemnity that the bank has paid. */
      claimNo: z.string().optional(),
      reason: paymentReason.optional(),
    }),
  ),
});

export const readBankStatementOperation = operation({
  key: 'POST /v1/bank-statements',
  operationId: 'readBankStatement',
  summary:
    'Match a bank statement (CSV, or camt.053.001.08): receipts with the policies that their remarks name, payments with the claims that they were instructed for',
  roles: ['insurer-finance'],
  textBody: ['text/csv', 'application/xml'],
  success: 200,
  answer: bankStatementAnswer,
  refusals: { 'format-unsupported': 422 },
});
