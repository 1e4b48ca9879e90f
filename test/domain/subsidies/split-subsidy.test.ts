import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFen, asPpm, sumFen } from '../../../shared/domain/money.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { splitSubsidy } from '../../../shared/domain/subsidies/split-subsidy.ts';
import { seeded } from '../../support/seeded.ts';
import { division, programmeWith } from '../quoting/quote-fixtures.ts';

const shaanxi = programmeWith({}).levels;

function split(amount: number, code = '610113', levels = shaanxi) {
  return splitSubsidy(asFen(amount), levels, division(code)).map(({ level, payer, fen }) => [
    level,
    payer,
    fen,
  ]);
}

describe('a subsidy at 60/30/10', () => {
  it('of 1,131.66: city and county rounded down, the province takes the rest (MNY-4)', () => {
    expect(split(113_166)).toEqual([
      ['province', '610000', 67_901],
      ['city', '610100', 33_949],
      ['county', '610113', 11_316],
    ]);
  });

  it('of 800.00 is 480.00, 240.00 and 80.00 (REC-0)', () => {
    expect(split(80_000).map((part) => part[2])).toEqual([48_000, 24_000, 8_000]);
  });

  it('of 423.02 that come back is 253.82, 126.90 and 42.30 (CAN-2)', () => {
    expect(split(42_302).map((part) => part[2])).toEqual([25_382, 12_690, 4_230]);
  });

  it('of a single fen is the province’s', () => {
    expect(split(1).map((part) => part[2])).toEqual([1, 0, 0]);
  });
});

describe('the payers', () => {
  it('of a firm registered with a city: the city pays the county’s part too', () => {
    expect(split(113_166, '610100')).toEqual([
      ['province', '610000', 67_901],
      ['city', '610100', 45_265],
    ]);
  });

  it('of a firm registered with the province: the province pays everything', () => {
    expect(split(113_166, '610000')).toEqual([['province', '610000', 113_166]]);
  });

  it('of a programme with a central part: the centre takes the left-over fen', () => {
    const levels = programmeWith({
      levels: [
        { level: 'central', sharePpm: 333_334 },
        { level: 'province', sharePpm: 333_333 },
        { level: 'city', sharePpm: 333_333 },
      ],
    }).levels;
    expect(split(100, '610113', levels)).toEqual([
      ['central', '100000', 34],
      ['province', '610000', 33],
      ['city', '610100', 33],
    ]);
  });
});

describe('any subsidy', () => {
  const shares = fc
    .tuple(fc.nat(1_000_000), fc.nat(1_000_000))
    .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 1_000_000 - Math.max(a, b)] as const);
  const divisions = fc.constantFrom('610113', '610100', '610000', '610302');

  it('adds up over the levels, none below zero, wherever the firm is (invariant 1)', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000_000), shares, divisions, (amount, [province, city, county], code) => {
        const levels: Programme['levels'] = [
          { level: 'province', sharePpm: asPpm(province) },
          { level: 'city', sharePpm: asPpm(city) },
          { level: 'county', sharePpm: asPpm(county) },
        ];
        const parts = splitSubsidy(asFen(amount), levels, division(code));
        expect(sumFen(parts.map((part) => part.fen))).toBe(amount);
        expect(parts.every((part) => part.fen >= 0)).toBe(true);
        expect(new Set(parts.map((part) => part.payer)).size).toBe(parts.length);
      }),
      seeded,
    );
  });
});
