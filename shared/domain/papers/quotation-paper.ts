import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Instant } from '../dates.ts';
import { formatYuan, negateFen, subtractFen } from '../money.ts';
import { filingNotice } from '../products/filing-notice.ts';
import type { Product } from '../products/product.ts';
import { explainQuote } from '../quoting/explain-quote.ts';
import type { Quote, QuoteStatus } from '../quoting/quote.ts';
import { coversTable } from './covers-table.ts';
import { insurersTable } from './insurers-table.ts';
import type { Paper, PaperBlock, PaperFact, PaperFigure, PaperSection, PaperStatus } from './paper.ts';
import { payersTable } from './payers-table.ts';
import { lossPayeeFacts, periodFact, subjectOf } from './policy-head.ts';
import { printInstant } from './printed-dates.ts';

export interface QuotationFacts {
  readonly catalogue: Catalogue;
  /** The firm's registered name, where it is known. */
  readonly firmName: string | undefined;
  readonly status: QuoteStatus;
  readonly now: Instant;
}

/**
 * The quotation (报价单): what cover costs, who pays what, until when the price holds, and the whole explanation line by line,
 * each with its rule and source.
 */
export function quotationPaper(of: Quote, facts: QuotationFacts): Paper {
  const product = facts.catalogue.soldProduct(of.product);
  const notice = filingNotice(product);
  return {
    title: { zh: '报价单', en: 'Quotation' },
    subject: subjectOf(product),
    number: { label: '报价编号', value: of.quoteId },
    status: statusWords(of, facts.status),
    ...(notice === undefined ? {} : { notice }),
    asOf: printInstant(facts.now),
    sections: [
      priceSection(of, facts.status),
      requestSection(of, product, facts.firmName),
      { heading: '保障、限额与免赔', blocks: [coversTable(product, of)] },
      { heading: '保险人与份额', blocks: [insurersTable(of.insurers)] },
      { heading: '保险费由谁承担', blocks: [payersTable(of, facts.catalogue)] },
      explanationSection(of, facts.catalogue),
      ...(of.eligibility.length === 0 ? [] : [eligibilitySection(of)]),
    ],
  };
}

function statusWords(of: Quote, status: QuoteStatus): PaperStatus {
  switch (status) {
    case 'quoted':
      return { words: `有效至 ${printInstant(of.expiresAt)}`, tone: 'good' };
    case 'referred':
      return { words: '待核保', tone: 'open' };
    case 'declined':
      return { words: '未予承保', tone: 'over' };
    case 'bound':
      return { words: '已投保', tone: 'good' };
    case 'expired':
      return { words: `已过期（${printInstant(of.expiresAt)}）`, tone: 'over' };
  }
}

/** What stands between the price and its acceptance. */
function openWords(of: Quote, status: QuoteStatus): readonly PaperBlock[] {
  if (status === 'referred') {
    const text = `${of.referredFor ?? '须由核保人决定'}。以下价格以核保结论为准。`;
    return [{ kind: 'warning', title: '本报价待核保', text }];
  }
  if (status === 'declined') {
    return [{ kind: 'warning', title: '核保结论：未予承保', text: of.underwriting?.reason ?? '' }];
  }
  if (status === 'expired') {
    return [{ kind: 'warning', title: '本报价已过期', text: '价格不再有效。请重新报价。' }];
  }
  return [];
}

function priceSection(of: Quote, status: QuoteStatus): PaperSection {
  return {
    heading: '价格',
    blocks: [
      ...openWords(of, status),
      { kind: 'figures', figures: figuresOf(of) },
      { kind: 'text', text: nextWords(of, status) },
    ],
  };
}

function figuresOf(of: Quote): readonly PaperFigure[] {
  const { grossFen } = of.premium;
  const deducted = subtractFen(grossFen, of.firmPaysFen);
  const later = subtractFen(of.firmPaysFen, of.firmNetFen);
  return [
    { label: '保险费（含税，元）', value: formatYuan(grossFen) },
    { label: '财政补贴直接抵扣（元）', value: formatYuan(negateFen(deducted)) },
    {
      label: '企业现在支付（元）',
      value: formatYuan(of.firmPaysFen),
      strong: true,
      ...(later > 0
        ? { remark: `缴费后可补贴 ${formatYuan(later)}，实际负担 ${formatYuan(of.firmNetFen)}` }
        : {}),
    },
  ];
}

function requestSection(of: Quote, product: Product, firmName: string | undefined): PaperSection {
  const sums = product.covers.flatMap((cover) => {
    const sum = of.sumsInsured[cover.code];
    return sum === undefined
      ? []
      : [{ label: `保险金额 · ${cover.names.zh}`, value: `${formatYuan(sum)} 元` }];
  });
  const { insurableValueFen: value } = of;
  return {
    heading: '投保需求',
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...(firmName === undefined ? [] : [{ label: '投保企业', value: firmName, wide: true as const }]),
          { label: '统一社会信用代码', value: of.uscc, remark: `注册地行政区划 ${of.divisionCode}` },
          { label: '报价时间', value: printInstant(of.createdAt) },
          ...sums,
          ...unitFacts(of, product),
          ...(value === undefined ? [] : [{ label: '保险价值', value: `${formatYuan(value)} 元` }]),
          periodFact(of.period),
          ...lossPayeeFacts(of.lossPayee),
        ],
      },
    ],
  };
}

/** How many of what, for a product that is sold by the piece; and the policy that a renewal follows. */
function unitFacts({ units, renews }: Quote, { premium }: Product): readonly PaperFact[] {
  const named =
    premium.kind === 'per-unit' ? premium.classes.find((one) => one.code === units?.class) : undefined;
  return [
    ...(units === undefined || named === undefined
      ? []
      : [{ label: '投保数量', value: `${named.names.zh} × ${units.count}` }]),
    ...(renews === undefined ? [] : [{ label: '续保', value: renews }]),
  ];
}

function explanationSection(of: Quote, catalogue: Catalogue): PaperSection {
  return {
    heading: '逐项说明',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '规则', weight: 13 },
          { title: '说明', weight: 56 },
          { title: '来源', weight: 30 },
          { title: '计入 (元)', weight: 15, amount: true },
        ],
        rows: [
          ...explainQuote(of, catalogue).map(({ rule, text, fen, source }) => ({
            cells: [rule, text, source, fen === undefined ? '' : formatYuan(fen)],
          })),
          { cells: ['补贴后企业实际负担', '', '', formatYuan(of.firmNetFen)], kind: 'total' },
        ],
      },
    ],
  };
}

function eligibilitySection(of: Quote): PaperSection {
  const only = of.subsidy.programmes[0]?.programmeId;
  return {
    heading: '补贴条件核对',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '规则', weight: 14 },
          { title: '事实', weight: 60 },
          { title: '方案', weight: 20 },
          { title: '结论', weight: 12 },
        ],
        rows: of.eligibility.map(({ rule, fact, programmeId, met }) => ({
          cells: [rule, fact, programmeId ?? only ?? '', met ? '符合' : '不符合'],
        })),
      },
    ],
  };
}

/** What the reader does next. */
function nextWords(of: Quote, status: QuoteStatus): string {
  const expiry = printInstant(of.expiresAt);
  const budget = of.firmPaysFen < of.premium.grossFen ? '补贴额度在投保时占用，报价本身不占用预算。' : '';
  const words: Readonly<Record<QuoteStatus, string>> = {
    quoted: `请在 ${expiry} 前投保，逐条确认免责条款。${budget}`,
    referred: '核保人作出决定后，报价即可投保或予以说明。无需重复提交。',
    declined: '可调整保险金额或投保方案后重新报价。',
    bound: '本报价已成为保单。缴费与凭证请见保单。',
    expired: '请重新报价；价格、补贴条件与预算以当日为准。',
  };
  return words[status];
}
