import * as z from 'zod';
import { bureauRoles } from '../../domain/access/role.ts';
import { quarter } from '../../domain/dates.ts';
import { jobId } from '../../domain/ids.ts';
import { operation } from '../operation.ts';

export const exportLedgerOperation = operation({
  key: 'GET /v1/ledger/export',
  operationId: 'exportLedger',
  summary:
    'Everything that touches the caller’s organisation as JSON Lines: blocks, entries and what they follow from, for `npm run verify`',
  roles: ['insurer-finance', ...bureauRoles],
  success: 200,
  answer: z.string(),
  answerType: 'application/x-ndjson',
  refusals: { 'export-too-large': 409 },
});

export const beginExportOperation = operation({
  key: 'POST /v1/ledger/exports',
  operationId: 'beginLedgerExport',
  summary: 'The same of a large ledger: a job writes the file, which `GET /v1/jobs/{jobId}` leads to',
  roles: ['insurer-finance', ...bureauRoles],
  body: z.strictObject({}),
  success: 202,
  answer: z.object({ jobId }),
});

export const readPeriodArchiveOperation = operation({
  key: 'GET /v1/programmes/{programmeId}/periods/{quarter}/archive',
  operationId: 'readPeriodArchive',
  summary: 'The books of a closed quarter as they were archived, for `npm run verify`',
  roles: bureauRoles,
  params: z.object({ programmeId: z.string(), quarter }),
  redirects: true,
  success: 200,
  answer: z.string(),
  answerType: 'application/x-ndjson',
});
