import * as z from 'zod';
import { bankStatement, statementLine } from '../../domain/bank/statement.ts';
import { statementId } from '../../domain/ids.ts';
import { uploadReference } from '../../domain/transfers/upload-reference.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';

const counts = { matched: z.int(), unmatched: z.int(), held: z.int() };

const bankStatementAnswer = z.object({ statementId, ...counts, items: z.array(statementLine) });

export const readBankStatementOperation = operation({
  key: 'POST /v1/bank-statements',
  operationId: 'readBankStatement',
  summary:
    'Match a bank statement (CSV, or camt.053.001.08): receipts with the policies and settlements that their remarks name, payments with the claims that they were instructed for',
  roles: ['insurer-finance'],
  textBody: ['text/csv', 'application/xml'],
  uploaded: uploadReference,
  success: 200,
  answer: bankStatementAnswer,
  refusals: { 'format-unsupported': 422, 'document-not-uploaded': 422 },
});

export const listBankStatementsOperation = operation({
  key: 'GET /v1/bank-statements',
  operationId: 'listBankStatements',
  summary: 'Bank statements that the insurer has put, the newest first',
  roles: ['insurer-finance'],
  query: z.strictObject(pageQuery),
  success: 200,
  answer: pageOf(bankStatement.omit({ items: true }).extend({ lines: z.int() })),
});

export const readOneBankStatementOperation = operation({
  key: 'GET /v1/bank-statements/{statementId}',
  operationId: 'readOneBankStatement',
  summary: 'One bank statement, with what became of each line',
  roles: ['insurer-finance'],
  params: z.object({ statementId }),
  success: 200,
  answer: bankStatement,
});
