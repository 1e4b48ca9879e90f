import { readingApi } from '../runtime/reading-api.ts';
import { compareQuotes } from './compare-quotes.ts';
import { listQuoteChanges } from './list-quote-changes.ts';

export const handler = readingApi([compareQuotes, listQuoteChanges]);
