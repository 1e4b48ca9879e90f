import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { day } from '../../../shared/domain/dates.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { firmsLeft, grantsTheSame } from '../../../shared/domain/subsidies/firms-left.ts';
import type { FiscalLevel } from '../../../shared/domain/subsidies/programme.ts';

const on = day.parse('2026-03-01');
const programmeOf = (id: string) => {
  const found = builtInCatalogue.programmeOn(id, on);
  invariant(found !== undefined, `no programme ${id}`);
  return found;
};
const fixed = { kind: 'fixed', grossFen: asFen(100_000) } as const;
const held = (of: Partial<Record<FiscalLevel, number>>) =>
  Object.entries(of).map(([level, fen]) => ({ level: level as FiscalLevel, availableFen: asFen(fen) }));

describe('how many firms the money is enough for', () => {
  const inclusive = programmeOf('SN-QKB-PH');

  it('is what the level with the least room holds of its part of 800.00: 480, 240 and 80 (SUB-7)', () => {
    const left = (province: number, city: number, county: number) =>
      firmsLeft(inclusive, fixed, held({ province, city, county }));
    expect(left(355_200_000, 177_600_000, 59_200_000)).toBe(7_400);
    expect(left(355_200_000, 177_600_000, 59_199_999)).toBe(7_399);
    expect(left(47_999, 177_600_000, 59_200_000)).toBe(0);
    expect(left(-1, 177_600_000, 59_200_000)).toBe(0);
  });

  it('is not told by who sees a part of the levels, or a level divided among its payers', () => {
    expect(firmsLeft(inclusive, fixed, held({ city: 240_000, county: 80_000 }))).toBeUndefined();
    const twice = [...held({ province: 48_000, city: 24_000, county: 8_000 }), ...held({ county: 8_000 })];
    expect(firmsLeft(inclusive, fixed, twice)).toBeUndefined();
  });

  it('is not told where a premium depends on what is insured, or a grant on the firm', () => {
    const levels = held({ province: 48_000, city: 24_000, county: 8_000 });
    expect(firmsLeft(inclusive, { kind: 'underwritten' }, levels)).toBeUndefined();
    const byYear = {
      ...inclusive,
      rates: [{ ...inclusive.rates[0], yearOfInsurance: 1 }, ...inclusive.rates],
    };
    expect(grantsTheSame(byYear as typeof inclusive)).toBe(false);
    expect(firmsLeft(byYear as typeof inclusive, fixed, levels)).toBeUndefined();
    expect(grantsTheSame({ ...inclusive, stacking: { mode: 'best-one' } })).toBe(false);
  });
});
