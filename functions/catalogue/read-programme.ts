import { readProgrammeOperation } from '../../shared/contract/operations/catalogue.ts';
import { currentProgramme } from '../../shared/domain/subsidies/programmes.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const readProgramme = readingRoute(readProgrammeOperation, ({ params }) => {
  const found = currentProgramme(params.programmeId);
  return Promise.resolve(found === undefined ? notFound() : answer(found));
});
