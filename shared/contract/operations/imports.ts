import * as z from 'zod';
import { importKind } from '../../domain/imports/import-kind.ts';
import { rowFault } from '../../domain/imports/row-outcome.ts';
import { uploadReference } from '../../domain/transfers/upload-reference.ts';
import { operation } from '../operation.ts';

/** What became of a list that was answered within its request. */
const rowsAnswer = z.object({
  accepted: z.int(),
  rejected: z.int(),
  /** Why rows were turned away; `column` is its title as the file has it. */
  errors: z.array(rowFault.extend({ row: z.int() })),
  /** What each accepted row became. */
  items: z.array(z.looseObject({ row: z.int() })),
});

const textList = { textBody: ['text/csv'], uploaded: uploadReference } as const;

export const importFirmsOperation = operation({
  key: 'POST /v1/firms/imports',
  operationId: 'importFirms',
  summary: 'Register the firms of a list (CSV); bad rows are named, good ones kept',
  roles: ['operator', 'bureau-clerk'],
  ...textList,
  success: 200,
  answer: rowsAnswer,
  refusals: { 'document-not-uploaded': 422 },
});

export const importQuotesOperation = operation({
  key: 'POST /v1/quotes/imports',
  operationId: 'importQuotes',
  summary: 'Quote a list (CSV) of a park’s firms, each row with its quote, price and what the firm pays',
  roles: ['underwriter'],
  ...textList,
  success: 200,
  answer: rowsAnswer,
  refusals: { 'document-not-uploaded': 422 },
});

export const importPoliciesOperation = operation({
  key: 'POST /v1/policies/imports',
  operationId: 'importPolicies',
  summary: 'Book policies of a list (CSV) that were sold elsewhere as bound and paid, checked by every rule',
  roles: ['underwriter', 'insurer-finance'],
  ...textList,
  success: 200,
  answer: rowsAnswer,
  refusals: { 'document-not-uploaded': 422 },
});

export const readTemplateOperation = operation({
  key: 'GET /v1/imports/{kind}/template',
  operationId: 'readImportTemplate',
  summary: 'A list with its header and one example row, to be filled in',
  roles: ['underwriter', 'insurer-finance', 'bureau-clerk', 'operator'],
  params: z.object({ kind: importKind }),
  query: z.strictObject({
    format: z.enum(['csv', 'xlsx']).default('csv'),
    lang: z.enum(['zh', 'en']).default('zh'),
  }),
  success: 200,
  answer: z.string(),
  answerType: 'text/csv',
});
