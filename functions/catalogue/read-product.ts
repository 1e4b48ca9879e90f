import { readProductOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const readProduct = readingRoute(readProductOperation, async ({ params, query, now }) => {
  const catalogue = await currentCatalogue();
  const found =
    query.version === undefined
      ? catalogue.productOn(params.productCode, query.on ?? dayOf(now))
      : catalogue.productVersion(params.productCode, query.version);
  return found === undefined ? notFound() : answer(found);
});
