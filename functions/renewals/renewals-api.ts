import { httpApi } from '../runtime/http-api.ts';
import { renewPolicy } from './renew-policy.ts';

export const handler = httpApi([renewPolicy]);
