import { readingApi } from '../runtime/reading-api.ts';
import { listEntries } from './list-entries.ts';
import { readTrialBalance } from './read-trial-balance.ts';

export const handler = readingApi([readTrialBalance, listEntries]);
