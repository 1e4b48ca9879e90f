import { insurerName } from '../insurers/insurer-names.ts';
import { asPpm, formatPercent, formatYuan } from '../money.ts';
import type { InsurerShare } from '../quoting/price-premium.ts';
import type { PaperTable } from './paper.ts';

const insurer = { title: '保险人', weight: 50 } as const;
const place = { title: '地位', weight: 14 } as const;
const share = { title: '份额', weight: 16, amount: true } as const;
const premium = { title: '保险费 (元)', weight: 20, amount: true } as const;

/** Who covers, with which share. */
export function sharesTable(of: readonly InsurerShare[]): PaperTable {
  return {
    kind: 'table',
    columns: [insurer, place, share],
    rows: of.map((one) => ({ cells: sharesOf(one) })),
  };
}

/** Who covers, with which share of the premium (COI-2). */
export function insurersTable(of: readonly InsurerShare[]): PaperTable {
  return {
    kind: 'table',
    columns: [insurer, place, share, premium],
    rows: of.map((one) => ({ cells: [...sharesOf(one), formatYuan(one.premiumFen)] })),
  };
}

function sharesOf(of: InsurerShare): string[] {
  return [insurerName(of.insurer), of.lead ? '首席' : '共保', formatPercent(asPpm(of.sharePpm))];
}
