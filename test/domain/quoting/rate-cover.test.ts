import { describe, expect, it } from 'vitest';
import { qinkeRdV1 } from '../../../shared/domain/products/data/qinke-rd-v1.ts';
import { type Product, product, type ProductData } from '../../../shared/domain/products/product.ts';
import type { QuoteFacts } from '../../../shared/domain/quoting/request-quote.ts';
import {
  budgetOf,
  firmA,
  innovative,
  plenty,
  programmeWith,
  quoted,
  requestFor,
  row,
} from './quote-fixtures.ts';

type Factors = Extract<ProductData['premium'], { kind: 'rate' }>['factors'];

/** 秦科研发保 at 5 % with factors, to be sold without an underwriter from 3 to 8 %. */
function rated(factors: Factors, more: Partial<ProductData> & { minPremiumFen?: number } = {}): Product {
  const { minPremiumFen, ...changes } = more;
  return product.parse({
    ...qinkeRdV1,
    questions: [{ id: 'stage', text: { zh: '阶段', en: 'stage' }, type: 'text' }],
    premium: {
      kind: 'rate',
      rates: [{ code: 'rd-failure', ratePpm: 50_000 }],
      minRatePpm: 30_000,
      maxRatePpm: 80_000,
      factors,
      minPremiumFen,
    },
    figures: [],
    ...changes,
  });
}

function quote(of: Product, changes: Partial<QuoteFacts> = {}, request: object = {}) {
  return quoted(
    requestFor({
      productCode: 'qinke-rd',
      sumsInsured: { 'rd-failure': 100_000_000 },
      insurableValueFen: 125_000_000,
      ...request,
    }),
    { product: of, ...changes },
  );
}

const rateOf = (of: ReturnType<typeof quote>) => of.premium.lines[0]?.ratePpm;

describe('factors of a rate (QTE-2)', () => {
  const industry = {
    by: 'industry' as const,
    table: [
      { code: 'C', ppm: 1_100_000 },
      { code: 'C39', ppm: 1_200_000 },
      { code: 'C3976', ppm: 900_000 },
    ],
    otherwisePpm: 1_050_000,
  };

  it.each([
    ['C3976', 45_000],
    ['C3975', 60_000],
    ['C26', 55_000],
    ['M73', 52_500],
    [undefined, 52_500],
  ])('take the longest code that the industry %s begins with', (industryCode, ratePpm) => {
    expect(rateOf(quote(rated([industry]), { firm: { ...firmA, industryCode } }))).toBe(ratePpm);
  });

  it.each([
    ['lab', 65_000],
    ['pilot', 50_000],
    ['unheard-of', 60_000],
    [undefined, 60_000],
  ])('take the stage %s that was answered, else the row for the others', (stage, ratePpm) => {
    const table = [
      { code: 'lab', ppm: 1_300_000 },
      { code: 'pilot', ppm: 1_000_000 },
    ];
    const of = rated([{ by: 'stage', question: 'stage', table, otherwisePpm: 1_200_000 }]);
    expect(rateOf(quote(of, {}, stage === undefined ? {} : { answers: { stage } }))).toBe(ratePpm);
  });

  it.each([
    [0, 60_000],
    [59, 60_000],
    [60, 50_000],
    [79, 50_000],
    [80, 40_000],
    [100, 40_000],
  ])('take the highest band that %i points reach', (score, ratePpm) => {
    const table = [
      { from: 80, ppm: 800_000 },
      { from: 60, ppm: 1_000_000 },
    ];
    const of = rated([{ by: 'innovation-points', table, otherwisePpm: 1_200_000 }]);
    expect(rateOf(quote(of, { rows: [row(), { ...innovative, score }] }))).toBe(ratePpm);
  });

  it('are multiplied and rounded half up once, to a whole ppm', () => {
    const third = { by: 'stage' as const, question: 'stage', table: [{ code: 'x', ppm: 1 }] };
    const of = rated([
      { ...industry, table: [{ code: 'C', ppm: 333_333 }] },
      { ...third, otherwisePpm: 1_999_999 },
    ]);
    expect(rateOf(quote(of, { firm: { ...firmA, industryCode: 'C39' } }))).toBe(33_333);
  });
});

describe('the band of rates that need no underwriter', () => {
  const at = (ppm: number) =>
    quote(rated([{ by: 'industry', table: [{ code: 'C', ppm: 1 }], otherwisePpm: ppm }]));

  it.each([
    [600_000, 30_000, 'quoted'],
    [599_980, 29_999, 'referred'],
    [1_600_000, 80_000, 'quoted'],
    [1_600_020, 80_001, 'referred'],
  ])('with a factor of %i ppm the rate is %i ppm and the quote %s', (ppm, ratePpm, status) => {
    const of = at(ppm);
    expect(rateOf(of)).toBe(ratePpm);
    expect(of.status).toBe(status);
    expect(of.referredFor?.includes('QTE-2') ?? false).toBe(status === 'referred');
  });
});

describe('a premium by the year', () => {
  it.each([
    [1, 416_667],
    [6, 2_500_000],
    [12, 5_000_000],
    [24, 10_000_000],
  ])('is %i twelfths of it, rounded half up once', (periodMonths, grossFen) => {
    const of = rated(undefined, { periodMonths: { usual: 12, min: 1, max: 36 } });
    expect(quote(of, {}, { periodMonths }).premium.grossFen).toBe(grossFen);
  });

  it('is raised to the minimum in a line of its own, and left alone from there on', () => {
    const low = quote(rated(undefined, { minPremiumFen: 5_000_001 })).premium;
    expect(low.grossFen).toBe(5_000_001);
    expect(low.lines.map((line) => line.fen)).toEqual([5_000_000, 1]);
    expect(quote(rated(undefined, { minPremiumFen: 5_000_000 })).premium.lines).toHaveLength(1);
  });
});

describe('a sum above the value (QTE-6)', () => {
  it('is insured and priced at the value, and says what is void', () => {
    const bounds = { sum: { minFen: 0 } };
    const covers = qinkeRdV1.covers.map((cover) =>
      cover.code === 'rd-failure' ? { ...cover, ...bounds } : cover,
    );
    const sums = { sumsInsured: { 'rd-failure': 6_000_000 }, insurableValueFen: 5_000_000 };
    const of = quote(rated(undefined, { covers }), {}, sums);
    expect(of).toMatchObject({
      sumsInsured: { 'rd-failure': 5_000_000 },
      askedSums: { 'rd-failure': 6_000_000 },
      premium: { grossFen: 250_000 },
    });
  });
});

describe('a group with a branch outside (ELG-6)', () => {
  const half = programmeWith({
    products: ['qinke-rd'],
    rates: [{ ppm: 500_000 }],
    firmYearCapFen: undefined,
    minSelfPayPpm: 0,
  });
  const budgets = new Map([[half.id, budgetOf(half.id, plenty)]]);
  const outside = { name: '合肥分公司', divisionCode: '340100', premiumFen: 3_000_000 };

  it('case 52: is subsidised on 60,000.00 of 90,000.00, 30,000.00 at 50 %', () => {
    const of = quote(
      rated(undefined),
      { programmes: [half], budgets },
      {
        sumsInsured: { 'rd-failure': 180_000_000 },
        insurableValueFen: 250_000_000,
        members: [outside],
      },
    );
    expect(of.premium.grossFen).toBe(9_000_000);
    expect(of.subsidy.programmes[0]).toMatchObject({ baseFen: 6_000_000, grantedFen: 3_000_000 });
  });

  it('has no subsidy to reckon while an underwriter has yet to set the rate', () => {
    const unrated = product.parse({ ...qinkeRdV1, premium: { kind: 'underwritten' }, figures: [] });
    const of = quote(unrated, { programmes: [half], budgets }, { members: [outside] });
    expect(of).toMatchObject({ status: 'referred', premium: { grossFen: 0 }, subsidy: { totalFen: 0 } });
  });
});
