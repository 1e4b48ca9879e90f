import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { asFen, negateFen } from '../../../shared/domain/money.ts';
import { netOfVat } from '../../../shared/domain/quoting/price-premium.ts';
import { explainGrant } from '../../../shared/domain/subsidies/explain-grant.ts';
import { type GrantInput, grantSubsidy } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { division } from '../quoting/quote-fixtures.ts';

interface Case extends Partial<
  Omit<GrantInput, 'programme' | 'premium' | 'sumInsuredFen' | 'usedFen' | 'otherFen' | 'outsideFen'>
> {
  readonly premiumFen: number;
  readonly sumInsuredFen?: number;
  readonly usedFen?: number;
  readonly otherFen?: number;
  readonly outsideFen?: number;
}

/** What a scheme of rulebook 6.2 grants, as it is in the catalogue. */
function grant(id: string, of: Case) {
  const programme = builtInCatalogue.usedProgramme(id, 1);
  const { premiumFen, sumInsuredFen = 0, usedFen = 0, otherFen = 0, outsideFen = 0, ...changes } = of;
  const grossFen = asFen(premiumFen);
  return grantSubsidy({
    programme,
    eligible: true,
    productCode: programme.products[0] ?? '',
    premium: { grossFen, netOfVatFen: netOfVat(grossFen) },
    sumInsuredFen: asFen(sumInsuredFen),
    yearOfInsurance: 1,
    usedFen: asFen(usedFen),
    otherFen: asFen(otherFen),
    outsideFen: asFen(outsideFen),
    firmDivision: division(programme.divisionPrefix.padEnd(6, '1') || '610113'),
    hasRoom: () => true,
    ...changes,
  });
}

describe('鲁科保', () => {
  it('pays 50 % in the first year and 30 % later: 30,000.00, then 18,000.00 of 60,000.00 (SUB-6)', () => {
    expect(grant('SD-LKB', { premiumFen: 6_000_000 }).grantedFen).toBe(3_000_000);
    for (const yearOfInsurance of [2, 3, 9]) {
      expect(grant('SD-LKB', { premiumFen: 6_000_000, yearOfInsurance }).grantedFen).toBe(1_800_000);
    }
  });

  it('pays what its firm-year cap has left: 15,000.00 of 21,000.00 (SUB-3, case 2)', () => {
    const granted = grant('SD-LKB', { premiumFen: 4_200_000, usedFen: 28_500_000 });
    expect(granted).toMatchObject({ calculatedFen: 2_100_000, grantedFen: 1_500_000 });
    expect([granted.limitedBy, granted.limitedToFen]).toEqual([['firm-year-cap'], [1_500_000]]);
  });
});

describe('Hefei', () => {
  const used = (usedFen: number, productCode: string, premiumFen: number) =>
    grant('AH-HF-2023', { usedFen, productCode, premiumFen }).grantedFen;

  it('pays classes at 50, 30 and 10 % until the cap is used: 250,000.00, 50,000.00, 0.00 (SUB-5)', () => {
    expect(used(0, 'rd-cost', 50_000_000)).toBe(25_000_000);
    expect(used(25_000_000, 'first-equipment', 20_000_000)).toBe(5_000_000);
    expect(used(30_000_000, 'rd-interruption', 15_000_000)).toBe(0);
  });

  it('grants nothing for a product that has no class, because it has no rate', () => {
    expect(grant('AH-HF-2023', { productCode: 'suichuang', premiumFen: 100_000 })).toMatchObject({
      grantedFen: 0,
      ratePpm: 0,
      limitedBy: ['not-eligible'],
    });
  });

  it('case 52: does not count the part of a branch outside: 90,000.00 − 30,000.00 at 50 % (ELG-6)', () => {
    const granted = grant('AH-HF-2023', { premiumFen: 9_000_000, outsideFen: 3_000_000 });
    expect([granted.baseFen, granted.grantedFen]).toEqual([6_000_000, 3_000_000]);
  });
});

describe('Tongling', () => {
  it('pays 80 % of the premium without VAT: 22,641.51 of 30,000.00 (SUB-1)', () => {
    const granted = grant('AH-TL', { premiumFen: 3_000_000, sumInsuredFen: 1_000_000_000 });
    expect([granted.baseFen, granted.grantedFen]).toEqual([2_830_189, 2_264_151]);
  });

  it('pays 30,000.00 where the firm insures one kind of product, 60,000.00 for two (SUB-3)', () => {
    const large = { premiumFen: 20_000_000, sumInsuredFen: 10_000_000_000 };
    expect(grant('AH-TL', large)).toMatchObject({ grantedFen: 3_000_000, limitedBy: ['product-cap'] });
    expect(grant('AH-TL', { ...large, kinds: 2 }).grantedFen).toBe(6_000_000);
    expect(grant('AH-TL', { ...large, kinds: 2, usedFen: 2_500_000 }).grantedFen).toBe(3_500_000);
    expect(grant('AH-TL', { ...large, kinds: 3 })).toMatchObject({
      grantedFen: 15_000_000,
      limitedBy: ['firm-year-cap'],
    });
  });

  it.each([
    ['A', 4_800_000],
    ['B', 3_840_000],
    ['C', 2_400_000],
    ['D', 0],
  ])('weighs 48,000.00 by grade %s: %i fen (SUB-18)', (grade, fen) => {
    const of = { premiumFen: 6_360_000, sumInsuredFen: 10_000_000_000, kinds: 2 };
    const granted = grant('AH-TL', { ...of, grade });
    expect(granted.calculatedFen).toBe(4_800_000);
    expect(granted.grantedFen).toBe(fen);
    expect(granted.limitedBy).toEqual(grade === 'A' ? [] : ['performance']);
  });

  it('rounds down after the grade, not before it: 1 fen of 1.52 (6.1, step 9)', () => {
    const granted = grant('AH-TL', { premiumFen: 252, sumInsuredFen: 1_000_000, grade: 'B', kinds: 2 });
    expect(granted.baseFen).toBe(238);
    expect(granted.calculatedFen).toBe(190);
    expect(granted.grantedFen).toBe(152);
  });
});

describe('the ceiling on rates', () => {
  it('cuts the subsidised premium to 3 % of the sum: 48,000.00 of 80,000.00 at 80 % (SUB-2)', () => {
    const of = { premiumFen: 8_000_000, sumInsuredFen: 200_000_000, answers: { kind: 'equipment' } };
    expect(grant('SD-NEW', of)).toMatchObject({ baseFen: 6_000_000, grantedFen: 4_800_000 });
  });

  it('is 2 % in Zhejiang', () => {
    const of = { premiumFen: 8_000_000, sumInsuredFen: 200_000_000, answers: { 'first-level': 'national' } };
    expect(grant('ZJ-FIRST', of)).toMatchObject({ baseFen: 4_000_000, ratePpm: 800_000, class: 'national' });
  });

  it('counts a sum insured in Shanxi up to three times the contract', () => {
    const of = { premiumFen: 3_000_000, sumInsuredFen: 120_000_000, answers: { kind: 'materials' } };
    const granted = grant('SX-MAT', { ...of, insurableValueFen: asFen(30_000_000) });
    expect(granted).toMatchObject({ baseFen: 2_250_000, grantedFen: 1_800_000 });
    expect(granted.limitedBy).toEqual(['rate-ceiling']);
  });
});

describe('caps of a class, a policy and a rate', () => {
  it('are 5,000,000.00 for equipment and 2,000,000.00 for materials in Shandong (SUB-3)', () => {
    const large = { premiumFen: 1_000_000_000, sumInsuredFen: 100_000_000_000 };
    expect(grant('SD-NEW', { ...large, answers: { kind: 'equipment' } }).grantedFen).toBe(500_000_000);
    expect(grant('SD-NEW', { ...large, answers: { kind: 'materials' } }).grantedFen).toBe(200_000_000);
    const half = { ...large, answers: { kind: 'materials' }, usedOfClassFen: asFen(150_000_000) };
    expect(grant('SD-NEW', half).grantedFen).toBe(50_000_000);
  });

  it('are 500,000.00 a policy for Shanghai’s trials', () => {
    expect(grant('SH-TRIAL', { premiumFen: 150_000_000 }).grantedFen).toBe(50_000_000);
    expect(grant('SH-TRIAL', { premiumFen: 60_000_000 }).grantedFen).toBe(30_000_000);
  });

  it('go with the band of the sum insured in Shijiazhuang', () => {
    const at = (sumInsuredFen: number) => grant('HE-SJZ', { premiumFen: 50_000_000, sumInsuredFen });
    expect(at(5_000_000_000)).toMatchObject({ ratePpm: 600_000, grantedFen: 10_000_000 });
    expect(at(5_000_000_001)).toMatchObject({ ratePpm: 500_000, grantedFen: 15_000_000 });
  });

  it('are 200,000.00 for a small firm in Beijing: 25 patents of 10,000.00 each (6.3)', () => {
    const sme = { unitClass: 'sme', premiumFen: 5_000_000 };
    expect(grant('BJ-IP', sme).grantedFen).toBe(5_000_000);
    expect(grant('BJ-IP', { ...sme, yearOfInsurance: 2 }).grantedFen).toBe(4_500_000);
    expect(grant('BJ-IP', { ...sme, premiumFen: 25_000_000 }).grantedFen).toBe(20_000_000);
    const champion = { unitClass: 'champion-product', premiumFen: 5_000_000 };
    expect(grant('BJ-IP', { ...champion, yearOfInsurance: 2 }).grantedFen).toBe(4_000_000);
  });
});

describe('other subsidies', () => {
  it('leave 8,000.00 of 10,000.00 where all together may be half of 40,000.00 (SUB-4, SUM_CAP)', () => {
    const granted = grant('FJ-old', { premiumFen: 4_000_000, otherFen: 1_200_000, productCode: 'rd-cost' });
    expect(granted).toMatchObject({ calculatedFen: 1_000_000, grantedFen: 800_000, otherFen: 1_200_000 });
    expect(granted.limitedBy).toEqual(['stacking']);
  });

  it('leave nothing where the scheme tolerates none (SUB-4, EXCLUSIVE)', () => {
    const of = { premiumFen: 4_000_000, productCode: 'rd-cost' };
    expect(grant('FJ-2024', of).grantedFen).toBe(2_000_000);
    expect(grant('FJ-2024', { ...of, otherFen: 1 }).grantedFen).toBe(0);
    expect(grant('GD-SZ-2017', { ...of, otherFen: 1 }).limitedBy).toEqual(['stacking']);
  });

  it('are topped up to the higher of the two, never added (SUB-4, BEST_ONE)', () => {
    const of = { premiumFen: 4_000_000 };
    expect(grant('SH-LOAN', { ...of, otherFen: 500_000 }).grantedFen).toBe(1_500_000);
    expect(grant('SH-LOAN', { ...of, otherFen: 2_000_000 }).grantedFen).toBe(0);
  });

  it('leave the rest of the premium where the scheme is free (SUB-4, FREE)', () => {
    expect(grant('SD-LKB', { premiumFen: 4_000_000, otherFen: 3_000_000 }).grantedFen).toBe(1_000_000);
  });
});

describe.each(builtInCatalogue.programmes.map((one) => [one.id, one] as const))('%s', (id, of) => {
  it('explains every step of 6.1 with rule and source, and ends in what it pays', () => {
    const unitClass = of.classes?.[0]?.unitClasses?.[0];
    const answer = of.classes?.[0]?.answer;
    const granted = grant(id, {
      premiumFen: 1_234_567,
      sumInsuredFen: 900_000_000,
      productCode: of.classes?.[0]?.products?.[0] ?? of.products[0] ?? '',
      ...(unitClass === undefined ? {} : { unitClass }),
      ...(answer === undefined ? {} : { answers: { [answer.question]: answer.is[0] ?? '' } }),
    });
    expect(granted.grantedFen).toBeGreaterThan(0);
    const lines = explainGrant(granted, of);
    expect(lines.length).toBeGreaterThanOrEqual(11);
    for (const line of lines) {
      expect(line.source).not.toBe('');
      expect(line.inputs).toBeDefined();
    }
    expect(lines.at(-1)).toMatchObject({ rule: 'MNY-4', fen: negateFen(granted.grantedFen) });
    const rate = lines.find((line) => line.rule === 'MNY-3');
    expect(rate?.source).toContain(of.figures.find((one) => one.path === 'rates')?.source);
  });
});
