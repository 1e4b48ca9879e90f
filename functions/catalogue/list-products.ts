import { listProductsOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { cataloguePage } from './catalogue-page.ts';

export const listProducts = readingRoute(listProductsOperation, async ({ query, now }) => {
  const products = (await currentCatalogue()).productsOn(query.on ?? dayOf(now));
  return answer(cataloguePage(products, (one) => one.code, query));
});
