import { httpApi } from '../runtime/http-api.ts';
import { bindQuote } from './bind-quote.ts';

export const handler = httpApi([bindQuote]);
