import { httpApi } from '../runtime/http-api.ts';
import { cancelPolicy } from './cancel-policy.ts';
import { listPolicies } from './list-policies.ts';
import { readPolicy } from './read-policy.ts';

export const handler = httpApi([listPolicies, readPolicy, cancelPolicy]);
