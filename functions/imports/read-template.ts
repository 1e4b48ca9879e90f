import { readTemplateOperation } from '../../shared/contract/operations/imports.ts';
import { bytesAnswer, fileAnswer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { writeCsv } from './files/write-csv.ts';
import { writeXlsx } from './files/write-xlsx.ts';
import { xlsxType } from './files/xlsx-type.ts';
import { lists } from './lists.ts';

export const readTemplate = readingRoute(readTemplateOperation, async ({ params, query }) => {
  const { columns } = lists[params.kind];
  const rows =
    query.lang === 'zh'
      ? [columns.map(({ zh }) => zh), columns.map(({ example, zhExample }) => zhExample ?? example)]
      : [columns.map(({ name }) => name), columns.map(({ example }) => example)];
  const fileName = `${params.kind}-template.${query.format}`;
  return query.format === 'xlsx'
    ? bytesAnswer(await writeXlsx(rows), fileName, xlsxType)
    : fileAnswer(writeCsv(rows), fileName);
});
