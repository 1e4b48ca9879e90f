import { requestQuoteOperation } from '../../shared/contract/operations/quoting.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { changingRoute } from '../runtime/route.ts';
import { makeQuote, recallQuote } from './make-quote.ts';
import { productAsked } from './product-asked.ts';

export const requestQuote = changingRoute(
  requestQuoteOperation,
  async ({ body, caller, now, command }) => {
    const catalogue = await currentCatalogue();
    const asked = productAsked(body, caller, catalogue, now);
    if (!asked.accepted) return asked.refusal;
    return makeQuote(body, { product: asked.value, catalogue }, command, now);
  },
  recallQuote,
);
