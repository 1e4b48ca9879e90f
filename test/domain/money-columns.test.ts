import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { asFen, fractionDown, fractionHalfUp } from '../../shared/domain/money.ts';
import { down, downBy, halfUp, halfUpBy } from '../../shared/domain/money-columns.ts';
import { seeded } from '../support/seeded.ts';

/** Round sums, the edges of what plain numbers hold, and sums beyond. */
const amounts = fc.oneof(
  fc.nat(1_000_000).map((yuan) => yuan * 100),
  fc.maxSafeNat(),
  fc.constantFrom(0, 1, 205_000_000, 9_007_199_254, 9_007_199_255, 9_999_999_999_999),
);
const denominators = fc.constantFrom(106, 1_000_000, 12_000_000);
const portfolios = fc.array(fc.tuple(amounts, fc.nat(100)), { minLength: 1, maxLength: 8 });

it('multiplies a column to the same fen as amounts one by one, however large (MNY-1 … MNY-3)', () => {
  fc.assert(
    fc.property(portfolios, denominators, fc.nat(100), (policies, denominator, numerator) => {
      const column = Float64Array.from(policies, ([amount]) => amount);
      const numerators = Float64Array.from(policies, ([, own]) => own);
      const into = new Float64Array(policies.length);
      const all = { from: 0, to: policies.length };
      const one = (of: typeof fractionDown, by: (own: number) => number) =>
        policies.map(([amount, own]) => of(asFen(amount), by(own), denominator));
      down(into, column, numerator, denominator, all);
      expect([...into]).toEqual(one(fractionDown, () => numerator));
      halfUp(into, column, numerator, denominator, all);
      expect([...into]).toEqual(one(fractionHalfUp, () => numerator));
      downBy(into, column, numerators, denominator, all);
      expect([...into]).toEqual(one(fractionDown, (own) => own));
      halfUpBy(into, column, numerators, denominator, all);
      expect([...into]).toEqual(one(fractionHalfUp, (own) => own));
    }),
    seeded,
  );
});

it('leaves what is not in the stretch as it is', () => {
  const into = Float64Array.of(7, 7, 7, 7);
  down(into, Float64Array.of(1_000_000, 2_000_000, 3_000_000, 4_000_000), 1, 1_000_000, { from: 1, to: 3 });
  expect([...into]).toEqual([7, 2, 3, 7]);
});
