import { listProgrammesOperation } from '../../shared/contract/operations/catalogue.ts';
import { currentProgrammes } from '../../shared/domain/subsidies/programmes.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const listProgrammes = readingRoute(listProgrammesOperation, () => {
  return Promise.resolve(answer({ items: currentProgrammes() }));
});
