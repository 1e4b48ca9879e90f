import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPpm } from '../../shared/domain/money.ts';
import { readPercent, typedPercent } from '../../shared/domain/read-percent.ts';
import { seeded } from '../support/seeded.ts';

describe('a percentage as it is typed', () => {
  it.each([
    ['60', 600_000],
    ['0.0001', 1],
    ['12.5', 125_000],
    [' 100 % ', 1_000_000],
    ['７.５％', 75_000],
    ['1.005', 10_050],
  ])('%s is read digit by digit', (text, ppm) => {
    expect(readPercent(text)).toBe(ppm);
  });

  it.each(['', '101', '100.0001', '0.00001', '-1', '六十', '1e1', '1,5'])('%s is none', (text) => {
    expect(readPercent(text)).toBeUndefined();
  });

  it('is read as the rate that it was written from, whatever the rate (MNY-1)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ppm) => {
        expect(readPercent(typedPercent(asPpm(ppm)))).toBe(ppm);
      }),
      seeded,
    );
  });
});
