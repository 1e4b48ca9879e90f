import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { newStanding } from '../../../shared/domain/firms/standing.ts';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { quoteChanges } from '../../../shared/domain/quoting/quote-changes.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import { quoteFor } from '../../../shared/domain/quoting/request-quote.ts';
import { randomCases } from '../../oracle/differences.ts';
import {
  budgetOf,
  factsFor,
  firmA,
  identity,
  now,
  plenty,
  quoted,
  requestFor,
  researchRequest,
} from './quote-fixtures.ts';

const between = (before: Quote, after: Quote) => quoteChanges(before, after, builtInCatalogue);
const paths = (before: Quote, after: Quote) => between(before, after).map((one) => one.path);

describe('what changed between two quotes', () => {
  it('is nothing where they say the same', () => {
    expect(between(quoted(), quoted())).toEqual([]);
  });

  it('names the cap that was used meanwhile, what it took, and what the firm pays now (SUB-3, case 2)', () => {
    const before = quoted(researchRequest());
    const used = {
      ...newStanding(firmA.uscc),
      granted: [{ programmeId: 'SN-QKB-YF', year: 2026, fen: asFen(28_500_000) }],
    };
    const after = quoted(researchRequest(), { standing: used });
    expect(between(before, after)).toMatchObject([
      { path: 'subsidy.SN-QKB-YF.usedFen', rule: 'SUB-3', before: 0, after: 28_500_000 },
      { path: 'subsidy.SN-QKB-YF.limitedBy', rule: 'SUB-3', before: '', after: 'firm-year-cap' },
      { path: 'subsidy.SN-QKB-YF.grantedFen', rule: 'SUB-3', before: 3_500_000, after: 1_500_000 },
      { path: 'subsidy.totalFen', before: 3_500_000, after: 1_500_000 },
      { path: 'firmPaysFen', rule: 'SUB-8', before: 1_500_000, after: 3_500_000 },
      { path: 'firmNetFen', before: 1_500_000, after: 3_500_000 },
    ]);
    const [, limits, granted] = between(before, after);
    expect(limits).toMatchObject({
      text: 'SN-QKB-YF 受限于：无 → 企业年度上限',
      textEn: 'SN-QKB-YF limited by: none → yearly cap of the firm',
    });
    expect(granted).toMatchObject({
      text: 'SN-QKB-YF 补贴（企业年度上限）：35,000.00 元 → 15,000.00 元',
      textEn: 'SN-QKB-YF subsidy (yearly cap of the firm): ¥35,000.00 → ¥15,000.00',
    });
  });

  it('names the sum, and the part of it that is void (QTE-6)', () => {
    const request = { productCode: 'qinke-rd', insurableValueFen: 125_000_000 };
    const before = quoted(requestFor({ ...request, sumsInsured: { 'rd-failure': 50_000_000 } }));
    const after = quoted(requestFor({ ...request, sumsInsured: { 'rd-failure': 100_000_000 } }));
    expect(between(before, after)[0]).toMatchObject({
      path: 'sumsInsured.rd-failure',
      before: 50_000_000,
      after: 100_000_000,
    });
    expect(paths(before, after)).toContain('premium.grossFen');
  });

  it('names the rate that an underwriter has set (ELG-9)', () => {
    const before = quoted(researchRequest());
    const underwriting = {
      outcome: 'accept',
      ratePpm: asPpm(60_000),
      reason: '试验',
      by: 'u',
      at: now,
    } as const;
    const after = quoteFor(researchRequest(), factsFor('qinke-rd'), identity, underwriting);
    expect(between(before, after)[0]).toMatchObject({
      path: 'rates.rd-failure',
      rule: 'ELG-9',
      before: 50_000,
      after: 60_000,
    });
  });

  it('names the condition that is not met any more, and the budget that is empty (ELG-2, SUB-9)', () => {
    const lost = between(quoted(), quoted(requestFor(), { rows: [] }));
    expect(lost.map((one) => one.path)).toContain('eligibility.ELG-2');
    const empty = new Map([['SN-QKB-PH', budgetOf('SN-QKB-PH', { ...plenty, county: 0 })]]);
    expect(between(quoted(), quoted(requestFor(), { budgets: empty }))).toContainEqual(
      expect.objectContaining({ path: 'subsidy.SN-QKB-PH.grantedFen', rule: 'SUB-9', after: 0 }),
    );
  });

  it('leaves a side out that has no such thing', () => {
    const [change] = between(quoted(), quoted(requestFor(), { programmes: [] })).filter(
      (one) => one.path === 'subsidy.SN-QKB-PH.grantedFen',
    );
    expect(change).toEqual({
      path: 'subsidy.SN-QKB-PH.grantedFen',
      rule: 'SUB-1',
      before: 80_000,
      text: 'SN-QKB-PH 补贴：800.00 元 → 无',
      textEn: 'SN-QKB-PH subsidy: ¥800.00 → none',
    });
  });

  it('is the same read backwards, whatever the quotes', () => {
    const cases = [...randomCases(20_260_118, { versions: 60, firms: 1, requests: 2 })];
    for (let from = 0; from + 1 < cases.length; from += 2) {
      const [one, other] = [cases[from], cases[from + 1]];
      if (one === undefined || other === undefined) continue;
      const [before, after] = [one, other].map((each) => {
        return {
          ...quoteFor(each.request, each.facts, identity, each.underwritten),
          product: quoted().product,
        };
      });
      if (before === undefined || after === undefined) continue;
      const turned = between(after, before).map((each) => [each.path, each.after, each.before]);
      const straight = between(before, after).map((each) => [each.path, each.before, each.after]);
      expect(new Set(turned.map(String))).toEqual(new Set(straight.map(String)));
    }
  });
});
