import { httpApi } from '../runtime/http-api.ts';
import { appealClaim } from './appeal-claim.ts';
import { payInterim } from './pay-interim.ts';
import { recordRecovery } from './record-recovery.ts';
import { reopenClaim } from './reopen-claim.ts';

export const handler = httpApi([appealClaim, payInterim, reopenClaim, recordRecovery]);
