import { describe, expect, it } from 'vitest';
import { period } from '../../../shared/domain/dates.ts';
import {
  grantedFen,
  liveOverlap,
  newStanding,
  standing,
  withoutPolicy,
  withPolicy,
  yearOfInsurance,
} from '../../../shared/domain/firms/standing.ts';
import { composePolicyNo } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { firmA } from '../quoting/quote-fixtures.ts';

const first = composePolicyNo(2026, '0000000001');
const second = composePolicyNo(2026, '0000000002');
const year2026 = period.parse({ start: '2026-01-10', end: '2027-01-10' });
const year2027 = period.parse({ start: '2027-01-10', end: '2028-01-10' });
const grant = (fen: number, year = 2026, programmeId = 'SN-QKB-PH') => ({
  programmeId,
  year,
  fen: asFen(fen),
});

const none = newStanding(firmA.uscc);
const one = withPolicy(none, {
  productCode: 'qinke-inclusive',
  policyNo: first,
  period: year2026,
  grants: [grant(80_000)],
});

describe('a firm’s standing', () => {
  it('begins with nothing', () => {
    expect(none).toEqual({ uscc: firmA.uscc, granted: [], live: [], revision: 0 });
    expect(grantedFen(none, 'SN-QKB-PH', 2026)).toBe(0);
  });

  it('adds up grants by programme and cap year', () => {
    const two = withPolicy(one, {
      productCode: 'qinke-rd',
      policyNo: second,
      period: year2026,
      grants: [grant(1_000), grant(500, 2027), grant(70, 2026, 'SN-QKB-YF')],
    });
    expect(grantedFen(two, 'SN-QKB-PH', 2026)).toBe(81_000);
    expect(grantedFen(two, 'SN-QKB-PH', 2027)).toBe(500);
    expect(grantedFen(two, 'SN-QKB-YF', 2026)).toBe(70);
    expect(two.revision).toBe(2);
    expect(standing.parse(two)).toEqual(two);
  });

  it('changes back when a policy ends, by what is taken back', () => {
    const ended = withoutPolicy(one, first, [grant(42_302)]);
    expect(grantedFen(ended, 'SN-QKB-PH', 2026)).toBe(37_698);
    expect(ended.live).toEqual([]);
    expect(ended.revision).toBe(2);
  });

  it('is not changed by the end of a policy that it does not hold', () => {
    expect(withoutPolicy(one, second, []).live).toEqual(one.live);
    expect(withoutPolicy(one, second, []).granted).toEqual(one.granted);
  });

  it('does not change itself', () => {
    expect(none.live).toEqual([]);
    expect(grantedFen(none, 'SN-QKB-PH', 2026)).toBe(0);
  });
});

describe('a live policy', () => {
  it('stands in the way of another of the product in its period only', () => {
    expect(liveOverlap(one, 'qinke-inclusive', year2026)?.policyNo).toBe(first);
    expect(liveOverlap(one, 'qinke-inclusive', year2027)).toBeUndefined();
    expect(liveOverlap(one, 'qinke-rd', year2026)).toBeUndefined();
  });
});

describe('the year of insurance', () => {
  const inclusive = { id: 'SN-QKB-PH', resetOnGap: false };
  const granted = (...years: readonly number[]) => ({
    ...none,
    granted: years.map((year) => grant(1, year)),
  });

  it.each([
    ['the first', [], 1],
    ['the second', [2025], 2],
    ['the second after a gap (case 48)', [2023], 2],
    ['the fourth', [2023, 2024, 2025], 4],
    ['the first where grants are of the same year or later', [2026, 2027], 1],
  ])('of 2026 is %s (SUB-6)', (_, years, expected) => {
    expect(yearOfInsurance(granted(...years), inclusive, 2026)).toBe(expected);
  });

  it('is the first again after a gap where the programme says so (SUB-6, S45)', () => {
    const reset = { ...inclusive, resetOnGap: true };
    expect(yearOfInsurance(granted(2023), reset, 2026)).toBe(1);
    expect(yearOfInsurance(granted(2023, 2025), reset, 2026)).toBe(2);
    expect(yearOfInsurance(granted(2024, 2025), reset, 2026)).toBe(3);
  });

  it('counts years with a grant of the programme only', () => {
    const cancelled = { ...none, granted: [grant(0, 2025), grant(1, 2025, 'SN-QKB-YF')] };
    expect(yearOfInsurance(cancelled, inclusive, 2026)).toBe(1);
  });
});
