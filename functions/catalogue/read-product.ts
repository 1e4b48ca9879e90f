import { readProductOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { productOn, productVersion } from '../../shared/domain/products/catalogue.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const readProduct = readingRoute(readProductOperation, ({ params, query, now }) => {
  const found =
    query.version === undefined
      ? productOn(params.productCode, query.on ?? dayOf(now))
      : productVersion(params.productCode, query.version);
  return Promise.resolve(found === undefined ? notFound() : answer(found));
});
