import * as z from 'zod';
import { bureauRoles } from '../../domain/access/role.ts';
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
