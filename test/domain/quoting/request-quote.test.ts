import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMillis } from '../../../shared/domain/dates.ts';
import { newStanding } from '../../../shared/domain/firms/standing.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { quote, statusOfQuote } from '../../../shared/domain/quoting/quote.ts';
import { quoteFor, requestOf } from '../../../shared/domain/quoting/request-quote.ts';
import { seeded } from '../../support/seeded.ts';
import {
  at,
  budgetOf,
  factsFor,
  firmA,
  identity,
  innovative,
  now,
  plenty,
  programmeWith,
  quoted,
  requestFor,
  researchRequest,
  row,
} from './quote-fixtures.ts';

const withGrants = (programmeId: string, fen: number, year = 2026) => ({
  ...newStanding(firmA.uscc),
  granted: [{ programmeId, year, fen: asFen(fen) }],
});

describe('a quote of 秦科普惠保', () => {
  it('is 1,000.00: 800.00 by the budget at 60/30/10, 200.00 by the firm (QTE-1)', () => {
    const of = quoted();
    expect(of).toMatchObject({
      status: 'quoted',
      period: { start: '2026-01-10', end: '2027-01-10' },
      premium: { grossFen: 100_000, netOfVatFen: 94_340, vatFen: 5_660 },
      subsidy: { totalFen: 80_000 },
      firmPaysFen: 20_000,
      firmNetFen: 20_000,
    });
    expect(of.subsidy.programmes).toMatchObject([
      { programmeId: 'SN-QKB-PH', mode: 'direct-deduct', ratePpm: 800_000, limitedBy: [] },
    ]);
    expect(of.subsidy.programmes[0]?.levels).toEqual([
      { level: 'province', payer: '610000', fen: 48_000 },
      { level: 'city', payer: '610100', fen: 24_000 },
      { level: 'county', payer: '610113', fen: 8_000 },
    ]);
  });

  it('keeps what it was made from, and is the same when made again', () => {
    const of = quoted(
      requestFor({ answers: { q1: 'no' }, otherSubsidies: [{ name: '区级补贴', fen: 100 }] }),
    );
    expect(quote.parse(of)).toEqual(of);
    expect(quoteFor(requestOf(of), factsFor('qinke-inclusive'), identity)).toEqual(of);
  });
});

describe('a quote of 秦科研发保', () => {
  it('is 50,000.00 on 1,000,000.00: 35,000.00 and 15,000.00 (QTE-2)', () => {
    expect(quoted(researchRequest())).toMatchObject({
      status: 'quoted',
      premium: { grossFen: 5_000_000, lines: [{ cover: 'rd-failure', ratePpm: 50_000 }] },
      subsidy: { totalFen: 3_500_000 },
      firmPaysFen: 1_500_000,
    });
  });

  it('shows the cut by the firm-year cap before binding (SUB-3, case 2)', () => {
    const capped = programmeWith({
      id: 'SN-QKB-YF',
      products: ['qinke-rd'],
      rates: [{ ppm: 500_000 }],
      firmYearCapFen: 30_000_000,
      minSelfPayPpm: 0,
    });
    const of = quoted(researchRequest(84_000_000), {
      programmes: [capped],
      standing: withGrants('SN-QKB-YF', 28_500_000),
    });
    expect(of).toMatchObject({ premium: { grossFen: 4_200_000 }, firmPaysFen: 2_700_000 });
    expect(of.subsidy.programmes).toMatchObject([{ grantedFen: 1_500_000, limitedBy: ['firm-year-cap'] }]);
  });

  it('counts the cap in the year in which cover starts', () => {
    const of = quoted(researchRequest(), { standing: withGrants('SN-QKB-YF', 30_000_000, 2025) });
    expect(of.subsidy.totalFen).toBe(3_500_000);
  });
});

describe('the year of insurance', () => {
  const twoRates = programmeWith({
    rates: [
      { yearOfInsurance: 1, ppm: 500_000 },
      { yearOfInsurance: 2, andLater: true, ppm: 300_000 },
    ],
    minSelfPayPpm: 0,
  });

  it.each([
    ['first', [], 50_000],
    ['second', [2025], 30_000],
    ['second after a gap (case 48)', [2024], 30_000],
    ['third', [2024, 2025], 30_000],
  ])('is the %s', (_, years, granted) => {
    const standing = {
      ...newStanding(firmA.uscc),
      granted: years.map((year) => ({ programmeId: 'SN-QKB-PH', year, fen: asFen(50_000) })),
    };
    expect(quoted(requestFor(), { programmes: [twoRates], standing }).subsidy.totalFen).toBe(granted);
  });

  it('does not count a year whose grant was taken back whole (SUB-6)', () => {
    const standing = withGrants('SN-QKB-PH', 0, 2025);
    expect(quoted(requestFor(), { programmes: [twoRates], standing }).subsidy.totalFen).toBe(50_000);
  });
});

describe('the full price', () => {
  const fullPrice = { subsidy: { totalFen: 0 }, firmPaysFen: 100_000, firmNetFen: 100_000, status: 'quoted' };

  it('is quoted to a firm that is not eligible, with the fact behind it', () => {
    const of = quoted(requestFor(), { rows: [] });
    expect(of).toMatchObject(fullPrice);
    expect(of.subsidy.programmes[0]?.limitedBy).toEqual(['not-eligible']);
    expect(of.eligibility).toContainEqual(expect.objectContaining({ rule: 'ELG-2', met: false }));
  });

  it('is quoted where the budget lacks a fen of the whole, and no part is granted (SUB-9)', () => {
    const short = budgetOf('SN-QKB-PH', { ...plenty, county: 7_999 });
    const of = quoted(requestFor(), { budgets: new Map([['SN-QKB-PH', short]]) });
    expect(of).toMatchObject(fullPrice);
    expect(of.subsidy.programmes[0]).toMatchObject({ grantedFen: 0, limitedBy: ['budget'] });
  });

  it('is quoted where nobody has approved a budget, and where no programme is wanted', () => {
    expect(quoted(requestFor(), { budgets: new Map() })).toMatchObject(fullPrice);
    expect(quoted(requestFor({ programmeIds: [] }), { programmes: [] })).toMatchObject(fullPrice);
  });

  it('is quoted to a firm whose cap is used up', () => {
    const of = quoted(requestFor(), { standing: withGrants('SN-QKB-PH', 80_000) });
    expect(of).toMatchObject(fullPrice);
    expect(of.subsidy.programmes[0]?.limitedBy).toEqual(['firm-year-cap']);
  });
});

describe('several programmes', () => {
  const first = programmeWith({ rates: [{ ppm: 600_000 }], minSelfPayPpm: 0 });
  const second = programmeWith({ id: 'SN-OTHER', rates: [{ ppm: 700_000 }], minSelfPayPpm: 0 });
  const budgets = new Map(['SN-QKB-PH', 'SN-OTHER'].map((id) => [id, budgetOf(id, plenty)]));

  it('together never exceed the premium (SUB-4)', () => {
    const of = quoted(requestFor(), { programmes: [first, second], budgets });
    expect(of.subsidy.programmes.map((one) => one.grantedFen)).toEqual([60_000, 40_000]);
    expect(of.subsidy.programmes[1]?.limitedBy).toContain('stacking');
    expect(of).toMatchObject({ subsidy: { totalFen: 100_000 }, firmPaysFen: 0 });
  });

  it('and what the firm gets elsewhere never exceed the premium either', () => {
    const otherSubsidies = [{ name: '区级补贴', fen: 45_000 }];
    const of = quoted(requestFor({ otherSubsidies }), { programmes: [first, second], budgets });
    expect(of.subsidy.programmes.map((one) => one.grantedFen)).toEqual([55_000, 0]);
  });

  it('that reimburse later leave the whole premium to be paid now (SUB-8)', () => {
    const later = programmeWith({ rates: [{ ppm: 800_000 }], mode: 'pay-then-reimburse' });
    expect(quoted(requestFor(), { programmes: [later] })).toMatchObject({
      firmPaysFen: 100_000,
      firmNetFen: 20_000,
      subsidy: { totalFen: 80_000 },
    });
  });
});

describe('a referral', () => {
  const low = [row(), { ...innovative, score: 69 }];

  it.each([
    [100_000_000, low, 'quoted'],
    [100_000_100, low, 'referred'],
    [100_000_100, [row(), innovative], 'quoted'],
    [300_000_000, [row()], 'referred'],
    [300_000_000, [row(), innovative], 'quoted'],
  ] as const)('of a sum of %i with these scores: %#', (sum, rows, status) => {
    const of = quoted(researchRequest(sum, 1_000_000_000), { rows });
    expect(of.status).toBe(status);
    expect(of.referredFor !== undefined).toBe(status === 'referred');
  });

  it('never changes the rate of the subsidy (ELG-9)', () => {
    const [weak, strong] = [low, [row(), innovative]].map((rows) => quoted(researchRequest(), { rows }));
    expect(weak?.subsidy).toEqual(strong?.subsidy);
  });
});

describe('the life of a quote', () => {
  it('is 30 days, at most to the start of cover', () => {
    expect(quoted(requestFor({ start: '2026-03-01' })).expiresAt).toBe('2026-02-04T01:00:00.000Z');
    expect(quoted(requestFor({ start: '2026-01-10' })).expiresAt).toBe('2026-01-09T16:00:00.000Z');
  });

  it('ends at its last instant, and a bound or declined quote does not expire', () => {
    const of = quoted();
    expect(statusOfQuote(of, addMillis(of.expiresAt, -1), false)).toBe('quoted');
    expect(statusOfQuote(of, of.expiresAt, false)).toBe('expired');
    expect(statusOfQuote(of, of.expiresAt, true)).toBe('bound');
    expect(statusOfQuote({ ...of, status: 'declined' }, of.expiresAt, false)).toBe('declined');
    expect(statusOfQuote({ ...of, status: 'referred' }, of.expiresAt, false)).toBe('expired');
  });
});

describe('eligibility', () => {
  it('is what registries say on the day of the quote', () => {
    const techSme = row({ kind: 'tech-sme', validFrom: '2026-01-01', validTo: '2026-12-31' });
    const request = requestFor({ start: '2027-01-20' });
    const lastDay = { rows: [techSme], now: at('2026-12-31T15:59:59.999Z') };
    const nextDay = { rows: [techSme], now: at('2026-12-31T16:00:00.000Z') };
    const budgets = new Map([['SN-QKB-PH', budgetOf('SN-QKB-PH', plenty, 2027)]]);
    expect(quoted(request, { ...lastDay, budgets }).subsidy.totalFen).toBe(80_000);
    expect(quoted(request, { ...nextDay, budgets }).subsidy.totalFen).toBe(0);
  });
});

describe('any quote', () => {
  const rates = fc.array(fc.nat(1_000_000), { minLength: 0, maxLength: 4 });
  const sums = fc.integer({ min: 10_000_000, max: 300_000_000 });

  it('adds up: what the firm bears and every level’s part are the premium (invariant 1)', () => {
    fc.assert(
      fc.property(sums, rates, fc.nat(20_000_000), (sum, ppms, capFen) => {
        const programmes = ppms.map((ppm, index) =>
          programmeWith({
            id: `SN-P${index}`,
            rates: [{ ppm: ppm }],
            firmYearCapFen: capFen,
            minSelfPayPpm: 0,
          }),
        );
        const budgets = new Map(programmes.map((one) => [one.id, budgetOf(one.id, plenty)]));
        const of = quoted(researchRequest(sum, 1_000_000_000), { programmes, budgets });
        const parts = of.subsidy.programmes.flatMap((one) => one.levels.map((level) => level.fen));
        expect(parts.reduce<number>((total, part) => total + part, of.firmNetFen)).toBe(of.premium.grossFen);
        expect(of.firmPaysFen).toBe(of.firmNetFen);
        expect(of.firmNetFen).toBeGreaterThanOrEqual(0);
        expect(of.subsidy.programmes.every((one) => one.grantedFen <= capFen)).toBe(true);
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  it('knows its own moment', () => {
    expect(quoted().createdAt).toBe(now);
  });
});
