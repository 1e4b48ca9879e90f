import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { asFen, formatYuan, sumFen } from '../../../shared/domain/money.ts';
import { explainQuote } from '../../../shared/domain/quoting/explain-quote.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import {
  limitWords,
  type LimitWord,
  type ProgrammeGrant,
} from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { known, now, programmeWith, quoted, requestFor, researchRequest } from './quote-fixtures.ts';

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
    expect(lines[0]).toMatchObject({
      text: '示范产品，未备案',
      textEn: 'demonstration product, not filed',
    });
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

  /** The founding story's quote with a grant that was limited. */
  const limitedBy = (word: LimitWord, changes: Partial<ProgrammeGrant> = {}): Quote => {
    const of = quoted();
    const cut = { limitedBy: [word], limitedToFen: [asFen(30_000)], grantedFen: asFen(30_000), ...changes };
    const programmes = of.subsidy.programmes.map((grant) => ({ ...grant, ...cut }));
    return { ...of, subsidy: { totalFen: asFen(30_000), programmes } };
  };

  it('shows cap, used and left where the firm-year cap bites', () => {
    const line = linesOf(limitedBy('firm-year-cap', { usedFen: asFen(50_000) })).find(
      (one) => one.rule === 'SUB-3',
    );
    for (const amount of ['800.00', '500.00', '300.00']) {
      expect(line?.text).toContain(amount);
      expect(line?.textEn).toContain(`¥${amount}`);
    }
  });

  it.each(limitWords)('says in one line what is limited by %s', (word) => {
    const everything = programmeWith({
      rateCeilingPpm: 30_000,
      policyCapFen: 30_000,
      deMinimisFen: 40_000,
      performance: [{ code: 'A', ppm: 1_000_000 }],
    });
    const catalogue = new Catalogue([inclusive], [everything]);
    const without = explainQuote(quoted(), catalogue);
    const changed = explainQuote(limitedBy(word, { grantedFen: asFen(80_000) }), catalogue).filter(
      (line) => !without.some((one) => one.text === line.text),
    );
    expect(changed).toHaveLength(1);
    expect(changed[0]?.source).not.toBe('');
  });

  it('has amounts that add up to what the firm bears in the end', () => {
    for (const of of [quoted(), quoted(researchRequest()), quoted(requestFor(), { rows: [] })]) {
      expect(sumFen(linesOf(of).flatMap((line) => line.fen ?? []))).toBe(of.firmNetFen);
    }
  });

  it('has a line for each step of rulebook 6.1, in its order', () => {
    const rules = linesOf(quoted()).map((line) => line.rule);
    const steps = [
      'SUB-1',
      'SUB-2',
      'MNY-3',
      'ELG-2',
      'SUB-4',
      'SUB-3',
      'SUB-20',
      'SUB-18',
      'SUB-12',
      'SUB-9',
      'MNY-4',
    ];
    expect(rules.filter((rule) => steps.includes(rule))).toEqual(steps);
  });
});
