import { httpApi } from '../runtime/http-api.ts';
import { rescindPolicy } from './rescind-policy.ts';

export const handler = httpApi([rescindPolicy]);
