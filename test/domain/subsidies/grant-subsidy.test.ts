import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFen, asFen, asPpm, ppmDown, subtractFen, sumFen } from '../../../shared/domain/money.ts';
import { netOfVat } from '../../../shared/domain/quoting/price-premium.ts';
import { type GrantInput, grantSubsidy } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import type { ProgrammeData } from '../../../shared/domain/subsidies/programme.ts';
import { seeded } from '../../support/seeded.ts';
import { firmA, programmeWith } from '../quoting/quote-fixtures.ts';

/** A programme of 70 % without any limit. */
const unlimited = { rates: [{ ppm: 700_000 }], firmYearCapFen: undefined, minSelfPayPpm: 0 } as const;

interface Case extends Partial<
  Omit<GrantInput, 'programme' | 'premium' | 'usedFen' | 'otherFen' | 'sumInsuredFen' | 'productCode'>
> {
  readonly terms?: Partial<ProgrammeData>;
  readonly premiumFen: number;
  readonly sumInsuredFen?: number;
  readonly usedFen?: number;
  readonly otherFen?: number;
}

function grant({ terms = {}, premiumFen, sumInsuredFen = 0, usedFen = 0, otherFen = 0, ...changes }: Case) {
  const grossFen = asFen(premiumFen);
  return grantSubsidy({
    programme: programmeWith({ ...unlimited, ...terms }),
    eligible: true,
    productCode: 'qinke-inclusive',
    premium: { grossFen, netOfVatFen: netOfVat(grossFen) },
    sumInsuredFen: asFen(sumInsuredFen),
    yearOfInsurance: 1,
    usedFen: asFen(usedFen),
    otherFen: asFen(otherFen),
    firmDivision: firmA.divisionCode,
    hasRoom: () => true,
    ...changes,
  });
}

describe('what is granted', () => {
  it('of 秦科普惠保: 800.00 of 1,000.00 (QTE-1)', () => {
    const terms = { rates: [{ ppm: 800_000 }], firmYearCapFen: 80_000, minSelfPayPpm: 200_000 };
    expect(grant({ terms, premiumFen: 100_000 })).toMatchObject({
      baseFen: 100_000,
      ratePpm: 800_000,
      calculatedFen: 80_000,
      grantedFen: 80_000,
      limitedBy: [],
      usedFen: 0,
    });
  });

  it('of 秦科研发保: 35,000.00 of 50,000.00 (QTE-2)', () => {
    expect(grant({ premiumFen: 5_000_000 }).grantedFen).toBe(3_500_000);
  });

  it('case 1: is rounded down, and split to the fen: 1,131.66 of 1,616.67 (MNY-3, MNY-4)', () => {
    const granted = grant({ premiumFen: 161_667 });
    expect(granted.grantedFen).toBe(113_166);
    expect(granted.levels.map((part) => part.fen)).toEqual([67_901, 33_949, 11_316]);
  });

  it('is a part of the premium without VAT where the programme says so: 22,641.51, not 24,000.00 (SUB-1)', () => {
    const terms = { rates: [{ ppm: 800_000 }] };
    const net = grant({ terms: { ...terms, base: 'net-of-vat' }, premiumFen: 3_000_000 });
    expect([net.baseFen, net.grantedFen]).toEqual([2_830_189, 2_264_151]);
    expect(grant({ terms, premiumFen: 3_000_000 }).grantedFen).toBe(2_400_000);
  });
});

describe('the rate ceiling', () => {
  const terms = { rates: [{ ppm: 800_000 }], rateCeilingPpm: 30_000 };

  it('cuts the subsidised premium to 3 % of the sum insured: 48,000.00 of 80,000.00 (SUB-2)', () => {
    const granted = grant({ terms, premiumFen: 8_000_000, sumInsuredFen: 200_000_000 });
    expect([granted.baseFen, granted.grantedFen]).toEqual([6_000_000, 4_800_000]);
    expect(granted.limitedBy).toEqual(['rate-ceiling']);
  });

  it('leaves a premium at the ceiling alone', () => {
    const granted = grant({ terms, premiumFen: 6_000_000, sumInsuredFen: 200_000_000 });
    expect(granted).toMatchObject({ baseFen: 6_000_000, grantedFen: 4_800_000, limitedBy: [] });
  });
});

describe('the firm-year cap', () => {
  const terms = { rates: [{ ppm: 500_000 }], firmYearCapFen: 30_000_000 };

  it('cuts the last grant to what is left: 15,000.00 of 21,000.00, the firm pays 27,000.00 (SUB-3, case 2)', () => {
    const granted = grant({ terms, premiumFen: 4_200_000, usedFen: 28_500_000 });
    expect(granted).toMatchObject({
      calculatedFen: 2_100_000,
      grantedFen: 1_500_000,
      limitedBy: ['firm-year-cap'],
      usedFen: 28_500_000,
    });
    expect(4_200_000 - granted.grantedFen).toBe(2_700_000);
  });

  it('grants the whole at exactly the cap, and nothing once it is used up', () => {
    expect(grant({ terms, premiumFen: 4_200_000, usedFen: 27_900_000 })).toMatchObject({
      grantedFen: 2_100_000,
      limitedBy: [],
    });
    expect(grant({ terms, premiumFen: 4_200_000, usedFen: 30_000_000 })).toMatchObject({
      grantedFen: 0,
      levels: [],
      limitedBy: ['firm-year-cap'],
    });
  });
});

describe('other subsidies', () => {
  it('and this one together never exceed the premium (SUB-4)', () => {
    const granted = grant({ premiumFen: 100_000, otherFen: 40_000 });
    expect(granted).toMatchObject({ calculatedFen: 70_000, grantedFen: 60_000, limitedBy: ['stacking'] });
  });

  it('that leave room for it, or pay everything', () => {
    expect(grant({ premiumFen: 100_000, otherFen: 30_000 }).limitedBy).toEqual([]);
    expect(grant({ premiumFen: 100_000, otherFen: 150_000 }).grantedFen).toBe(0);
  });
});

describe('the year of insurance', () => {
  const terms = {
    rates: [
      { yearOfInsurance: 1, ppm: 500_000 },
      { yearOfInsurance: 2, andLater: true, ppm: 300_000 },
    ],
  } as const;

  it.each([
    [1, 3_000_000],
    [2, 1_800_000],
    [3, 1_800_000],
  ])(
    '%i of 60,000.00 grants %i: the last rate holds for all later years (SUB-6)',
    (yearOfInsurance, expected) => {
      expect(grant({ terms, premiumFen: 6_000_000, yearOfInsurance }).grantedFen).toBe(expected);
    },
  );
});

describe('the minimum self-pay', () => {
  const terms = { rates: [{ ppm: 800_000 }], minSelfPayPpm: 200_000 };

  it('of 20 % does not cut 80 %: 98.76 of 123.45, the firm pays exactly 24.69 (SUB-20)', () => {
    expect(grant({ terms, premiumFen: 12_345 })).toMatchObject({ grantedFen: 9_876, limitedBy: [] });
  });

  it('cuts a higher rate, rounded in the firm’s disfavour', () => {
    const higher = { ...terms, rates: [{ ppm: 900_000 }] };
    expect(grant({ terms: higher, premiumFen: 12_346 })).toMatchObject({
      grantedFen: 9_876,
      limitedBy: ['min-self-pay'],
    });
  });
});

describe('the floor', () => {
  const terms = { rates: [{ ppm: 800_000 }], deMinimisFen: 10_000 };

  it('of 100.00 drops a grant of 98.76 (SUB-12)', () => {
    const granted = grant({ terms, premiumFen: 12_345 });
    expect(granted).toMatchObject({
      calculatedFen: 9_876,
      grantedFen: 0,
      levels: [],
      limitedBy: ['de-minimis'],
    });
  });

  it('keeps a grant of exactly the floor', () => {
    expect(grant({ terms, premiumFen: 12_500 })).toMatchObject({ grantedFen: 10_000, limitedBy: [] });
  });
});

describe('the budget', () => {
  it('that lacks a fen grants nothing at all (SUB-9)', () => {
    const granted = grant({ premiumFen: 100_000, hasRoom: () => false });
    expect(granted).toMatchObject({
      calculatedFen: 70_000,
      grantedFen: 0,
      levels: [],
      limitedBy: ['budget'],
    });
  });

  it('is asked for the parts of the levels', () => {
    const asked: number[] = [];
    grant({
      premiumFen: 161_667,
      hasRoom: (parts) => asked.push(...parts.map((part) => part.fen)) > 0,
    });
    expect(asked).toEqual([67_901, 33_949, 11_316]);
  });
});

describe('a firm that is not eligible', () => {
  it('is granted nothing, for that reason alone, and sees what it would have been', () => {
    const terms = { rates: [{ ppm: 800_000 }], firmYearCapFen: 50_000, minSelfPayPpm: 400_000 };
    const granted = grant({ terms, premiumFen: 100_000, eligible: false, hasRoom: () => false });
    expect(granted).toMatchObject({
      calculatedFen: 80_000,
      grantedFen: 0,
      levels: [],
      limitedBy: ['not-eligible'],
    });
  });
});

describe('the order of calculation (6.1)', () => {
  it('puts the ceiling before the rate: capping the subsidy instead would give 60,000.00', () => {
    const terms = { rates: [{ ppm: 800_000 }], rateCeilingPpm: 30_000 };
    const granted = grant({ terms, premiumFen: 8_000_000, sumInsuredFen: 200_000_000 }).grantedFen;
    const rateFirst = Math.min(6_400_000, 6_000_000);
    expect(granted).toBe(4_800_000);
    expect(granted).not.toBe(rateFirst);
  });

  it('puts the cap before the floor: a remainder below the floor is dropped', () => {
    const terms = { rates: [{ ppm: 500_000 }], firmYearCapFen: 30_000, deMinimisFen: 10_000 };
    expect(grant({ terms, premiumFen: 100_000, usedFen: 25_000 })).toMatchObject({
      grantedFen: 0,
      limitedBy: ['firm-year-cap', 'de-minimis'],
    });
  });

  it('puts the cap before the budget: what is cut may fit where the whole does not', () => {
    const terms = { rates: [{ ppm: 500_000 }], firmYearCapFen: 30_000 };
    const left = asFen(20_000);
    const granted = grant({
      terms,
      premiumFen: 100_000,
      usedFen: 15_000,
      hasRoom: (parts) => sumFen(parts.map((part) => part.fen)) <= left,
    });
    expect(granted).toMatchObject({ grantedFen: 15_000, limitedBy: ['firm-year-cap'] });
  });

  it('puts the other subsidies before the cap, and names both', () => {
    const terms = { rates: [{ ppm: 800_000 }], firmYearCapFen: 50_000 };
    expect(grant({ terms, premiumFen: 100_000, otherFen: 40_000 }).limitedBy).toEqual([
      'stacking',
      'firm-year-cap',
    ]);
  });

  it('splits last: levels are parts of what is granted, not of what is calculated', () => {
    const terms = { rates: [{ ppm: 500_000 }], firmYearCapFen: 30_000_000 };
    const { levels } = grant({ terms, premiumFen: 4_200_000, usedFen: 28_500_000 });
    expect(levels.map((part) => part.fen)).toEqual([900_000, 450_000, 150_000]);
  });
});

describe('any grant', () => {
  const cases = fc.record({
    premiumFen: fc.integer({ min: 1, max: 1_000_000_000 }),
    ratePpm: fc.nat(1_000_000),
    capFen: fc.nat(1_000_000_000),
    usedFen: fc.nat(1_000_000_000),
    otherFen: fc.nat(1_000_000_000),
    minSelfPayPpm: fc.nat(1_000_000),
    deMinimisFen: fc.nat(100_000),
    sumInsuredFen: fc.nat(1_000_000_000),
    rateCeilingPpm: fc.option(fc.nat(1_000_000), { nil: undefined }),
    base: fc.constantFrom('gross' as const, 'net-of-vat' as const),
    roomFen: fc.nat(1_000_000_000),
    eligible: fc.boolean(),
  });

  it('lies between nothing and base × rate, below every limit, and adds up (invariants 1 to 4)', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const premium = asFen(one.premiumFen);
        const given = grant({
          terms: {
            rates: [{ ppm: one.ratePpm }],
            firmYearCapFen: one.capFen,
            minSelfPayPpm: one.minSelfPayPpm,
            deMinimisFen: one.deMinimisFen,
            rateCeilingPpm: one.rateCeilingPpm,
            base: one.base,
          },
          premiumFen: one.premiumFen,
          sumInsuredFen: one.sumInsuredFen,
          usedFen: one.usedFen,
          otherFen: one.otherFen,
          eligible: one.eligible,
          hasRoom: (parts) => sumFen(parts.map((part) => part.fen)) <= one.roomFen,
        });
        const { grantedFen, levels } = given;
        const firmShare = subtractFen(premium, grantedFen);
        expect(addFen(firmShare, ...levels.map((part) => part.fen))).toBe(premium);
        expect(grantedFen).toBeGreaterThanOrEqual(0);
        expect(grantedFen).toBeLessThanOrEqual(ppmDown(given.baseFen, asPpm(one.ratePpm)));
        expect(grantedFen).toBeLessThanOrEqual(Math.max(0, one.premiumFen - one.otherFen));
        expect(grantedFen).toBeLessThanOrEqual(Math.max(0, one.capFen - one.usedFen));
        expect(grantedFen).toBeLessThanOrEqual(one.roomFen);
        expect(firmShare * 1_000_000).toBeGreaterThanOrEqual(one.premiumFen * one.minSelfPayPpm);
        expect(grantedFen === 0 || grantedFen >= one.deMinimisFen).toBe(true);
        expect(grantedFen === 0 || one.eligible).toBe(true);
        expect(grantedFen < given.calculatedFen).toBe(
          given.limitedBy.some((word) => word !== 'rate-ceiling') && given.calculatedFen > 0,
        );
      }),
      seeded,
    );
  });
});
