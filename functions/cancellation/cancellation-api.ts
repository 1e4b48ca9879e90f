import { httpApi } from '../runtime/http-api.ts';
import { cancelPolicy } from './cancel-policy.ts';
import { rescindPolicy } from './rescind-policy.ts';

export const handler = httpApi([cancelPolicy, rescindPolicy]);
