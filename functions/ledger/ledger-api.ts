import { readingApi } from '../runtime/reading-api.ts';
import { listBlocks } from './list-blocks.ts';
import { listEntries } from './list-entries.ts';
import { readTrialBalance } from './read-trial-balance.ts';

export const handler = readingApi([readTrialBalance, listEntries, listBlocks]);
