import { httpApi } from '../runtime/http-api.ts';
import { appealClaim } from './appeal-claim.ts';

export const handler = httpApi([appealClaim]);
