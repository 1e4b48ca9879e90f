import { listProgrammesOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const listProgrammes = readingRoute(listProgrammesOperation, async ({ now }) => {
  return answer({ items: (await currentCatalogue()).programmesOn(dayOf(now)) });
});
