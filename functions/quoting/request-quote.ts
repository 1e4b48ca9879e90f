import { requestQuoteOperation } from '../../shared/contract/operations/quoting.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { quoteId } from '../../shared/domain/ids.ts';
import { faultsOfRequest } from '../../shared/domain/quoting/faults-of-request.ts';
import { quoteFor } from '../../shared/domain/quoting/request-quote.ts';
import { insertQuote, readQuote } from '../../shared/persistence/quotes.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { sellsDemoProducts } from '../runtime/environment.ts';
import { derivedId } from '../runtime/minting.ts';
import { answer, invalidRequest, notFound, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';
import { loadQuoteFacts } from './quote-facts.ts';
import { quoteView } from './quote-view.ts';

/** A quote is one item that remembers its own request: its id follows from the command. */
export const requestQuote = changingRoute(
  requestQuoteOperation,
  async ({ body, caller, now, command }) => {
    if (body.uscc !== caller.org) return notFound();
    const catalogue = await currentCatalogue();
    if (!catalogue.products.some((one) => one.code === body.productCode)) {
      return invalidRequest([{ path: 'productCode', message: '没有这个产品 / no such product' }]);
    }
    const product = catalogue.productOn(body.productCode, dayOf(now));
    if (product === undefined || (product.filing.kind === 'demo' && !sellsDemoProducts())) {
      return refusal(
        'product-not-on-sale',
        `产品 ${body.productCode} 目前不可投保。可在产品目录中选择在售产品。`,
      );
    }
    const faults = faultsOfRequest(product, body, now);
    if (faults.length > 0) return invalidRequest(faults);
    const facts = await loadQuoteFacts(businessTable(), body, product, catalogue, now);
    if (facts === undefined) {
      return refusal(
        'firm-not-registered',
        '企业尚未登记。请先填写企业信息（名称、注册地区划），再获取报价。',
      );
    }
    const quote = quoteFor(body, facts, {
      quoteId: quoteId.parse(derivedId('quo', command.id)),
      requestHash: command.requestHash,
    });
    const committed = await commitCommand([insertQuote(quote)]);
    if (!committed.done) throw new CommandRepeated();
    return answer(quoteView(quote, quote.status, catalogue));
  },
  async ({ caller, command }) => {
    const made = await readQuote(businessTable(), caller.scope, quoteId.parse(derivedId('quo', command.id)));
    if (made === undefined) return undefined;
    const first = made.underwriting === undefined ? made.status : 'referred';
    return { requestHash: made.requestHash, body: quoteView(made, first, await currentCatalogue()) };
  },
);
