import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { holdsOn } from '../../../shared/domain/registries/registration.ts';
import { row } from '../quoting/quote-fixtures.ts';

describe('a row holds', () => {
  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2027-12-31', true],
    ['2028-01-01', false],
  ])('from its first to its last day, both included: %s %s', (on, holds) => {
    expect(holdsOn(row(), day.parse(on))).toBe(holds);
  });

  it.each([
    ['2026-09-30', true],
    ['2026-10-01', false],
    ['2027-01-01', false],
  ])('until the day it is revoked: %s %s', (on, holds) => {
    expect(holdsOn(row({ revokedFrom: '2026-10-01' }), day.parse(on))).toBe(holds);
  });

  it('on no day when it was revoked from the first', () => {
    expect(holdsOn(row({ revokedFrom: '2025-01-01' }), day.parse('2025-01-01'))).toBe(false);
  });
});
