import { httpApi } from '../runtime/http-api.ts';
import { endorsePolicy } from './endorse-policy.ts';

export const handler = httpApi([endorsePolicy]);
