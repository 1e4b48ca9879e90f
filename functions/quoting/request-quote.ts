import { requestQuoteOperation } from '../../shared/contract/operations/quoting.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { invalidRequest, notFound } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';
import { makeQuote, notOnSale, productOnSale, recallQuote } from './make-quote.ts';

export const requestQuote = changingRoute(
  requestQuoteOperation,
  async ({ body, caller, now, command }) => {
    if (body.uscc !== caller.org) return notFound();
    const catalogue = await currentCatalogue();
    if (!catalogue.products.some((one) => one.code === body.productCode)) {
      return invalidRequest([{ path: 'productCode', message: '没有这个产品 / no such product' }]);
    }
    const product = productOnSale(catalogue, body.productCode, now);
    if (product === undefined) return notOnSale(body.productCode);
    return makeQuote(body, { product, catalogue }, command, now);
  },
  recallQuote,
);
