import { readingApi } from '../runtime/reading-api.ts';
import { listPolicies } from './list-policies.ts';
import { readPolicy } from './read-policy.ts';

export const handler = readingApi([listPolicies, readPolicy]);
