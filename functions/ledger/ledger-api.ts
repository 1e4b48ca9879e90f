import { httpApi } from '../runtime/http-api.ts';
import { listEntries } from './list-entries.ts';
import { readTrialBalance } from './read-trial-balance.ts';

export const handler = httpApi([readTrialBalance, listEntries]);
