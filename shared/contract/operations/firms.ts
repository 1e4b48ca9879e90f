import * as z from 'zod';
import { firm, firmProfile } from '../../domain/firms/firm.ts';
import { uscc } from '../../domain/ids.ts';
import { registryKind } from '../../domain/registries/registration.ts';
import { operation } from '../operation.ts';

export const registerFirmOperation = operation({
  key: 'PUT /v1/firms/{uscc}',
  operationId: 'registerFirm',
  summary: 'Register or change the firm’s own record',
  roles: ['firm'],
  params: z.object({ uscc }),
  body: firmProfile.extend({ uscc: uscc.optional() }),
  success: 200,
  answer: firm,
});

export const readFirmOperation = operation({
  key: 'GET /v1/firms/{uscc}',
  operationId: 'readFirm',
  summary: 'The firm’s record',
  roles: 'anyone',
  params: z.object({ uscc }),
  success: 200,
  answer: firm,
});

export const importRegistryOperation = operation({
  key: 'POST /v1/registries/{kind}/imports',
  operationId: 'importRegistry',
  summary: 'Import registry rows as CSV; bad rows are named, good ones kept',
  roles: ['operator', 'bureau-clerk'],
  params: z.object({ kind: registryKind }),
  textBody: ['text/csv'],
  success: 200,
  answer: z.object({
    accepted: z.int(),
    rejected: z.int(),
    errors: z.array(z.object({ row: z.int(), message: z.string() })),
  }),
});
