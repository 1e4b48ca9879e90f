import { httpApi } from '../runtime/http-api.ts';
import { listQuotes } from './list-quotes.ts';
import { readQuote } from './read-quote.ts';
import { requestQuote } from './request-quote.ts';
import { underwriteQuote } from './underwrite-quote.ts';

export const handler = httpApi([requestQuote, listQuotes, readQuote, underwriteQuote]);
