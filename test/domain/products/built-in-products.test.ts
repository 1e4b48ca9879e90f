import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { checkProduct } from '../../../shared/domain/catalogue/check-product.ts';
import { day } from '../../../shared/domain/dates.ts';
import { qinkeInclusiveV1 } from '../../../shared/domain/products/data/qinke-inclusive-v1.ts';
import { product, type Product } from '../../../shared/domain/products/product.ts';
import { BrokenInvariant, invariant } from '../../../shared/domain/result.ts';

const today = day.parse('2026-01-05');
const onSale = builtInCatalogue.productsOn(today);
const inclusive = known('qinke-inclusive');
const research = known('qinke-rd');

function known(code: string): Product {
  const found = builtInCatalogue.productVersion(code, 1);
  invariant(found !== undefined, `${code} is in the catalogue`);
  return found;
}

function coverNamed(of: Product, code: string) {
  return of.covers.find((cover) => cover.code === code);
}

describe('the catalogue', () => {
  it('sells every product of the contract, 秦科保 from the day of the pilot plan on', () => {
    expect(onSale.map((one) => [one.code, one.names.zh])).toEqual([
      ['qinke-inclusive', '秦科普惠保'],
      ['qinke-rd', '秦科研发保'],
      ['suichuang', '穗创保'],
      ['proof-of-concept', '概念验证保险'],
      ['kerongxin', '科融信保'],
      ['conversion-cost', '科技成果转化费用损失保险'],
      ['rd-cost', '研发费用损失保险'],
      ['pilot-trial', '中试综合保险'],
      ['clinical-trial', '药物临床试验费用损失保险'],
      ['first-equipment', '首台(套)保险'],
      ['ip-protection', '专利执行与被侵权损失保险'],
      ['commercial-space', '商业航天共保'],
      ['key-equipment', '关键研发设备保险'],
      ['rd-interruption', '研发中断保险'],
    ]);
    expect(builtInCatalogue.productOn('qinke-inclusive', day.parse('2025-12-31'))?.version).toBe(1);
    expect(builtInCatalogue.productOn('qinke-inclusive', day.parse('2025-12-30'))).toBeUndefined();
    expect(builtInCatalogue.productOn('no-such-product', today)).toBeUndefined();
  });

  it('keeps every version that was sold', () => {
    expect(builtInCatalogue.soldProduct({ code: 'qinke-rd', version: 1 })).toBe(research);
    expect(builtInCatalogue.productVersion('qinke-rd', 2)).toBeUndefined();
    expect(() => builtInCatalogue.soldProduct({ code: 'qinke-rd', version: 2 })).toThrow(BrokenInvariant);
  });
});

describe.each(onSale.map((one) => [one.code, one] as const))('%s', (_, of) => {
  it('has nothing that the check finds fault with: sources, shares, clauses, versions', () => {
    expect(checkProduct(of, builtInCatalogue)).toEqual([]);
    expect(product.parse(of)).toEqual(of);
  });

  it('claims no filing number, since none is known', () => {
    expect(of.filing).toEqual({ kind: 'demo' });
  });
});

describe('秦科普惠保', () => {
  it('costs 1,000.00 a year, as the founding documents say', () => {
    expect(inclusive.premium).toEqual({ kind: 'fixed', grossFen: 100_000 });
    expect(inclusive.figures).toContainEqual(
      expect.objectContaining({ path: 'premium.grossFen', basis: 'seed' }),
    );
  });

  it.each([
    ['equipment', 5_000_000, 50_000, 100_000, 800_000],
    ['ip-enforcement', 5_000_000, 0, 100_000, 800_000],
    ['liability', 6_000_000, 50_000, 0, 1_000_000],
    ['key-staff', 4_000_000, 0, 0, 1_000_000],
  ])(
    'covers %s up to %i fen (rulebook 4.1)',
    (code, limitFen, deductibleFen, deductiblePpm, paymentRatioPpm) => {
      expect(coverNamed(inclusive, code)).toMatchObject({
        limitFen,
        deductibleFen,
        deductiblePpm,
        paymentRatioPpm,
      });
    },
  );

  it('covers 200,000.00 in a policy year, equipment first, with the causes a claim may name', () => {
    expect(inclusive.aggregateLimitFen).toBe(20_000_000);
    expect(inclusive.covers[0]?.code).toBe('equipment');
    expect(inclusive.covers[0]?.causes).toEqual(
      expect.arrayContaining(['electrical-damage', 'fire', 'water', 'transport', 'operation']),
    );
  });
});

describe('秦科研发保', () => {
  it('costs 5 % of a sum insured from 100,000.00 to 3,000,000.00, at most 80 % of the budget (rulebook 4.2)', () => {
    expect(research.premium).toMatchObject({
      kind: 'rate',
      rates: [{ code: 'rd-failure', ratePpm: 50_000 }],
      minRatePpm: 30_000,
      maxRatePpm: 80_000,
    });
    expect(coverNamed(research, 'rd-failure')?.sum).toEqual({
      minFen: 10_000_000,
      maxFen: 300_000_000,
      maxPpmOfValue: 800_000,
      referAboveFen: 100_000_000,
      innovationScore: 70,
    });
  });

  it('has delay as 30 % inside the sum insured, and pays 70 % after the higher of 10,000.00 and 10 %', () => {
    const terms = { deductibleFen: 1_000_000, deductiblePpm: 100_000, paymentRatioPpm: 700_000 };
    expect(coverNamed(research, 'rd-failure')).toMatchObject({ ...terms, basis: 'proportional' });
    expect(coverNamed(research, 'rd-delay')).toMatchObject({
      ...terms,
      limitOf: { cover: 'rd-failure', ppm: 300_000 },
    });
  });
});

describe('a product version', () => {
  it('whose shares do not add up, or that lacks a lead, is refused', () => {
    const insurers = [{ insurer: 'picc-sn', lead: true, sharePpm: 999_999 }];
    expect(product.safeParse({ ...qinkeInclusiveV1, insurers }).success).toBe(false);
    const followersFirst = [
      { insurer: 'picc-sn', lead: false, sharePpm: 500_000 },
      { insurer: 'cpic-sn', lead: true, sharePpm: 500_000 },
    ];
    expect(product.safeParse({ ...qinkeInclusiveV1, insurers: followersFirst }).success).toBe(false);
    expect(product.safeParse({ ...qinkeInclusiveV1, insurers: followersFirst.toReversed() }).success).toBe(
      true,
    );
  });
});
