import { describe, expect, it } from 'vitest';
import { type Example, priceExample } from '../../catalogue/example-quote.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { day } from '../../shared/domain/dates.ts';
import { asPpm } from '../../shared/domain/money.ts';

const example = (productCode: string, of: Partial<Example> = {}): Example => ({
  productCode,
  on: day.parse('2026-01-05'),
  division: '610113',
  innovationScore: 0,
  asked: {},
  ...of,
});

describe('an example', () => {
  it('is priced as the service would, subsidy included, every line with its source', () => {
    const priced = priceExample(example('qinke-inclusive'), builtInCatalogue);
    expect(priced).toMatchObject({
      accepted: true,
      value: { quote: { premium: { grossFen: 100_000 }, subsidy: { totalFen: 80_000 }, firmNetFen: 20_000 } },
    });
    if (priced.accepted) expect(priced.value.explanation.every((line) => line.source !== '')).toBe(true);
  });

  it('of a product without a tariff is referred, and priced at the rate of an underwriter', () => {
    const asked = { sumsInsured: { production: 900_000_000 } };
    const referred = priceExample(example('kerongxin', { asked }), builtInCatalogue);
    expect(referred).toMatchObject({ accepted: true, value: { quote: { status: 'referred' } } });
    const rated = priceExample(example('kerongxin', { asked, ratePpm: asPpm(35_000) }), builtInCatalogue);
    expect(rated).toMatchObject({
      accepted: true,
      value: { quote: { status: 'quoted', premium: { grossFen: 31_500_000 } } },
    });
  });

  it.each([
    ['a product that nobody sells', 'nothing', {}, 'productCode'],
    ['a sum that is missing', 'key-equipment', {}, 'sumsInsured.key-equipment'],
    ['a rider that there is not', 'pilot-trial', { riders: ['theft'] }, 'riders.0'],
    [
      'a sum that is no amount',
      'pilot-trial',
      { sumsInsured: { 'pilot-cost': 'much' } },
      'sumsInsured.pilot-cost',
    ],
  ])('says what is wrong with %s', (_, code, asked, at) => {
    const priced = priceExample(example(code, { asked }), builtInCatalogue);
    expect(priced).toMatchObject({ accepted: false, refusal: { faults: [{ path: at }] } });
  });
});
