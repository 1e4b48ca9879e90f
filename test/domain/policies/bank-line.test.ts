import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/domain/dates.ts';
import { bankLine, statedLineUntil } from '../../../shared/domain/policies/bank-line.ts';

const cells = {
  bankReference: 'B20260106-0001',
  paidAt: '2026-01-06T10:00:00+08:00',
  payerName: ' 西安示范科技有限公司 ',
  payerAccount: '61050110',
  amountFen: '20000',
  remark: 'KB2026…',
};

describe('a line of a bank statement', () => {
  it('is read from the cells of a row', () => {
    expect(bankLine.parse(cells)).toMatchObject({
      paidAt: '2026-01-06T02:00:00.000Z',
      payerName: '西安示范科技有限公司',
      amountFen: 20_000,
    });
  });

  it('that names a day only was paid at its start', () => {
    expect(bankLine.parse({ ...cells, paidAt: '2026-01-06' }).paidAt).toBe('2026-01-05T16:00:00.000Z');
  });

  it.each([
    ['no amount', { amountFen: '0' }],
    ['an amount in yuan', { amountFen: '200.00' }],
    ['money going out', { amountFen: '-20000' }],
    ['an amount that no number holds', { amountFen: '123456789012345' }],
    ['no payer', { payerName: ' ' }],
    ['no reference', { bankReference: '' }],
    ['a day that does not exist', { paidAt: '2026-02-30' }],
    ['an instant outside the calendar', { paidAt: '9999-12-31T23:59:59-23:59' }],
  ])('with %s is refused', (_, change) => {
    expect(bankLine.safeParse({ ...cells, ...change }).success).toBe(false);
  });

  it.each([
    ['2026-01-06T10:00:00+08:00', true],
    ['2026-01-06T10:00:00.001+08:00', false],
    ['2026-01-06', true],
    ['2026-01-07', false],
  ])('paid at %s is taken at 10:00 on 2026-01-06: %s', (paidAt, taken) => {
    const line = statedLineUntil(instant.parse('2026-01-06T02:00:00.000Z'));
    expect(line.safeParse({ ...cells, paidAt }).success).toBe(taken);
  });
});
