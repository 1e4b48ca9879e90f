import { expect, it } from 'vitest';
import { asPpm } from '../../../shared/domain/money.ts';
import { PreparedPricing, pricedAt } from '../../../shared/domain/quoting/prepare-pricing.ts';
import { priceRequest } from '../../../shared/domain/quoting/request-quote.ts';
import { PreparedStack } from '../../../shared/domain/subsidies/prepare-stack.ts';
import { grantSubsidy } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { lineOfPrepared, lineOfPriced, portfolioPolicy, randomCases } from '../../oracle/differences.ts';
import type { RandomCase } from '../../support/random-requests.ts';

const drawn = { versions: 300, firms: 4, requests: 8 };

/** Prepared pricing does not ask the budget, so here it has room for everything. */
const withRoom = <Programme extends { budget: object }>(of: Programme): Programme => ({
  ...of,
  budget: { ...of.budget, allocation: 'pro-rata' },
});

/** The cases of each version by themselves. */
function* portfolios(seed: number, of: Parameters<typeof randomCases>[1]): Generator<readonly RandomCase[]> {
  const size = of.firms * of.requests;
  const cases = [...randomCases(seed, of)].map((one): RandomCase => {
    return { ...one, facts: { ...one.facts, programmes: one.facts.programmes.map(withRoom) } };
  });
  for (let from = 0; from < cases.length; from += size) yield cases.slice(from, from + size);
}

it('prepared pricing comes to what a quote does where the budgets have room, whatever product, programmes and firm', () => {
  for (const cases of portfolios(20_260_111, drawn)) {
    const [{ facts }] = cases as [RandomCase];
    const pricing = new PreparedPricing(facts.product, facts.programmes);
    const portfolio = pricing.portfolio(cases.length);
    for (const [at, one] of cases.entries()) pricing.enter(portfolio, at, portfolioPolicy(one));
    pricing.price(portfolio, { from: 0, to: cases.length });
    for (const [at, one] of cases.entries()) {
      const quoted = lineOfPriced(priceRequest(one.request, one.facts, one.underwritten));
      expect(lineOfPrepared(pricedAt(portfolio, at), one)).toBe(quoted);
    }
  }
});

it('gives the same prices the second time, in another order, one by one, and where other policies stood before', () => {
  for (const cases of portfolios(20_260_112, { versions: 60, firms: 2, requests: 10 })) {
    const [{ facts }] = cases as [RandomCase];
    const pricing = new PreparedPricing(facts.product, facts.programmes);
    const portfolio = pricing.portfolio(cases.length);
    const policies = cases.map(portfolioPolicy);
    const priced = () => cases.map((_, at) => pricedAt(portfolio, at));
    for (const [at, policy] of policies.entries()) pricing.enter(portfolio, at, policy);
    pricing.price(portfolio, { from: 0, to: policies.length });
    const first = priced();
    pricing.price(portfolio, { from: 0, to: policies.length });
    expect(priced()).toEqual(first);
    for (const [at, policy] of policies.toReversed().entries()) {
      pricing.enter(portfolio, at, policy);
      pricing.price(portfolio, { from: at, to: at + 1 });
    }
    expect(priced().toReversed()).toEqual(first);
  }
});

it('prices a portfolio of more policies than a step goes over at a time, and none beyond a stretch', () => {
  const [cases = []] = portfolios(20_260_114, { versions: 1, firms: 1, requests: 50 });
  const [{ facts }] = cases as [RandomCase];
  const pricing = new PreparedPricing(facts.product, facts.programmes);
  const size = 1_300;
  const portfolio = pricing.portfolio(size);
  const caseAt = (at: number) => cases[at % cases.length] as RandomCase;
  for (let at = 0; at < size; at += 1) pricing.enter(portfolio, at, portfolioPolicy(caseAt(at)));
  pricing.price(portfolio, { from: 1, to: size - 1 });
  for (let at = 1; at < size - 1; at += 1) {
    const { request, underwritten, facts: known } = caseAt(at);
    const quoted = lineOfPriced(priceRequest(request, known, underwritten));
    expect(lineOfPrepared(pricedAt(portfolio, at), caseAt(at))).toBe(quoted);
  }
  for (const at of [0, size - 1]) expect(pricedAt(portfolio, at).grossFen).toBe(0);
});

it('a prepared grant weighs a grade as a grant does (SUB-18)', () => {
  const performance = [
    { code: 'A', ppm: asPpm(1_000_000) },
    { code: 'B', ppm: asPpm(800_000) },
    { code: 'D', ppm: asPpm(0) },
  ];
  for (const one of randomCases(20_260_113, drawn)) {
    const { product, firm } = one.facts;
    const quoted = priceRequest(one.request, one.facts, one.underwritten);
    for (const [index, grade] of ['A', 'B', 'D', undefined, 'E'].entries()) {
      const found = one.facts.programmes[index % Math.max(1, one.facts.programmes.length)];
      const terms = portfolioPolicy(one).terms[index % Math.max(1, one.facts.programmes.length)];
      if (found === undefined || terms === undefined) continue;
      const graded = { ...found, performance };
      const { premium } = quoted;
      const priced = { sumInsuredFen: premium.grossFen, otherFen: premium.vatFen };
      const insured = { productCode: product.code, answers: one.request.answers };
      const granted = grantSubsidy({
        ...priced,
        ...terms,
        premium,
        grade,
        ...insured,
        programme: graded,
        firmDivision: firm.divisionCode,
        hasRoom: () => true,
      });
      const stack = new PreparedStack([graded]);
      const policies = stack.columns(1);
      policies.grossFen[0] = premium.grossFen;
      policies.netOfVatFen[0] = premium.netOfVatFen;
      policies.sumInsuredFen[0] = priced.sumInsuredFen;
      policies.enterElsewhere(0, priced.otherFen);
      stack.enter(policies, 0, insured, [{ ...terms, grade }]);
      stack.grant(policies, { from: 0, to: 1 });
      const { grantedFen, limitedBy, calculatedFen } = policies.grants[0]?.at(0) ?? {};
      expect({ grantedFen, limitedBy, calculatedFen }).toEqual({
        grantedFen: granted.grantedFen,
        limitedBy: granted.limitedBy,
        calculatedFen: granted.calculatedFen,
      });
    }
  }
});
