import { listProductsOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { productsOn } from '../../shared/domain/products/catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const listProducts = readingRoute(listProductsOperation, ({ query, now }) => {
  return Promise.resolve(answer({ items: productsOn(query.on ?? dayOf(now)) }));
});
