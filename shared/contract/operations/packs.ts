import * as z from 'zod';
import { bureauRoles, insurerRoles } from '../../domain/access/role.ts';
import { policyNo } from '../../domain/ids.ts';
import { operation } from '../operation.ts';

export const packEvidenceOperation = operation({
  key: 'GET /v1/policies/{policyNo}/evidence.zip',
  operationId: 'packEvidence',
  summary:
    'Policy, explained quote, confirmations, entries with the blocks that seal them, papers’ hashes and claims in short, as one archive',
  roles: ['firm', ...insurerRoles, ...bureauRoles],
  params: z.object({ policyNo }),
  redirects: true,
  success: 200,
  answer: z.string(),
  answerType: 'application/zip',
});
