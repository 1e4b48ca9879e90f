import { readingApi } from '../runtime/reading-api.ts';
import { compareQuotes } from './compare-quotes.ts';

export const handler = readingApi([compareQuotes]);
