import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { checkProgramme } from '../../../shared/domain/catalogue/check-programme.ts';
import { day } from '../../../shared/domain/dates.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { BrokenInvariant } from '../../../shared/domain/result.ts';
import { snQkbPh } from '../../../shared/domain/subsidies/data/sn-qkb.ts';
import { coversDivision, isOpenOn, programme } from '../../../shared/domain/subsidies/programme.ts';

const today = day.parse('2026-01-05');
const xian = divisionCode.parse('610113');

describe.each(builtInCatalogue.programmes.map((one) => [one.id, one] as const))('%s', (_, of) => {
  it('has nothing that the check finds fault with: sources, levels, classes, rates, versions', () => {
    expect(checkProgramme(of, builtInCatalogue)).toEqual([]);
    expect(programme.parse(of)).toEqual(of);
  });
});

describe('the programmes of 秦科保', () => {
  it.each(['SN-QKB-PH', 'SN-QKB-YF'])(
    '%s is 60/30/10 by direct deduction, for firms of Shaanxi with any of four statuses (rulebook 4.1, SUB-7)',
    (id) => {
      expect(builtInCatalogue.programmeOn(id, today)).toMatchObject({
        mode: 'direct-deduct',
        base: 'gross',
        divisionPrefix: '61',
        levels: [
          { level: 'province', sharePpm: 600_000 },
          { level: 'city', sharePpm: 300_000 },
          { level: 'county', sharePpm: 100_000 },
        ],
        eligibility: { anyStatusOf: ['hnte', 'tech-sme', 'srdi', 'little-giant'] },
        deMinimisFen: 0,
        noticeWorkingDays: 5,
      });
    },
  );

  it('pay 80 % of 秦科普惠保, at most 800.00 a firm and year, and leave the firm at least 20 %', () => {
    expect(builtInCatalogue.programmeOn('SN-QKB-PH', today)).toMatchObject({
      rates: [{ ppm: 800_000 }],
      firmYearCapFen: 80_000,
      minSelfPayPpm: 200_000,
      products: ['qinke-inclusive'],
    });
  });

  it('pay 70 % of 秦科研发保, at most 300,000.00 a firm and year', () => {
    expect(builtInCatalogue.programmeOn('SN-QKB-YF', today)).toMatchObject({
      rates: [{ ppm: 700_000 }],
      firmYearCapFen: 30_000_000,
      minSelfPayPpm: 0,
      products: ['qinke-rd'],
    });
  });
});

describe('the schemes of rulebook 6.2', () => {
  it('are all there but those whose figures are cut off', () => {
    expect(builtInCatalogue.programmes.map((one) => one.id)).toEqual([
      'SN-QKB-PH',
      'SN-QKB-YF',
      'SD-LKB',
      'SD-2018',
      'SD-NEW',
      'FJ-2024',
      'FJ-old',
      'AH-HF-2023',
      'AH-TL',
      'JS-SZ-2020',
      'GD-SZ-2017',
      'BJ-IP',
      'BJ-HD',
      'BJ-FIRST',
      'SH-LOAN',
      'SH-TRIAL',
      'HE-SJZ',
      'ZJ-XS',
      'ZJ-FIRST',
      'GS-BY',
      'SX-MAT',
      'NAT-FIRST',
    ]);
  });

  it.each(['SD-2018', 'FJ-old', 'SH-TRIAL', 'AH-HF-2023', 'BJ-IP'])('%s is closed today', (id) => {
    const closed = builtInCatalogue.usedProgramme(id, 1);
    expect(isOpenOn(closed, today)).toBe(false);
    expect(closed.validTo).toBeDefined();
  });

  it('do not reach a division that has a scheme of its own: Fujian without its separately planned city', () => {
    const fujian = builtInCatalogue.usedProgramme('FJ-2024', 1);
    expect(coversDivision(fujian, '350102')).toBe(true);
    expect(coversDivision(fujian, '350203')).toBe(false);
    expect(coversDivision(fujian, '330109')).toBe(false);
    expect(coversDivision(builtInCatalogue.usedProgramme('NAT-FIRST', 1), '610113')).toBe(true);
  });
});

describe('a programme comes into question', () => {
  it('when it lists the product, covers the division and is open', () => {
    expect(builtInCatalogue.programmesFor('qinke-inclusive', xian, today).map((one) => one.id)).toEqual([
      'SN-QKB-PH',
    ]);
    expect(builtInCatalogue.programmesFor('qinke-rd', xian, today).map((one) => one.id)).toEqual([
      'SN-QKB-YF',
    ]);
    expect(builtInCatalogue.programmesFor('pilot-trial', xian, today)).toEqual([]);
  });

  it('not for a firm of another province', () => {
    expect(builtInCatalogue.programmesFor('qinke-inclusive', divisionCode.parse('420106'), today)).toEqual(
      [],
    );
  });

  it('not before its first day', () => {
    expect(builtInCatalogue.programmesFor('qinke-inclusive', xian, day.parse('2025-12-31'))).toHaveLength(1);
    expect(builtInCatalogue.programmesFor('qinke-inclusive', xian, day.parse('2025-12-30'))).toEqual([]);
  });

  it('not after its last day, which it includes (TIM-5)', () => {
    const closing = programme.parse({ ...snQkbPh, validTo: '2028-12-31' });
    expect(isOpenOn(closing, day.parse('2028-12-31'))).toBe(true);
    expect(isOpenOn(closing, day.parse('2029-01-01'))).toBe(false);
  });
});

describe('a programme version', () => {
  it('that a quote used is found again', () => {
    expect(builtInCatalogue.usedProgramme('SN-QKB-PH', 1)).toBe(
      builtInCatalogue.programmeOn('SN-QKB-PH', today),
    );
    expect(() => builtInCatalogue.usedProgramme('SN-QKB-PH', 2)).toThrow(BrokenInvariant);
    expect(builtInCatalogue.programmeOn('XX-NONE', today)).toBeUndefined();
  });

  it('whose level shares do not add up is refused', () => {
    const levels = [{ level: 'province', sharePpm: 999_999 }] as const;
    expect(programme.safeParse({ ...snQkbPh, levels }).success).toBe(false);
  });
});
