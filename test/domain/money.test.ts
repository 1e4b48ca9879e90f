import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFen,
  allocate,
  allocateWithin,
  asFen,
  asPpm,
  atLeastZero,
  fen,
  formatPercent,
  formatYuan,
  fractionDown,
  fractionHalfUp,
  fractionUp,
  negateFen,
  ppmDown,
  ppmHalfUp,
  ppmUp,
  requestFen,
  subtractFen,
  sumFen,
} from '../../shared/domain/money.ts';
import { BrokenInvariant } from '../../shared/domain/result.ts';
import { seeded } from '../support/seeded.ts';

const shaanxi = [
  { party: 'province', weight: 600_000 },
  { party: 'city', weight: 300_000 },
  { party: 'county', weight: 100_000 },
];

function partsOf(amount: number, shares = shaanxi): Record<string, number> {
  return Object.fromEntries(allocate(asFen(amount), shares).map(({ party, fen: part }) => [party, part]));
}

describe('amounts', () => {
  it('are whole fen (MNY-1)', () => {
    expect(asFen(161_667)).toBe(161_667);
    expect(() => asFen(0.5)).toThrow(BrokenInvariant);
    expect(() => asFen(Number.MAX_SAFE_INTEGER + 1)).toThrow(BrokenInvariant);
    expect(fen.safeParse(1.01).success).toBe(false);
  });

  it('may be named by a request up to 100 billion yuan, and never below zero', () => {
    expect(requestFen.safeParse(10_000_000_000_000).success).toBe(true);
    expect(requestFen.safeParse(10_000_000_000_001).success).toBe(false);
    expect(requestFen.safeParse(-1).success).toBe(false);
  });

  it('add, subtract and negate without a negative zero', () => {
    expect(addFen(asFen(80_000), asFen(20_000))).toBe(100_000);
    expect(sumFen([])).toBe(0);
    expect(subtractFen(asFen(200_000), asFen(150_000), asFen(60_000))).toBe(-10_000);
    expect(atLeastZero(asFen(-1))).toBe(0);
    expect(Object.is(negateFen(asFen(0)), 0)).toBe(true);
  });

  it('are never silently too large', () => {
    const most = asFen(Number.MAX_SAFE_INTEGER);
    expect(() => addFen(most, asFen(1))).toThrow(BrokenInvariant);
    expect(() => fractionHalfUp(most, 3, 2)).toThrow(BrokenInvariant);
  });
});

describe('a priced or measured amount', () => {
  it('is rounded half up to the fen: 333,333.33 at 4,850 ppm is 1,616.67 (MNY-2)', () => {
    expect(ppmHalfUp(asFen(33_333_333), asPpm(4_850))).toBe(161_667);
  });

  it.each([
    [1, 1, 2, 1],
    [1, 499, 1_000, 0],
    [3, 1, 2, 2],
    [100_000, 100, 106, 94_340],
    [100_000, 193, 365, 52_877],
    [0, 193, 365, 0],
  ])('%i fen × %i ÷ %i is %i', (amount, numerator, denominator, expected) => {
    expect(fractionHalfUp(asFen(amount), numerator, denominator)).toBe(expected);
  });
});

describe('a subsidy', () => {
  it('is rounded down, and the firm takes the remainder: 1,131.66 and 485.01 of 1,616.67 (MNY-3)', () => {
    const subsidy = ppmDown(asFen(161_667), asPpm(700_000));
    expect(subsidy).toBe(113_166);
    expect(subtractFen(asFen(161_667), subsidy)).toBe(48_501);
  });

  it('of a round sum is a round sum', () => {
    expect(ppmDown(asFen(100_000), asPpm(800_000))).toBe(80_000);
    expect(ppmDown(asFen(5_000_000), asPpm(700_000))).toBe(3_500_000);
    expect(ppmDown(asFen(500_000_000), asPpm(800_000))).toBe(400_000_000);
  });
});

describe('what somebody must at least pay', () => {
  it('is rounded up: 20 % of 123.45 is 24.69, and of 123.46 is 24.70 (SUB-20)', () => {
    expect(ppmUp(asFen(12_345), asPpm(200_000))).toBe(2_469);
    expect(ppmUp(asFen(12_346), asPpm(200_000))).toBe(2_470);
  });
});

/** Operands whose product or doubled product lies on both sides of the largest safe integer. */
const operands = fc.oneof(
  fc.tuple(fc.maxSafeNat(), fc.maxSafeNat(), fc.maxSafeNat()),
  fc.tuple(fc.nat(2 ** 28), fc.nat(2 ** 28), fc.nat(2 ** 20)),
  fc.tuple(fc.maxSafeNat(), fc.nat(1_000_000), fc.constant(999_999)),
  fc.tuple(fc.nat(4), fc.maxSafeNat(), fc.maxSafeNat()),
);

describe('plain numbers and bigint', () => {
  const roundings = {
    'half up': { round: fractionHalfUp, exact: (p: bigint, d: bigint) => (2n * p + d) / (2n * d) },
    down: { round: fractionDown, exact: (p: bigint, d: bigint) => p / d },
    up: { round: fractionUp, exact: (p: bigint, d: bigint) => (p + d - 1n) / d },
  };

  it.each(Object.entries(roundings))(
    'round %s to the same fen, over the whole safe range',
    (_, { round, exact }) => {
      fc.assert(
        fc.property(operands, ([amount, numerator, below]) => {
          const denominator = below + 1;
          fc.pre(Number.isSafeInteger(denominator));
          const expected = exact(BigInt(amount) * BigInt(numerator), BigInt(denominator));
          fc.pre(expected <= BigInt(Number.MAX_SAFE_INTEGER));
          expect(round(asFen(amount), numerator, denominator)).toBe(Number(expected));
        }),
        { ...seeded, numRuns: 5_000 },
      );
    },
  );

  it('agree where only the doubled product leaves the safe range', () => {
    const denominator = 3_002_399_751_580_329;
    const justBelowOneAndAHalf = (3 * denominator - 1) / 2;
    expect(fractionHalfUp(asFen(1), justBelowOneAndAHalf, denominator)).toBe(1);
  });

  it('refuse what is not a fraction of an amount', () => {
    expect(() => fractionDown(asFen(-1), 1, 2)).toThrow(BrokenInvariant);
    expect(() => fractionDown(asFen(1), -1, 2)).toThrow(BrokenInvariant);
    expect(() => fractionHalfUp(asFen(1), 1, 0)).toThrow(BrokenInvariant);
    expect(() => fractionHalfUp(asFen(1), 0.5, 2)).toThrow(BrokenInvariant);
  });
});

describe('a split', () => {
  it('gives the first party the left-over fen: 1,131.66 at 60/30/10 (MNY-4)', () => {
    expect(partsOf(113_166)).toEqual({ province: 67_901, city: 33_949, county: 11_316 });
  });

  it('among a pool of three thirds gives the lead 333.40 of 1,000.00 (COI-2)', () => {
    const thirds = [
      { party: 'lead', weight: 333_400 },
      { party: 'first', weight: 333_300 },
      { party: 'second', weight: 333_300 },
    ];
    expect(partsOf(100_000, thirds)).toEqual({ lead: 33_340, first: 33_330, second: 33_330 });
    expect(partsOf(80_000, thirds)).toEqual({ lead: 26_672, first: 26_664, second: 26_664 });
  });

  it('is made for each policy and added up, never of the total (MNY-5)', () => {
    const each = [113_166, 113_166, 113_166].map((amount) => partsOf(amount)['city'] ?? 0);
    expect(each.reduce((sum, part) => sum + part, 0)).toBe(101_847);
    expect(partsOf(339_498)['city']).toBe(101_849);
  });

  it('needs somebody to take a part', () => {
    expect(() => allocate(asFen(1), [])).toThrow(BrokenInvariant);
    expect(() => allocate(asFen(1), [{ party: 'nobody', weight: 0 }])).toThrow(BrokenInvariant);
  });

  const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 7 });

  it('adds up, and is never a fen off for anybody but the first, who is off by less than one for each other', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000_000_000), weights, (amount, parties) => {
        const whole = parties.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 0);
        const parts = allocate(
          asFen(amount),
          parties.map((weight, party) => ({ party, weight })),
        );
        expect(sumFen(parts.map((part) => part.fen))).toBe(amount);
        for (const { party, fen: part } of parts) {
          const exactTimesWhole = BigInt(amount) * BigInt(parties[party] ?? 0);
          const off = BigInt(part) * BigInt(whole) - exactTimesWhole;
          const most = BigInt(whole) * (party === 0 ? BigInt(parties.length - 1) : 1n);
          expect(part).toBeGreaterThanOrEqual(0);
          if (party === 0) expect(off >= 0n && (off < most || off === 0n)).toBe(true);
          else expect(off <= 0n && -off < most).toBe(true);
        }
      }),
      seeded,
    );
  });
});

describe('a split of what comes back', () => {
  const paid = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 7 });

  it('gives the left-over fen to the first that did not yet get back what it paid (invariant 5)', () => {
    const shares = [
      { party: 'province', weight: 300 },
      { party: 'city', weight: 150 },
      { party: 'county', weight: 50 },
    ];
    expect(allocateWithin(asFen(499), shares)).toEqual([
      { party: 'province', fen: 300 },
      { party: 'city', fen: 150 },
      { party: 'county', fen: 49 },
    ]);
    expect(allocateWithin(asFen(250), shares)).toEqual(allocate(asFen(250), shares));
    expect(() => allocateWithin(asFen(501), shares)).toThrow(BrokenInvariant);
  });

  it('adds up, and nobody gets back more than it paid', () => {
    fc.assert(
      fc.property(paid, fc.nat(1_000_000), (weights, returnedPpm) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 0);
        const amount = fractionUp(asFen(whole), returnedPpm, 1_000_000);
        const parts = allocateWithin(
          amount,
          weights.map((weight, party) => ({ party, weight })),
        );
        expect(sumFen(parts.map((part) => part.fen))).toBe(amount);
        for (const part of parts) {
          expect(part.fen).toBeGreaterThanOrEqual(0);
          expect(part.fen).toBeLessThanOrEqual(weights[part.party] ?? 0);
        }
      }),
      seeded,
    );
  });
});

describe('papers', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-42_302, '-423.02'],
    [100_000, '1,000.00'],
    [32_725_022, '327,250.22'],
    [400_000_000_00, '400,000,000.00'],
  ])('print %i fen as %s', (amount, text) => {
    expect(formatYuan(asFen(amount))).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [4_850, '0.485 %'],
    [12_500, '1.25 %'],
    [50_000, '5 %'],
    [1_000_000, '100 %'],
  ])('print %i ppm as %s', (rate, text) => {
    expect(formatPercent(asPpm(rate))).toBe(text);
  });
});

describe('fractions of any size', () => {
  const amounts = fc.oneof(
    fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    fc.nat({ max: 10_000_000_000_000 }),
    fc.constantFrom(0, 1, 9_999_999_999_999, 10_000_000_000_000, Number.MAX_SAFE_INTEGER),
  );
  const parts = fc.record({
    numerator: fc.nat({ max: 120_000_000 }),
    denominator: fc.integer({ min: 1, max: 12_000_000 }),
  });

  it('are what bigint makes of them, up, down and half up, or too large to be an amount (MNY-2, MNY-3)', () => {
    fc.assert(
      fc.property(amounts, parts, (amount, { numerator, denominator }) => {
        const [a, n, d] = [BigInt(amount), BigInt(numerator), BigInt(denominator)];
        const expected = { down: (a * n) / d, halfUp: (2n * a * n + d) / (2n * d), up: (a * n + d - 1n) / d };
        if (expected.up > BigInt(Number.MAX_SAFE_INTEGER)) return;
        const of = asFen(amount);
        expect(BigInt(fractionDown(of, numerator, denominator))).toBe(expected.down);
        expect(BigInt(fractionHalfUp(of, numerator, denominator))).toBe(expected.halfUp);
        expect(BigInt(fractionUp(of, numerator, denominator))).toBe(expected.up);
      }),
      { ...seeded, numRuns: 5_000 },
    );
  });
});
