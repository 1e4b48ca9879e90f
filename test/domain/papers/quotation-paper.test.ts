import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { quotationPaper } from '../../../shared/domain/papers/quotation-paper.ts';
import { explainQuote } from '../../../shared/domain/quoting/explain-quote.ts';
import type { Quote, QuoteStatus } from '../../../shared/domain/quoting/quote.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import {
  budgetOf,
  known,
  now,
  plenty,
  programmeWith,
  quoted,
  requestFor,
  researchRequest,
} from '../quoting/quote-fixtures.ts';
import { rowsOf, wordsOf } from './paper-words.ts';

const facts = { catalogue: builtInCatalogue, firmName: '西安示范科技有限公司', now };
const quotation = (of: Quote, status: QuoteStatus = 'quoted') => quotationPaper(of, { ...facts, status });

describe('a quotation', () => {
  it('says what cover costs, what is subsidised and what the firm pays (QTE-1, SUB-8)', () => {
    const [price] = quotation(quoted()).sections;
    const figures = price?.blocks.find((block) => block.kind === 'figures');
    expect(figures).toMatchObject({
      figures: [{ value: '1,000.00' }, { value: '-800.00' }, { value: '200.00', strong: true }],
    });
  });

  it('prints the whole explanation, each line with its rule and source, adding up to what the firm bears', () => {
    const of = quoted(researchRequest());
    const lines = explainQuote(of, builtInCatalogue);
    const rows = rowsOf(quotation(of), '逐项说明');
    for (const [index, line] of lines.entries()) {
      const amount = line.fen === undefined ? '' : formatYuan(line.fen);
      expect(rows[index]).toEqual([line.rule, line.text, line.source, amount]);
    }
    expect(rows.slice(lines.length)).toEqual([['补贴后企业实际负担', '', '', '15,000.00']]);
  });

  it('says what the eligibility rests on, by programme (ELG-2)', () => {
    const rows = rowsOf(quotation(quoted()), '补贴条件核对');
    const verdicts = rows.map(([rule, , programme, verdict]) => [rule, programme, verdict]);
    expect(verdicts).toContainEqual(['ELG-2', 'SN-QKB-PH', '符合']);
  });

  it('says of what it is: sum insured and value, period, expiry', () => {
    const words = wordsOf(quotation(quoted(researchRequest())));
    expect(words).toContain('1,000,000.00 元');
    expect(words).toContain('1,250,000.00 元');
    expect(words).toContain('自2026年1月10日零时起至2027年1月9日二十四时止');
    expect(words).toContain('请在 2026年1月10日 00:00 前投保');
  });

  it.each([
    ['quoted', '有效至 2026年1月10日 00:00', '报价本身不占用预算'],
    ['referred', '待核保', '以下价格以核保结论为准'],
    ['declined', '未予承保', '核保结论：未予承保'],
    ['bound', '已投保', '本报价已成为保单'],
    ['expired', '已过期（2026年1月10日 00:00）', '价格不再有效'],
  ] as const)('that is %s says so', (status, words, said) => {
    const paper = quotation(quoted(), status);
    expect(paper.status.words).toBe(words);
    expect(wordsOf(paper)).toContain(said);
  });

  it('says nothing of a budget where nothing is deducted', () => {
    const programme = programmeWith({ mode: 'pay-then-reimburse' });
    const of = quoted(requestFor(), {
      programmes: [programme],
      budgets: new Map([[programme.id, budgetOf(programme.id, plenty)]]),
    });
    const catalogue = new Catalogue([known('qinke-inclusive')], [programme]);
    const paper = quotationPaper(of, { ...facts, catalogue, status: 'quoted' });
    expect(wordsOf(paper)).not.toContain('报价本身不占用预算');
    expect(wordsOf(paper)).toContain('缴费后可补贴 800.00，实际负担 200.00');
    expect(rowsOf(paper, '保险费由谁承担')).toEqual([
      ['投保企业', '自缴保险费', '1,000.00'],
      ['保险费合计（含税）', '', '1,000.00'],
      ['其中：不含税保险费', '', '943.40'],
      ['其中：增值税（6 %）', '', '56.60'],
      ['省级财政（610000）', '陕西省秦科普惠保保费补贴（缴费后补贴）', '480.00'],
      ['市级财政（610100）', '陕西省秦科普惠保保费补贴（缴费后补贴）', '240.00'],
      ['县级财政（610113）', '陕西省秦科普惠保保费补贴（缴费后补贴）', '80.00'],
    ]);
  });

  it('leaves out a firm’s name that is not known', () => {
    const of = quotationPaper(quoted(), { ...facts, firmName: undefined, status: 'quoted' });
    expect(wordsOf(of)).not.toContain('投保企业\n西安');
  });
});
