import { asFen, formatPercent, formatYuan } from '../money.ts';
import type { Cover } from '../products/cover.ts';
import type { Product } from '../products/product.ts';
import { chosenCovers, coverLimits, type Insured } from '../quoting/insured-sums.ts';
import type { PaperRow, PaperTable } from './paper.ts';

const bases: Readonly<Record<Cover['basis'], string>> = {
  'first-loss': '第一危险',
  proportional: '比例赔偿',
  'agreed-value': '定值',
};

/** What is covered, and up to how much. */
export function limitsTable(of: Product, insured: Insured): PaperTable {
  return {
    kind: 'table',
    columns: [
      { title: '保障项目', weight: 5 },
      { title: '责任限额 (元)', weight: 3, amount: true },
    ],
    rows: [
      ...coversOf(of, insured).map(({ cover, limit }) => ({ cells: [coverWords(cover), limit] })),
      ...aggregateRow(of, (limit) => ['年度累计限额', limit]),
    ],
  };
}

/** What is covered, up to how much, and what of a loss stays with the firm: deductible, payment ratio, waiting days, basis. */
export function coversTable(of: Product, insured: Insured): PaperTable {
  return {
    kind: 'table',
    columns: [
      { title: '保障项目', weight: 28 },
      { title: '责任限额 (元)', weight: 20, amount: true },
      { title: '每次事故免赔', weight: 45 },
      { title: '赔付比例', weight: 14 },
      { title: '等待期', weight: 12 },
      { title: '赔偿方式', weight: 16 },
    ],
    rows: [
      ...coversOf(of, insured).map(({ cover, limit }) => ({
        cells: [
          coverWords(cover),
          limit,
          deductibleWords(cover),
          formatPercent(cover.paymentRatioPpm),
          cover.waitingDays === 0 ? '无' : `${cover.waitingDays} 天`,
          bases[cover.basis],
        ],
      })),
      ...aggregateRow(of, (limit) => ['年度累计限额', limit, '', '', '', '']),
    ],
  };
}

function coversOf(of: Product, insured: Insured): readonly { cover: Cover; limit: string }[] {
  const limits = new Map(coverLimits(of, insured).map((one) => [one.code, one.limitFen]));
  return chosenCovers(of, insured).map((cover) => {
    const limitFen = limits.get(cover.code);
    return { cover, limit: limitFen === undefined ? '—' : formatYuan(limitFen) };
  });
}

function aggregateRow(of: Product, cells: (limit: string) => readonly string[]): readonly PaperRow[] {
  if (of.aggregateLimitFen === undefined) return [];
  return [{ cells: cells(formatYuan(asFen(of.aggregateLimitFen))), kind: 'total' }];
}

/** The cover, whether it is a rider (附加险), and what one event or one interruption is paid at most. */
function coverWords({ names, rider, perOccurrenceFen, maxIndemnityMonths }: Cover): string {
  const bounds = [
    ...(perOccurrenceFen === undefined ? [] : [`每次至多 ${formatYuan(asFen(perOccurrenceFen))} 元`]),
    ...(maxIndemnityMonths === undefined ? [] : [`最长 ${maxIndemnityMonths} 个月`]),
  ];
  const name = rider === true ? `${names.zh}（附加险）` : names.zh;
  return bounds.length === 0 ? name : `${name}\n${bounds.join('，')}`;
}

/** The higher of the amount and the part of the loss; of an interruption its first days. */
function deductibleWords(of: Cover): string {
  const amount = of.deductibleFen === 0 ? undefined : `${formatYuan(asFen(of.deductibleFen))} 元`;
  const percent = formatPercent(of.deductiblePpm);
  const part = of.deductiblePpm === 0 ? undefined : `损失的 ${percent}`;
  const days = (of.deductibleDays ?? 0) === 0 ? [] : [`最初 ${of.deductibleDays} 天`];
  if (amount !== undefined && part !== undefined)
    return [`${amount}或 ${percent}，取高者`, ...days].join('；');
  const words = [...[amount ?? part].filter((one) => one !== undefined), ...days];
  return words.length === 0 ? '无' : words.join('；');
}
