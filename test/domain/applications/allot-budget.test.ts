import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allotBudget, allottedGrant } from '../../../shared/domain/applications/allot-budget.ts';
import { allocateByRemainder, asFen, sumFen } from '../../../shared/domain/money.ts';
import { seeded } from '../../support/seeded.ts';
import { budgetOf } from '../quoting/quote-fixtures.ts';
import { applicationIn, grant } from './application-fixtures.ts';

function claim(serial: number, fen: number, uscc = '91610100QKB0000102') {
  const levels = [{ level: 'province', payer: '610000', fen }];
  return applicationIn('waiting', {
    applicationId: `app_${String(serial).padStart(26, '0')}`,
    uscc,
    grant: { ...grant, levels, grantedFen: fen },
  });
}

describe('a budget shared pro rata (SUB-10)', () => {
  it('of 100,000.00 gives claims of 60,000.00, 45,000.00 and 30,000.01 their part, the left-over fen to the largest remainder', () => {
    const pool = [claim(1, 6_000_000), claim(2, 4_500_000), claim(3, 3_000_001)];
    const allotted = allotBudget(pool, budgetOf('SN-BACK', { province: 10_000_000 }));
    expect(Object.values(allotted?.allotted ?? {})).toEqual([[4_444_444], [3_333_333], [2_222_223]]);
  });

  it('that has enough gives each claim whole', () => {
    const allotted = allotBudget([claim(1, 300), claim(2, 200)], budgetOf('SN-BACK', { province: 500 }));
    expect(Object.values(allotted?.allotted ?? {})).toEqual([[300], [200]]);
  });

  it('breaks a tie by USCC', () => {
    const pool = [claim(1, 1, '91610100QKB000029Y'), claim(2, 1, '91610100QKB0000102')];
    const allotted = allotBudget(pool, budgetOf('SN-BACK', { province: 1 }));
    expect(Object.values(allotted?.allotted ?? {})).toEqual([[0], [1]]);
  });

  it('waits where a level has no money at all yet', () => {
    expect(allotBudget([claim(1, 300)], budgetOf('SN-BACK', { city: 500 }))).toBeUndefined();
  });

  it('marks a claim that it cuts, and leaves a whole one as it was', () => {
    const { grant: whole } = claim(1, 300);
    expect(allottedGrant(whole, [asFen(300)])).toEqual(whole);
    expect(allottedGrant(whole, [asFen(100)])).toMatchObject({
      grantedFen: 100,
      limitedBy: ['budget'],
      limitedToFen: [100],
      levels: [{ fen: 100 }],
    });
  });

  it('is given out to the last fen, and nobody gets more than it claimed', () => {
    const claims = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(claims, fc.integer({ min: 0, max: 1_000_000 }), (weights, ppm) => {
        const whole = weights.reduce((sum, one) => sum + one, 0);
        const left = asFen(Number((BigInt(whole) * BigInt(ppm)) / 1_000_000n));
        const parts = allocateByRemainder(
          left,
          weights.map((weight) => ({ party: weight, weight })),
        );
        expect(sumFen(parts.map((part) => part.fen))).toBe(left);
        for (const { party, fen } of parts) expect(fen).toBeLessThanOrEqual(party);
      }),
      seeded,
    );
  });
});
