import * as z from 'zod';
import { jobId, settlementId } from '../../domain/ids.ts';
import { rowFault } from '../../domain/imports/row-outcome.ts';
import { exportContent, tableFormat } from '../../domain/transfers/job.ts';
import { uploadReference } from '../../domain/transfers/upload-reference.ts';
import { operation } from '../operation.ts';
import { settlementAnswer, settlers } from './settlement.ts';

const one = z.object({ settlementId });
const fileFormat = z.strictObject({ format: tableFormat.default('csv') });
const file = { answer: z.string(), answerType: 'text/csv' } as const;

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const putInsurerListOperation = operation({
  key: 'PUT /v1/settlements/{settlementId}/insurer-list',
  operationId: 'putInsurerList',
  summary: 'Put the insurer’s list (CSV or XLSX) beside the ledger: every row gets its outcome',
  roles: ['insurer-finance'],
  params: one,
  fileBody: ['text/csv', xlsxType, 'application/octet-stream'],
  uploaded: uploadReference,
  success: 200,
  answer: settlementAnswer.extend({
    rejected: z.int(),
    /** Rows in quarantine, the first hundred: where, why and what to do; all of them are at `errorsUrl`. */
    errors: z.array(rowFault.extend({ row: z.int(), cell: z.string().optional() })),
    errorsUrl: z.string().optional(),
  }),
  refusals: {
    'settlement-building': 409,
    'wrong-status': 409,
    'list-already-put': 409,
    'document-not-uploaded': 422,
  },
});

export const readListErrorsOperation = operation({
  key: 'GET /v1/settlements/{settlementId}/insurer-list/errors',
  operationId: 'readInsurerListErrors',
  summary:
    'Rows of the insurer’s list that could not be read, with cell, reason and fix, to be mended and put again',
  roles: ['insurer-finance'],
  params: one,
  query: fileFormat,
  success: 200,
  ...file,
});

export const exportSettlementOperation = operation({
  key: 'GET /v1/settlements/{settlementId}/export',
  operationId: 'exportSettlement',
  summary:
    'Rows of a settlement as a list that can be put back unchanged, or with their outcomes and both figures',
  roles: settlers,
  params: one,
  query: fileFormat.extend({ content: exportContent.default('list') }),
  redirects: true,
  success: 200,
  ...file,
  refusals: { 'settlement-building': 409, 'export-too-large': 409 },
});

export const beginSettlementExportOperation = operation({
  key: 'POST /v1/settlements/{settlementId}/exports',
  operationId: 'beginSettlementExport',
  summary:
    'The same of a settlement of any size: a job writes the file, which `GET /v1/jobs/{jobId}` leads to',
  roles: settlers,
  params: one,
  body: fileFormat.extend({ content: exportContent.default('list') }),
  success: 202,
  answer: z.object({ jobId }),
  refusals: { 'settlement-building': 409 },
});
