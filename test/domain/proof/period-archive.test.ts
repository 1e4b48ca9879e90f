import { describe, expect, it } from 'vitest';
import { day, instant } from '../../../shared/domain/dates.ts';
import { coverEndOf, retainedUntil } from '../../../shared/domain/proof/period-archive.ts';

const closedAt = instant.parse('2026-05-04T01:00:00.000Z');

describe('the archive of a closed quarter (SUB-22)', () => {
  it.each([
    ['2027-01-10', '2037-01-10'],
    ['2028-02-29', '2038-02-28'],
    ['2026-05-04', '2036-05-04'],
  ])('keeps what is about cover that ended on %s to %s', (end, until) => {
    expect(retainedUntil(day.parse(end), closedAt)).toBe(until);
  });

  it('keeps books without any cover, and of cover that ended before, for ten years from closing', () => {
    expect(retainedUntil(undefined, closedAt)).toBe('2036-05-04');
    expect(retainedUntil(day.parse('2026-03-01'), closedAt)).toBe('2036-05-04');
  });

  it('knows which lines are about cover', () => {
    const period = { start: '2026-01-10', end: '2027-01-10' };
    expect(coverEndOf({ type: 'grant', period })).toBe('2027-01-10');
    expect(coverEndOf({ type: 'end', lines: 4 })).toBeUndefined();
  });
});
