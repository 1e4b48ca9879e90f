import { expect, it } from 'vitest';
import { addDuration } from '../../infra/local/duration.ts';

const from = Date.parse('2026-01-31T10:00:00Z');

it.each([
  ['P30D', '2026-03-02T10:00:00.000Z'],
  ['P2W', '2026-02-14T10:00:00.000Z'],
  ['PT90M', '2026-01-31T11:30:00.000Z'],
  ['PT0.5S', '2026-01-31T10:00:00.500Z'],
  ['P1M', '2026-02-28T10:00:00.000Z'],
  ['P2Y1M', '2028-02-29T10:00:00.000Z'],
  ['P1DT1H', '2026-02-01T11:00:00.000Z'],
  ['PT0S', '2026-01-31T10:00:00.000Z'],
])('%s later', (duration, expected) => {
  expect(new Date(addDuration(from, duration) ?? Number.NaN).toISOString()).toBe(expected);
});

it.each(['', 'P', 'PT', '30D', 'P-1D', '-P1D', 'P1.5D', 'P1H', 'P1D ', `P${'9'.repeat(20)}D`])(
  'takes %j for no duration',
  (duration) => {
    expect(addDuration(from, duration)).toBeUndefined();
  },
);
