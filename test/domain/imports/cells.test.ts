import { describe, expect, it } from 'vitest';
import { dayCell, fenCell, wordsCell, yesCell } from '../../../shared/domain/imports/cells.ts';

describe('a cell', () => {
  it.each(['2026-02-01', '2026/2/1', '2026.2.1', '2026年2月1日', '20260201', '２０２６-02-01', '2026-2-1'])(
    'of a day is understood as people write it: %s',
    (text) => expect(dayCell.parse(text)).toBe('2026-02-01'),
  );

  it.each(['2026-02-30', '1/2/2026', '2026', '46054'])('of no day is none: %s', (text) => {
    expect(dayCell.safeParse(text).success).toBe(false);
  });

  it.each([
    ['200000', 200_000],
    ['200,000', 200_000],
    ['2000元', 200_000],
    ['2,000.5元', 200_050],
    ['0.07元', 7],
    ['90071992547.41元', 9_007_199_254_741],
  ])('of an amount is whole fen, or yuan by their digits (MNY-1): %s', (text, fen) => {
    expect(fenCell.parse(text)).toBe(fen);
  });

  it.each(['2000.00', '-1', '1.234元', '一千元', '1e5', ''])('of no amount is none: %j', (text) => {
    expect(fenCell.safeParse(text).success).toBe(false);
  });

  it.each([
    ['100000000000.01元', '至多 100000000000.00 元'],
    ['10000000000001', '至多 10000000000000 分'],
  ])('of more than a request may name says so in its own unit: %s', (text, words) => {
    expect(fenCell.safeParse(text).error?.issues[0]?.message).toContain(words);
  });

  it('of words takes them apart', () => {
    expect(wordsCell.parse('deductible；payment-ratio、general-exclusions')).toEqual([
      'deductible',
      'payment-ratio',
      'general-exclusions',
    ]);
  });

  it.each([
    ['是', true],
    ['YES', true],
    ['否', false],
    ['0', false],
  ])('of a yes or no is one: %s', (text, yes) => expect(yesCell.parse(text)).toBe(yes));

  it('of neither is none', () => expect(yesCell.safeParse('也许').success).toBe(false));
});
