import * as fc from 'fast-check';
import type * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../shared/domain/dates.ts';
import { divisionCode, policyNo, uscc } from '../../../shared/domain/ids.ts';
import { addFen, asFen, type Fen, sumFen, zeroFen } from '../../../shared/domain/money.ts';
import { netOfVat } from '../../../shared/domain/quoting/price-premium.ts';
import type { BookedGrant } from '../../../shared/domain/simulation/booked-grants.ts';
import { runOutDay } from '../../../shared/domain/simulation/outcome-totals.ts';
import { simulateProgramme } from '../../../shared/domain/simulation/simulate-programme.ts';
import { changedProgramme, programmeChange } from '../../../shared/domain/simulation/simulation.ts';
import type { Budget } from '../../../shared/domain/subsidies/budget.ts';
import { grantSubsidy } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { fiscalLevels, type Programme } from '../../../shared/domain/subsidies/programme.ts';
import { testFirm } from '../../support/journeys.ts';
import { seeded } from '../../support/seeded.ts';
import { programmeWith } from '../quoting/quote-fixtures.ts';

const terms = { rates: [{ ppm: 700_000 }], firmYearCapFen: 300_000, minSelfPayPpm: 200_000 };
const programme = programmeWith(terms);
const asOf = day.parse('2026-06-30');
const firms = [1, 2, 3, 4].map((serial) => uscc.parse(testFirm(serial).org));
const places = ['610113', '610100', '610000'].map((code) => divisionCode.parse(code));

type Change = z.input<typeof programmeChange>;

interface Sale {
  readonly firm: number;
  readonly place: number;
  readonly premiumFen: number;
  readonly returnedPpm: number;
}

const sales = fc.array(
  fc.record({
    firm: fc.nat(3),
    place: fc.nat(2),
    premiumFen: fc.integer({ min: 1, max: 400_000 }),
    returnedPpm: fc.constantFrom(0, 0, 300_000, 1_000_000),
  }),
  { maxLength: 14 },
);

/** Sold one after another by the domain's own grants, as the books would hold them. */
function sold(list: readonly Sale[], by: Programme, room: (granted: Fen) => boolean = () => true) {
  const used = new Map<number, Fen>();
  return list.map(({ firm, place, premiumFen, returnedPpm }, index): BookedGrant => {
    const grossFen = asFen(premiumFen);
    const usedFen = used.get(firm) ?? zeroFen;
    const grant = grantSubsidy({
      programme: by,
      eligible: true,
      productCode: 'qinke-inclusive',
      premium: { grossFen, netOfVatFen: netOfVat(grossFen) },
      sumInsuredFen: asFen(10_000_000),
      yearOfInsurance: 1,
      usedFen,
      otherFen: zeroFen,
      firmDivision: places[place]!,
      hasRoom: (parts) => room(sumFen(parts.map((part) => part.fen))),
    });
    used.set(firm, addFen(usedFen, grant.grantedFen));
    return {
      policyNo: policyNo.parse(`KB2026${String(index).padStart(10, '0')}${checkOf(index)}`),
      endorsementNo: '',
      uscc: firms[firm]!,
      divisionCode: places[place]!,
      bookedOn: addDays(day.parse('2026-01-05'), index),
      version: by.version,
      insured: { productCode: 'qinke-inclusive' },
      grossFen,
      netOfVatFen: netOfVat(grossFen),
      sumInsuredFen: asFen(10_000_000),
      insurableValueFen: undefined,
      otherFen: zeroFen,
      terms: { eligible: true, yearOfInsurance: 1, usedFen },
      grantedFen: grant.grantedFen,
      levels: grant.levels,
      lackedMoney: grant.limitedBy.includes('budget'),
      returned: grant.levels.map((part) => ({
        ...part,
        fen: asFen(Number((BigInt(part.fen) * BigInt(returnedPpm)) / 1_000_000n)),
      })),
    };
  });
}

/** What of some parts a level pays. */
function partOf(parts: BookedGrant['levels'], level: string): number {
  return parts.filter((part) => part.level === level).reduce((sum, part) => sum + part.fen, 0);
}

function checkOf(index: number): string {
  const body = `KB2026${String(index).padStart(10, '0')}`;
  return (
    '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('').find((check) => policyNo.safeParse(body + check).success) ??
    ''
  );
}

function simulated(grants: readonly BookedGrant[], change: Change, budget?: Budget) {
  const after = changedProgramme(programme, programmeChange.parse(change));
  if (!after.success) throw new Error('no such programme');
  const versions = new Map([[programme.version, { before: programme, after: after.data }]]);
  return simulateProgramme(grants, { programmeId: programme.id, year: 2026, versions, budget, asOf });
}

function budgetOf(fen: number): Budget {
  const empty = {
    availableFen: zeroFen,
    reservedFen: zeroFen,
    accruedFen: zeroFen,
    paidFen: zeroFen,
    settledFen: zeroFen,
    clawedBackFen: zeroFen,
    lapsedFen: zeroFen,
  };
  const envelopes = Object.fromEntries(
    programme.levels.map(({ level }) => [level, { ...empty, level, approvedFen: asFen(fen) }]),
  );
  return { programmeId: programme.id, year: 2026, envelopes, revision: 0 };
}

describe('a simulation', () => {
  it('reproduces the books to the fen when nothing is changed, budgets without room among them', () => {
    fc.assert(
      fc.property(sales, fc.integer({ min: 0, max: 1_500_000 }), (list, room) => {
        const grants = sold(list, programme, (granted) => granted <= room);
        const { today, changed, gains, loses, differenceFen } = simulated(grants, {}, budgetOf(9_000_000));
        expect(changed).toEqual({ ...today, short: changed.short });
        expect([gains.firms, loses.firms, differenceFen]).toEqual([0, 0, 0]);
        expect(today.grantedFen).toBe(grants.reduce((sum, grant) => sum + grant.grantedFen, 0));
        for (const { level, costFen } of today.levels) {
          const booked = grants.map((grant) => partOf(grant.levels, level) - partOf(grant.returned, level));
          expect(costFen).toBe(booked.reduce((sum, fen) => sum + fen, 0));
        }
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  it.each<[string, Change]>([
    ['rate', { rates: [{ ppm: 500_000 }] }],
    ['higher rate', { rates: [{ ppm: 790_000 }] }],
    ['cap of a firm’s year', { firmYearCapFen: 150_000 }],
    ['higher cap', { firmYearCapFen: 900_000 }],
    ['floor', { deMinimisFen: 40_000 }],
    ['least the firm pays', { minSelfPayPpm: 450_000 }],
    ['base', { base: 'net-of-vat' }],
    ['cap of a policy', { policyCapFen: 90_000 }],
    [
      'levels',
      {
        levels: [
          { level: 'province', sharePpm: 250_000 },
          { level: 'city', sharePpm: 750_000 },
        ],
      },
    ],
  ])('comes to what would have been sold under another %s', (_, change) => {
    fc.assert(
      fc.property(sales, (list) => {
        const after = changedProgramme(programme, programmeChange.parse(change));
        if (!after.success) throw new Error('no such programme');
        const asSold = sold(list, after.data);
        const { changed } = simulated(sold(list, programme), change);
        expect(changed.grantedFen).toBe(asSold.reduce((sum, grant) => sum + grant.grantedFen, 0));
        for (const level of fiscalLevels) {
          const granted = asSold.reduce((sum, grant) => sum + partOf(grant.levels, level), 0);
          const without = list.every((sale) => sale.returnedPpm === 0);
          const shown = changed.levels.find((one) => one.level === level)?.costFen ?? 0;
          if (without) expect(shown).toBe(granted);
        }
      }),
      { ...seeded, numRuns: 150 },
    );
  });

  it('says who gains, who loses and by how much', () => {
    const grants = sold(
      [
        { firm: 0, place: 0, premiumFen: 100_000, returnedPpm: 0 },
        { firm: 1, place: 0, premiumFen: 400_000, returnedPpm: 0 },
        { firm: 1, place: 0, premiumFen: 400_000, returnedPpm: 0 },
      ],
      programme,
    );
    const { gains, loses, today, changed } = simulated(grants, {
      rates: [{ ppm: 600_000 }],
      firmYearCapFen: 500_000,
    });
    expect([today.grantedFen, changed.grantedFen]).toEqual([370_000, 540_000]);
    expect(gains).toEqual({
      firms: 1,
      fen: 180_000,
      most: [{ uscc: firms[1], todayFen: 300_000, changedFen: 480_000 }],
    });
    expect(loses).toEqual({
      firms: 1,
      fen: 10_000,
      most: [{ uscc: firms[0], todayFen: 70_000, changedFen: 60_000 }],
    });
  });

  it('grants nothing beyond the money of any level, and says on which day it ended (SUB-9)', () => {
    const list = [0, 1, 2, 3].map((firm) => ({ firm, place: 0, premiumFen: 100_000, returnedPpm: 0 }));
    const { today, changed } = simulated(
      sold(list, programme),
      { rates: [{ ppm: 800_000 }] },
      budgetOf(150_000),
    );
    expect(today.short).toEqual({ grants: 0, fen: 0 });
    expect(changed.short).toEqual({ grants: 1, fen: 48_000 });
    expect(changed.policies).toBe(3);
    expect(changed.levels.find(({ level }) => level === 'province')?.endsOn).toBe('2026-01-08');
  });

  it('gives what a cheaper programme saves to whom the books had no money for', () => {
    const list = [0, 1].map((firm) => ({ firm, place: 0, premiumFen: 100_000, returnedPpm: 0 }));
    const taken = sold(list, programme, () => true);
    const [first] = taken;
    const lacking = { ...taken[1]!, grantedFen: zeroFen, levels: [], returned: [], lackedMoney: true };
    expect(simulated([first!, lacking], {}).changed).toMatchObject({ policies: 1, grantedFen: 70_000 });
    const half = simulated([first!, lacking], { rates: [{ ppm: 350_000 }] });
    expect(half.changed).toMatchObject({ policies: 2, grantedFen: 70_000 });
  });

  it('refuses a change that does not fit together', () => {
    expect(programmeChange.safeParse({ levels: [{ level: 'province', sharePpm: 1 }] }).success).toBe(false);
    expect(programmeChange.safeParse({ eligibility: {} }).success).toBe(false);
  });
});

describe('the day on which money ends at the pace so far', () => {
  it.each([
    [1_000, 500, '2026-06-30', '2026-12-28'],
    [1_000, 1_000, '2026-06-30', '2026-06-30'],
    [1_000, 100, '2026-06-30', undefined],
    [1_000, 0, '2026-06-30', undefined],
    [1_000, 500, '2025-12-31', undefined],
    [1_000, 500, '2027-03-01', undefined],
  ])('of %i with %i spent by %s is %s', (approved, cost, on, endsOn) => {
    expect(runOutDay(asFen(approved), asFen(cost), { year: 2026, asOf: day.parse(on) })).toBe(endsOn);
  });
});
