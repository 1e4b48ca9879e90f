import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFen, sumFen, zeroFen } from '../../../shared/domain/money.ts';
import { grantSubsidy } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import type { Programme, ProgrammeData } from '../../../shared/domain/subsidies/programme.ts';
import { stackGrants } from '../../../shared/domain/subsidies/stack-grants.ts';
import { seeded } from '../../support/seeded.ts';
import { firmA, programmeWith } from '../quoting/quote-fixtures.ts';

const plain = { firmYearCapFen: undefined, minSelfPayPpm: 0 } as const;

function scheme(id: string, ppm: number, stacking: ProgrammeData['stacking'] = { mode: 'free' }): Programme {
  return programmeWith({ ...plain, id, rates: [{ ppm }], stacking });
}

function stacked(programmes: readonly Programme[], elsewhereFen = 0, premiumFen = 1_000_000, empty = '') {
  const gross = asFen(premiumFen);
  return stackGrants(programmes, asFen(elsewhereFen), (programme, otherFen) =>
    grantSubsidy({
      programme,
      eligible: true,
      productCode: 'qinke-inclusive',
      premium: { grossFen: gross, netOfVatFen: gross },
      sumInsuredFen: asFen(100_000_000),
      yearOfInsurance: 1,
      usedFen: zeroFen,
      otherFen,
      firmDivision: firmA.divisionCode,
      hasRoom: () => programme.id !== empty,
    }),
  );
}

const paid = (grants: ReturnType<typeof stacked>) => grants.map((one) => [one.programmeId, one.grantedFen]);

describe('programmes that overlap (SUB-4)', () => {
  it('are granted together where they are free, each seeing those before it, at most the premium', () => {
    const grants = stacked([scheme('XA-ONE', 600_000), scheme('XA-TWO', 700_000)]);
    expect(paid(grants)).toEqual([
      ['XA-ONE', 600_000],
      ['XA-TWO', 400_000],
    ]);
    expect(grants[1]?.limitedBy).toEqual(['stacking']);
  });

  it('are granted up to half of the premium where one of them caps the sum', () => {
    const capped = scheme('XA-TWO', 300_000, { mode: 'sum-cap', capPpm: 500_000 });
    expect(paid(stacked([scheme('XA-ONE', 400_000), capped]))).toEqual([
      ['XA-ONE', 400_000],
      ['XA-TWO', 100_000],
    ]);
  });

  it('give the firm the best one only, the others are shown at nothing', () => {
    const best = scheme('XA-BEST', 500_000, { mode: 'best-one' });
    const grants = stacked([scheme('XA-ONE', 400_000), best]);
    expect(paid(grants)).toEqual([
      ['XA-ONE', 0],
      ['XA-BEST', 500_000],
    ]);
    expect(grants[0]?.limitedBy).toEqual(['stacking']);
    expect(grants[0]?.levels).toEqual([]);
  });

  it('give the others where together they pay more than the best one', () => {
    const best = scheme('XA-BEST', 500_000, { mode: 'best-one' });
    expect(paid(stacked([best, scheme('XA-ONE', 300_000), scheme('XA-TWO', 300_000)]))).toEqual([
      ['XA-BEST', 0],
      ['XA-ONE', 300_000],
      ['XA-TWO', 300_000],
    ]);
  });

  it('are decided by programme id at a tie', () => {
    const [b, a] = [
      scheme('XB-BEST', 500_000, { mode: 'best-one' }),
      scheme('XA-BEST', 500_000, { mode: 'best-one' }),
    ];
    expect(paid(stacked([b, a]))).toEqual([
      ['XB-BEST', 0],
      ['XA-BEST', 500_000],
    ]);
  });

  it('fall back on the next best one when the money of the best is gone', () => {
    const first = scheme('XA-BEST', 600_000, { mode: 'best-one' });
    const second = scheme('XB-BEST', 500_000, { mode: 'best-one' });
    const grants = stacked([first, second], 0, 1_000_000, 'XA-BEST');
    expect(paid(grants)).toEqual([
      ['XA-BEST', 0],
      ['XB-BEST', 500_000],
    ]);
    expect(grants[0]?.limitedBy).toEqual(['budget']);
  });

  it('leave an exclusive one alone, and nothing to it beside what the firm gets elsewhere', () => {
    const exclusive = scheme('XA-ALONE', 900_000, { mode: 'exclusive' });
    const free = scheme('XB-FREE', 300_000);
    expect(paid(stacked([exclusive, free]))).toEqual([
      ['XA-ALONE', 900_000],
      ['XB-FREE', 0],
    ]);
    expect(paid(stacked([exclusive, free], 1))).toEqual([
      ['XA-ALONE', 0],
      ['XB-FREE', 300_000],
    ]);
  });

  it('never pay more than the premium, with what the firm gets elsewhere, in whatever mode', () => {
    const modes = fc.constantFrom<ProgrammeData['stacking']>(
      { mode: 'free' },
      { mode: 'best-one' },
      { mode: 'exclusive' },
      { mode: 'sum-cap', capPpm: 500_000 },
    );
    const schemes = fc.array(fc.tuple(fc.nat(1_000_000), modes), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        schemes,
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.nat(1_000_000),
        (list, premium, part) => {
          const programmes = list.map(([ppm, stacking], index) => scheme(`XA-S${index}`, ppm, stacking));
          const elsewhere = Math.floor((premium * part) / 1_000_000);
          const grants = stacked(programmes, elsewhere, premium);
          expect(grants).toHaveLength(programmes.length);
          expect(sumFen(grants.map((one) => one.grantedFen)) + elsewhere).toBeLessThanOrEqual(premium);
          for (const one of grants) {
            expect(one.grantedFen).toBeGreaterThanOrEqual(0);
            expect(sumFen(one.levels.map((level) => level.fen))).toBe(one.grantedFen);
          }
        },
      ),
      seeded,
    );
  });
});
