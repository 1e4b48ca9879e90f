import * as z from 'zod';
import { day } from '../dates.ts';
import { fenOfYuan, requestFen } from '../money.ts';
import type { Column } from './columns.ts';
import type { RowFault } from './row-outcome.ts';

/** A day as people write it in a cell: 2026-02-01, 2026/2/1, 2026.2.1, 2026年2月1日 or 20260201. */
export const dayCell = z.string().transform(isoDay).pipe(day);

/** An amount: whole fen, or yuan with up to two decimals where the column's title says so. */
export const fenCell = z
  .string()
  .transform((text, context) => {
    const amount = text.endsWith('元') ? fenOfYuan(text.slice(0, -1)) : wholeNumber(text);
    if (amount !== undefined) return amount;
    context.addIssue({
      code: 'custom',
      message: text.endsWith('元')
        ? '应为金额（元），至多两位小数 / expected yuan with up to two decimals'
        : '应为整数（分） / expected a whole number of fen',
    });
    return z.NEVER;
  })
  .pipe(requestFen);

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
export function cellFault(column: Column, message: string): RowFault {
  return {
    column: column.name,
    rule: 'format',
    message,
    fix: `请按示例填写，例如 ${column.example} / fill in as in the example: ${column.example}`,
  };
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
