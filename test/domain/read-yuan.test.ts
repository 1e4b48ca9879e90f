import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFen, formatYuan } from '../../shared/domain/money.ts';
import { readYuan } from '../../shared/domain/read-yuan.ts';

describe('MNY-1: an amount as people write it', () => {
  it.each([
    ['1000', 100_000],
    ['1,000', 100_000],
    ['¥1,000.00', 100_000],
    ['￥1,000.00', 100_000],
    ['１，０００．００', 100_000],
    ['1000元', 100_000],
    ['1000.5', 100_050],
    [' 33 500 ', 3_350_000],
    ['5万', 5_000_000],
    ['1.5万', 1_500_000],
    ['123。45', 12_345],
    ['0', 0],
    ['0.01', 1],
    ['1.', 100],
    ['007', 700],
    ['0.0001万', 100],
    ['100000000000', 10_000_000_000_000],
  ])('reads %j as %i fen', (text, fen) => {
    expect(readYuan(text)).toEqual({ accepted: true, value: fen });
  });

  it('takes an empty text for no amount, which is not zero', () => {
    expect(readYuan('  ')).toEqual({ accepted: true, value: undefined });
  });

  it.each([
    ['100,55', { kind: 'comma-as-point', asPoint: '100.55', asGroups: '10,055' }],
    ['1,0000', { kind: 'wrong-groups' }],
    ['1.000,55', { kind: 'wrong-groups' }],
    ['1000.555', { kind: 'below-a-fen' }],
    ['0.0000001万', { kind: 'below-a-fen' }],
    ['-5', { kind: 'negative' }],
    ['−5', { kind: 'negative' }],
    ['1e3', { kind: 'no-number' }],
    ['壹仟元', { kind: 'no-number' }],
    ['1.2.3', { kind: 'no-number' }],
    ['.5', { kind: 'nothing-before-point', meant: '0.5' }],
    ['100000000001', { kind: 'too-large' }],
  ])('refuses %j and says why', (text, refusal) => {
    expect(readYuan(text)).toEqual({ accepted: false, refusal });
  });

  it('reads back whatever is printed, to the fen', () => {
    assert(
      property(integer({ min: 0, max: 10_000_000_000_000 }), (fen) => {
        expect(readYuan(formatYuan(asFen(fen)))).toEqual({ accepted: true, value: fen });
      }),
      { seed: 17 },
    );
  });
});
