import { describe, expect, it } from 'vitest';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { yearOf } from '../../../shared/domain/dates.ts';
import { grantedFen } from '../../../shared/domain/firms/standing.ts';
import { ppmDown, sumFen } from '../../../shared/domain/money.ts';
import { explainQuote } from '../../../shared/domain/quoting/explain-quote.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import { quote as quoteSchema } from '../../../shared/domain/quoting/quote.ts';
import { quoteFor, requestOf } from '../../../shared/domain/quoting/request-quote.ts';
import { hasRoomFor } from '../../../shared/domain/subsidies/budget.ts';
import { randomCases } from '../../oracle/differences.ts';
import type { RandomCase } from '../../support/random-requests.ts';
import { identity } from './quote-fixtures.ts';

/** Quotes of made-up products under up to four made-up programmes, by made-up firms. */
const quotes: readonly { of: Quote; one: RandomCase }[] = [
  ...randomCases(20_260_114, { versions: 200, firms: 3, requests: 5 }),
].map((one) => ({ of: quoteFor(one.request, one.facts, identity, one.underwritten), one }));

describe('any quote', () => {
  it('is shared out whole: insurers, levels, VAT, and what the firm bears (MNY-4, TAX-1, COI-2)', () => {
    for (const { of } of quotes) {
      const { premium, insurers, subsidy } = of;
      expect(sumFen(insurers.map((one) => one.premiumFen))).toBe(premium.grossFen);
      expect(premium.netOfVatFen + premium.vatFen).toBe(premium.grossFen);
      expect(sumFen(premium.lines.map((line) => line.fen))).toBe(premium.grossFen);
      for (const grant of subsidy.programmes) {
        expect(sumFen(grant.levels.map((part) => part.fen))).toBe(grant.grantedFen);
      }
      expect(sumFen(subsidy.programmes.map((grant) => grant.grantedFen))).toBe(subsidy.totalFen);
      expect(of.firmNetFen + subsidy.totalFen).toBe(premium.grossFen);
    }
  });

  it('is never subsidised beyond its premium, less what comes from elsewhere (SUB-4)', () => {
    for (const { of, one } of quotes) {
      const elsewhere = sumFen((one.request.otherSubsidies ?? []).map((other) => other.fen));
      expect(of.firmNetFen).toBeGreaterThanOrEqual(0);
      expect(of.firmPaysFen).toBeGreaterThanOrEqual(of.firmNetFen);
      if (of.subsidy.totalFen > 0) {
        expect(of.subsidy.totalFen + elsewhere).toBeLessThanOrEqual(of.premium.grossFen);
      }
    }
  });

  it('grants no more than base × rate rounded down, no more than a cap has left, and what the budget has (MNY-3, SUB-3, SUB-9)', () => {
    for (const { of, one } of quotes) {
      const { programmes, standing, budgets } = one.facts;
      for (const grant of of.subsidy.programmes) {
        const programme = programmes.find((candidate) => candidate.id === grant.programmeId);
        const used = grantedFen(standing, grant.programmeId, yearOf(of.period.start));
        const left = (programme?.firmYearCapFen ?? Number.MAX_SAFE_INTEGER) - used;
        expect(grant.grantedFen).toBeLessThanOrEqual(ppmDown(grant.baseFen, grant.ratePpm));
        expect(grant.grantedFen).toBeLessThanOrEqual(Math.max(0, left));
        expect(grant.grantedFen).toBeLessThanOrEqual(programme?.policyCapFen ?? Number.MAX_SAFE_INTEGER);
        if (grant.mode === 'direct-deduct' && programme?.budget.allocation === 'first-come') {
          expect(hasRoomFor(budgets.get(grant.programmeId), grant.levels)).toBe(true);
        }
        expect(new Set(grant.limitedBy).size).toBe(grant.limitedBy.length);
        expect(grant.grantedFen < grant.calculatedFen).toBe(
          grant.calculatedFen > 0 && grant.limitedBy.some((word) => word !== 'rate-ceiling'),
        );
      }
    }
  });

  it('is explained by lines that come to what the firm bears, each with rule and source', () => {
    for (const { of, one } of quotes) {
      const lines = explainQuote(of, new Catalogue([one.facts.product], one.facts.programmes));
      expect(sumFen(lines.flatMap((line) => line.fen ?? []))).toBe(of.firmNetFen);
      for (const line of lines) expect(line.rule !== '' && line.source !== '' && line.text !== '').toBe(true);
    }
  });

  it('says in English too what it says in Chinese', () => {
    for (const { of, one } of quotes) {
      const lines = explainQuote(of, new Catalogue([one.facts.product], one.facts.programmes));
      const english = [
        ...lines.map((line) => line.textEn),
        ...of.eligibility.map((finding) => finding.factEn),
        ...of.premium.lines.map((line) => line.labelEn),
        ...(of.referredFor === undefined ? [] : [of.referredForEn]),
      ];
      for (const sentence of english) expect(sentence).toMatch(/^[^\p{Script=Han}，。；：（）]+$/u);
    }
  });

  it('keeps what it was made from, and is the same when it is made again', () => {
    for (const { of, one } of quotes) {
      expect(quoteSchema.parse(of)).toEqual(of);
      expect(quoteFor(requestOf(of), one.facts, identity, one.underwritten)).toEqual(of);
    }
  });
});
