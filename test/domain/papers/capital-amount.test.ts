import { describe, expect, it } from 'vitest';
import { asFen } from '../../../shared/domain/money.ts';
import { capitalAmount } from '../../../shared/domain/papers/capital-amount.ts';

describe('an amount in capital numerals', () => {
  it.each([
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [30, '人民币叁角整'],
    [100, '人民币壹元整'],
    [20_000, '人民币贰佰元整'],
    [100_000, '人民币壹仟元整'],
    [10_705, '人民币壹佰零柒元零伍分'],
    [140_950, '人民币壹仟肆佰零玖元伍角整'],
    [1_500_000, '人民币壹万伍仟元整'],
    [10_000_010, '人民币壹拾万元壹角整'],
    [60_070_014, '人民币陆拾万零柒佰元壹角肆分'],
    [10_700_053, '人民币壹拾万零柒仟元伍角叁分'],
    [10_000_000_000, '人民币壹亿元整'],
    [1_000_000_100, '人民币壹仟万零壹元整'],
    [1_005_000_000_000, '人民币壹佰亿零伍仟万元整'],
  ])('of %i fen is %s', (fen, words) => {
    expect(capitalAmount(asFen(fen))).toBe(words);
  });
});
