import { httpApi } from '../runtime/http-api.ts';
import { importRegistry } from './import-registry.ts';
import { putCollectingAccount } from './put-collecting-account.ts';
import { readCollectingAccount } from './read-collecting-account.ts';
import { readFirm } from './read-firm.ts';
import { registerFirm } from './register-firm.ts';

export const handler = httpApi([
  registerFirm,
  readFirm,
  putCollectingAccount,
  readCollectingAccount,
  importRegistry,
]);
