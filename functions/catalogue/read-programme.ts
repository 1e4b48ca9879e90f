import { readProgrammeOperation } from '../../shared/contract/operations/catalogue.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const readProgramme = readingRoute(readProgrammeOperation, async ({ params, now }) => {
  const found = (await currentCatalogue()).programmeOn(params.programmeId, dayOf(now));
  return found === undefined ? notFound() : answer(found);
});
