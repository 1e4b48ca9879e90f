import * as z from 'zod';
import { day } from '../dates.ts';
import { asFen, type Fen, fenOfYuan, formatYuan, largestRequestFen } from '../money.ts';
import type { WrittenColumn } from './columns.ts';
import type { RowFault } from './row-outcome.ts';

/** A day as people write it in a cell: 2026-02-01, 2026/2/1, 2026.2.1, 2026年2月1日 or 20260201. */
export const dayCell = z.string().transform(isoDay).pipe(day);

/** An amount: whole fen, or yuan with up to two decimals where the column's title says so. */
export const fenCell = z.string().transform((text, context): Fen => {
  const inYuan = text.endsWith('元');
  const amount = inYuan ? fenOfYuan(text.slice(0, -1)) : wholeNumber(text);
  if (amount !== undefined && amount <= largestRequestFen) return asFen(amount);
  const most = amountWords(asFen(largestRequestFen), inYuan);
  const expected = inYuan
    ? '应为金额（元），至多两位小数 / expected yuan with up to two decimals'
    : '应为整数（分） / expected a whole number of fen';
  const message = amount === undefined ? expected : `至多 ${most.zh} / at most ${most.en}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** An amount in the unit of a column, without the commas that would end a cell of CSV. */
export function amountWords(amount: Fen, inYuan: boolean): { cell: string; zh: string; en: string } {
  const cell = inYuan ? formatYuan(amount).replaceAll(',', '') : String(amount);
  return inYuan
    ? { cell, zh: `${cell} 元`, en: `${cell} yuan` }
    : { cell, zh: `${cell} 分`, en: `${cell} fen` };
}

/** Several words in one cell. */
export const wordsCell = z
  .string()
  .transform((text) => text.split(/[;；,，、\s]+/).filter((word) => word !== ''))
  .pipe(z.array(z.string().max(64)).max(50));

export const yesCell = z.string().transform((text, context) => {
  if (/^(是|yes|y|true|1|√)$/i.test(text)) return true;
  if (/^(否|no|n|false|0|×)$/i.test(text)) return false;
  context.addIssue({ code: 'custom', message: '应为“是”或“否” / expected yes or no' });
  return z.NEVER;
});

/** A cell that does not fit its column. */
export function cellFault(column: WrittenColumn, message: string): RowFault {
  const fix =
    column.example === ''
      ? `请更正“${column.title}”，或留空 / correct the cell, or leave it empty`
      : `请按示例填写，例如 ${column.example} / fill in as in the example: ${column.example}`;
  return { column: column.name, rule: 'format', message, fix };
}

function isoDay(text: string): string {
  const parts =
    /^(?<year>\d{4})(?:(?<month>\d{2})(?<date>\d{2})|[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?)$/.exec(
      text.normalize('NFKC').replaceAll(/\s/g, ''),
    )?.groups;
  if (parts === undefined) return text;
  const { year = '', month = parts['m'] ?? '', date = parts['d'] ?? '' } = parts;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

function wholeNumber(text: string): number | undefined {
  const digits = text.replaceAll(',', '');
  return /^\d{1,14}$/.test(digits) ? Number(digits) : undefined;
}
