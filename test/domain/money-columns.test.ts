import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { asFen, fractionDown, fractionHalfUp } from '../../shared/domain/money.ts';
import { down, downBy, halfUp, halfUpByTariff, takeShare } from '../../shared/domain/money-columns.ts';
import { seeded } from '../support/seeded.ts';

const denominators = fc.constantFrom(106, 1_000_000, 12_000_000, 101);
/** The edges of what plain numbers hold are where a product comes to 2⁵¹. */
const edges = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: -2, max: 2 }))
  .map(([numerator, beside]) => Math.floor(2 ** 51 / numerator) + beside);
/** Round sums, quotients that are just whole, those edges, and sums beyond. */
const amounts = fc.oneof(
  fc.nat(1_000_000).map((yuan) => yuan * 100),
  fc
    .tuple(fc.nat(1_000_000), denominators)
    .chain(([times, of]) => fc.constantFrom(times * of, times * of + 1, Math.max(0, times * of - 1))),
  fc.maxSafeNat(),
  edges,
  fc.constantFrom(0, 1, 205_000_000, 9_007_199_254, 9_007_199_255, 9_999_999_999_999),
);
const portfolios = fc.array(fc.tuple(amounts, fc.nat(100)), { minLength: 1, maxLength: 8 });

it('multiplies a column to the same fen as amounts one by one, however large (MNY-1 … MNY-3)', () => {
  fc.assert(
    fc.property(portfolios, denominators, fc.nat(100), (policies, denominator, numerator) => {
      const column = Float64Array.from(policies, ([amount]) => amount);
      const own = Float64Array.from(policies, ([, rate]) => rate);
      const into = new Float64Array(policies.length);
      const all = { from: 0, to: policies.length };
      const oneByOne = (of: typeof fractionDown, by: (rate: number) => number, whole: number) =>
        policies.map(([amount, rate]) => of(asFen(amount), by(rate), whole));
      down(into, column, numerator, denominator, all);
      expect([...into]).toEqual(oneByOne(fractionDown, () => numerator, denominator));
      halfUp(into, column, numerator, denominator, all);
      expect([...into]).toEqual(oneByOne(fractionHalfUp, () => numerator, denominator));
      downBy(into, column, own, all);
      expect([...into]).toEqual(oneByOne(fractionDown, (rate) => rate, 1_000_000));
    }),
    seeded,
  );
});

it('rates a column by the rows of a tariff as amounts one by one (QTE-2)', () => {
  fc.assert(
    fc.property(portfolios, fc.array(fc.nat(1_000_000), { minLength: 1 }), (policies, ratesPpm) => {
      const limits = Float64Array.from(policies, ([amount]) => amount);
      const row = Int32Array.from(policies, (_, index) => index % ratesPpm.length);
      const months = Float64Array.from(policies, (_, index) => 1 + (index % 12));
      const into = new Float64Array(policies.length);
      halfUpByTariff(into, limits, { ratesPpm, row, months }, { from: 0, to: policies.length });
      const oneByOne = policies.map(([amount], index) => {
        const numerator = (ratesPpm[index % ratesPpm.length] ?? 0) * (1 + (index % 12));
        return fractionHalfUp(asFen(amount), numerator, 12_000_000);
      });
      expect([...into]).toEqual(oneByOne);
    }),
    seeded,
  );
});

it('takes shares of amounts and leaves the rest, however large, so that they add up (MNY-4)', () => {
  fc.assert(
    fc.property(portfolios, fc.nat(500_000), fc.nat(500_000), (policies, second, third) => {
      const whole = Float64Array.from(policies, ([amount]) => amount);
      const column = () => new Float64Array(policies.length);
      const [first, ...lower] = [column(), column(), column()] as const;
      const all = { from: 0, to: policies.length };
      takeShare({ part: lower[0], rest: first }, { whole, before: whole }, second, 1_000_000, all);
      takeShare({ part: lower[1], rest: first }, { whole, before: first }, third, 1_000_000, all);
      for (const [at, [amount]] of policies.entries()) {
        const taken = [second, third].map((share) => fractionDown(asFen(amount), share, 1_000_000));
        expect(lower.map((level) => level[at])).toEqual(taken);
        expect(first[at]).toBe(amount - taken.reduce((sum, part) => sum + part, 0));
      }
    }),
    seeded,
  );
});

it('leaves what is not in the stretch as it is', () => {
  const into = Float64Array.of(7, 7, 7, 7);
  down(into, Float64Array.of(1_000_000, 2_000_000, 3_000_000, 4_000_000), 1, 1_000_000, { from: 1, to: 3 });
  expect([...into]).toEqual([7, 2, 3, 7]);
});
