import * as z from 'zod';
import { jobId, uploadId } from '../../domain/ids.ts';
import { failure, jobKind, tableFormat } from '../../domain/transfers/job.ts';
import { uploadRequest } from '../../domain/transfers/upload.ts';
import { operation } from '../operation.ts';

export const announceUploadOperation = operation({
  key: 'POST /v1/uploads',
  operationId: 'announceUpload',
  summary: 'Announce a large list (CSV or XLSX) and get the address to upload it to',
  roles: ['underwriter', 'insurer-finance', 'bureau-clerk', 'operator'],
  body: uploadRequest,
  success: 201,
  answer: z.object({
    uploadId,
    uploadUrl: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
});

export const readJobOperation = operation({
  key: 'GET /v1/jobs/{jobId}',
  operationId: 'readJob',
  summary: 'How far a job is; where rows were turned away, the address of a file that says why',
  roles: 'anyone',
  params: z.object({ jobId }),
  success: 200,
  answer: z.object({
    jobId,
    kind: jobKind,
    state: z.enum(['running', 'done', 'failed']),
    done: z.int(),
    total: z.int(),
    rejected: z.int(),
    /** Rows that were turned away, with cell, rule, reason and what to do: can be mended and put in again. */
    errorsUrl: z.string().optional(),
    /** What each accepted row became; the file that an export wrote. */
    resultsUrl: z.string().optional(),
    /** A report as tables that a spreadsheet opens. */
    tableUrls: z.record(tableFormat, z.string()).optional(),
    /** Why a failed job did nothing at all. */
    reason: failure.optional(),
  }),
});
