import { describe, expect, it } from 'vitest';
import { bankAccount, firmProfile, sameName } from '../../../shared/domain/firms/firm.ts';

const account = {
  name: '西安示范科技有限公司',
  number: '61050110',
  bankName: '工商银行',
  cnapsCode: '102100099996',
};

describe('a name', () => {
  it.each([
    ['AI科技(西安)有限公司', 'ＡＩ科技（西安）有限公司'],
    ['西安示范科技有限公司', ' 西安 示范\u3000科技有限公司\t'],
  ])('%s is the same as %s (QTE-9)', (a, b) => {
    expect(sameName(a, b)).toBe(true);
  });

  it.each([
    ['西安示范科技有限公司', '西安示范科技有限责任公司'],
    ['西安示范科技有限公司', '人保代理有限公司'],
  ])('%s is not %s', (a, b) => {
    expect(sameName(a, b)).toBe(false);
  });
});

describe('a corporate account', () => {
  it.each([
    ['61050110', true],
    ['6'.repeat(32), true],
    ['6105011', false],
    ['6'.repeat(33), false],
    ['6105 0110', false],
  ])('has 8 to 32 digits and no Luhn check: %s %s (13.3)', (number, valid) => {
    expect(bankAccount.safeParse({ ...account, number }).success).toBe(valid);
  });

  it('has a branch code whose check digit fits', () => {
    expect(bankAccount.safeParse({ ...account, cnapsCode: '102100099997' }).success).toBe(false);
  });
});

describe('a firm as it registers itself', () => {
  const profile = { name: '西安示范科技有限公司', divisionCode: '610113' };

  it('needs a name and a division only', () => {
    expect(firmProfile.safeParse(profile).success).toBe(true);
    expect(firmProfile.safeParse({ ...profile, name: ' ' }).success).toBe(false);
    expect(firmProfile.safeParse({ ...profile, divisionCode: '6101' }).success).toBe(false);
  });

  it('cannot say what registries say', () => {
    expect(firmProfile.safeParse({ ...profile, hnte: true }).success).toBe(false);
  });

  it('may say its industry, by GB/T 4754', () => {
    expect(firmProfile.safeParse({ ...profile, industryCode: 'C3940' }).success).toBe(true);
    expect(firmProfile.safeParse({ ...profile, industryCode: '3940' }).success).toBe(false);
  });
});
