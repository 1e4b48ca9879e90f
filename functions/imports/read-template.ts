import { readTemplateOperation } from '../../shared/contract/operations/imports.ts';
import { fileAnswer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { writeCsv } from './files/write-csv.ts';
import { lists } from './lists.ts';

export const readTemplate = readingRoute(readTemplateOperation, async ({ params, query }) => {
  const { columns } = lists[params.kind];
  const rows =
    query.lang === 'zh'
      ? [columns.map(({ zh }) => zh), columns.map(({ example, zhExample }) => zhExample ?? example)]
      : [columns.map(({ name }) => name), columns.map(({ example }) => example)];
  return fileAnswer(writeCsv(rows), `${params.kind}-template.csv`);
});
