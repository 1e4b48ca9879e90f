import { httpApi } from '../runtime/http-api.ts';
import { listClaims } from './list-claims.ts';
import { readClaim } from './read-claim.ts';
import { reportClaim } from './report-claim.ts';
import { withdrawClaim } from './withdraw-claim.ts';

export const handler = httpApi([reportClaim, listClaims, readClaim, withdrawClaim]);
