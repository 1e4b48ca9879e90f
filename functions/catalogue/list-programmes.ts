import { listProgrammesOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { cataloguePage } from './catalogue-page.ts';

export const listProgrammes = readingRoute(listProgrammesOperation, async ({ query, now }) => {
  const programmes = (await currentCatalogue()).programmesOn(dayOf(now));
  return answer(cataloguePage(programmes, (one) => one.id, query));
});
