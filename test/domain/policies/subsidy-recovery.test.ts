import { describe, expect, it } from 'vitest';
import { recoveryOf } from '../../../shared/domain/policies/subsidy-recovery.ts';
import { bind } from './policy-fixtures.ts';

const parts = bind().policy.subsidy.programmes;

describe('what bureaus claim back from a firm', () => {
  it('is the whole subsidy after fraud, with the range of the fine: 80.00 to 400.00 of 800.00 (SUB-17)', () => {
    expect(recoveryOf('SUB-17', parts)).toEqual({
      rule: 'SUB-17',
      totalFen: 80_000,
      levels: [
        { level: 'province', payer: '610000', fen: 48_000 },
        { level: 'city', payer: '610100', fen: 24_000 },
        { level: 'county', payer: '610113', fen: 8_000 },
      ],
      fine: { minFen: 8_000, maxFen: 40_000 },
    });
  });

  it('has no fine where nobody cheated (SUB-16)', () => {
    expect(recoveryOf('SUB-16', parts)).not.toHaveProperty('fine');
  });

  it('is nothing where nothing was granted', () => {
    expect(recoveryOf('SUB-17', [])).toBeUndefined();
  });
});
