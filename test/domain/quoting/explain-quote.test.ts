import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { asFen, formatYuan } from '../../../shared/domain/money.ts';
import { explainQuote } from '../../../shared/domain/quoting/explain-quote.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import { limitWords } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { known, now, quoted, requestFor, researchRequest } from './quote-fixtures.ts';

const inclusive = known('qinke-inclusive');

function linesOf(of: Quote) {
  return explainQuote(of, builtInCatalogue);
}

function textOf(of: Quote): string {
  return linesOf(of)
    .map((line) => line.text)
    .join('\n');
}

describe.each([
  ['秦科普惠保', quoted()],
  ['秦科研发保', quoted(researchRequest())],
  ['秦科普惠保 at the full price', quoted(requestFor(), { rows: [] })],
] as const)('the explanation of %s', (_, of) => {
  const lines = explainQuote(of, builtInCatalogue);

  it('names rule, text and source on every line', () => {
    for (const line of lines) {
      expect(line.rule).toMatch(/^([A-Z]{3}-\d+|保险法 135)$/);
      expect(line.text).not.toBe('');
      expect(line.source).not.toBe('');
    }
  });

  it('shows every amount of the quote to the fen', () => {
    const text = textOf(of);
    const grants = of.subsidy.programmes;
    for (const amount of [
      of.premium.grossFen,
      of.premium.netOfVatFen,
      of.premium.vatFen,
      of.firmPaysFen,
      of.firmNetFen,
      ...grants.flatMap((grant) => [grant.baseFen, grant.calculatedFen]),
      ...grants.flatMap((grant) => grant.levels.map((level) => level.fen)),
    ]) {
      expect(text).toContain(formatYuan(amount));
    }
  });

  it('says that the product is not filed', () => {
    expect(lines[0]?.text).toBe('示范产品，未备案 / demonstration product, not filed');
  });
});

describe('the explanation', () => {
  it('does not say so of a filed product', () => {
    const filed = { ...inclusive, filing: { kind: 'filed', number: 'C1-2026' } } as const;
    expect(
      explainQuote(quoted(), new Catalogue([filed], builtInCatalogue.programmes)).map((line) => line.rule),
    ).not.toContain('保险法 135');
  });

  it('has its figures’ own sources: the founding documents for the price, a proposal for the rate', () => {
    const priceOf = (of: Quote, rule: string) => linesOf(of).find((line) => line.rule === rule)?.source;
    expect(priceOf(quoted(), 'QTE-1')).toContain('SEED 004:93');
    expect(priceOf(quoted(), 'QTE-1')).toContain('seed');
    expect(priceOf(quoted(researchRequest()), 'QTE-2')).toContain('proposed');
    expect(priceOf(quoted(), 'MNY-3')).toContain('SEED 004:93');
  });

  it('shows sum and rate of a rate premium, and who set the rate', () => {
    const of = quoted(researchRequest());
    expect(textOf(of)).toContain('1,000,000.00 元 × 费率 5 % = 50,000.00 元');
    const underwriting = { outcome: 'accept', reason: 'ok', by: 'u', at: now } as const;
    expect(textOf({ ...of, underwriting })).toContain('核保人确定的费率');
  });

  it('names the bureau of every level', () => {
    const text = textOf(quoted());
    for (const payer of ['610000', '610100', '610113']) expect(text).toContain(payer);
  });

  it('shows cap, used and left where the firm-year cap bites', () => {
    const of = quoted();
    const cut = { usedFen: asFen(50_000), grantedFen: asFen(30_000), limitedBy: ['firm-year-cap'] } as const;
    const programmes = of.subsidy.programmes.map((grant) => ({ ...grant, ...cut }));
    const capped = { ...of, subsidy: { totalFen: asFen(30_000), programmes } };
    const line = linesOf(capped).find((one) => one.rule === 'SUB-3');
    expect(line?.text).toContain('800.00');
    expect(line?.text).toContain('500.00');
    expect(line?.text).toContain('300.00');
  });

  it.each(limitWords)('has a line for what is limited by %s', (word) => {
    const of = quoted();
    const without = linesOf(of);
    const programmes = of.subsidy.programmes.map((grant) => ({ ...grant, limitedBy: [word] }));
    const added = linesOf({ ...of, subsidy: { ...of.subsidy, programmes } }).filter(
      (line) => !without.some((one) => one.text === line.text),
    );
    expect(added).toHaveLength(1);
    expect(added[0]?.source).not.toBe('');
  });
});
