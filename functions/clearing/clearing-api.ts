import { httpApi } from '../runtime/http-api.ts';
import { decideClearing } from './decide-clearing.ts';
import { readClearing } from './read-clearing.ts';

export const handler = httpApi([readClearing, decideClearing]);
