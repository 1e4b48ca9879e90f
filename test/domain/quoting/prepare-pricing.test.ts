import { expect, it } from 'vitest';
import { asPpm } from '../../../shared/domain/money.ts';
import { unitsOf } from '../../../shared/domain/quoting/insured-sums.ts';
import { preparePricing } from '../../../shared/domain/quoting/prepare-pricing.ts';
import { priceRequest } from '../../../shared/domain/quoting/request-quote.ts';
import { grantSubsidy } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { prepareGrant } from '../../../shared/domain/subsidies/prepare-grant.ts';
import { lineOfPrepared, lineOfPriced, portfolioPolicy, randomCases } from '../../oracle/differences.ts';

const drawn = { versions: 300, firms: 4, requests: 8 };

/** Prepared pricing does not ask the budget, so here it has room for everything. */
const withRoom = <Programme extends { budget: object }>(of: Programme): Programme => ({
  ...of,
  budget: { ...of.budget, allocation: 'pro-rata' },
});

it('prepared pricing comes to what a quote does where the budgets have room, whatever product, programmes and firm', () => {
  for (const one of randomCases(20_260_111, drawn)) {
    const { request, underwritten } = one;
    const facts = { ...one.facts, programmes: one.facts.programmes.map(withRoom) };
    const { product, programmes } = facts;
    const unitClass = unitsOf(product, request.units)?.class;
    const price = preparePricing(product, programmes, { unitClass, answers: request.answers });
    const prepared = price(portfolioPolicy({ ...one, facts }));
    expect(lineOfPrepared(prepared, one)).toBe(lineOfPriced(priceRequest(request, facts, underwritten)));
  }
});

it('gives the same price the second time, and to policies priced in another order', () => {
  const cases = [...randomCases(20_260_112, { versions: 40, firms: 2, requests: 10 })];
  for (let from = 0; from < cases.length; from += 20) {
    const some = cases.slice(from, from + 20);
    const { product, programmes } = some[0]?.facts ?? {};
    if (product === undefined || programmes === undefined) continue;
    const price = preparePricing(product, programmes);
    const policies = some.map(portfolioPolicy);
    const forwards = policies.map(price);
    expect(policies.toReversed().map(price).toReversed()).toEqual(forwards);
  }
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
      const { grantedFen, limitedBy, calculatedFen } = prepareGrant(graded, insured)(
        { ...premium, ...priced },
        { ...terms, grade },
      );
      expect({ grantedFen, limitedBy, calculatedFen }).toEqual({
        grantedFen: granted.grantedFen,
        limitedBy: granted.limitedBy,
        calculatedFen: granted.calculatedFen,
      });
    }
  }
});
