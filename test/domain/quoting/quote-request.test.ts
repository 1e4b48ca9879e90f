import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { faultsOfRequest, periodFrom } from '../../../shared/domain/quoting/faults-of-request.ts';
import { coverLimits, sumInsuredOf } from '../../../shared/domain/quoting/insured-sums.ts';
import { type QuoteRequest, quoteRequest } from '../../../shared/domain/quoting/quote-request.ts';
import { at, known, now, requestFor, researchRequest } from './quote-fixtures.ts';

const inclusive = known('qinke-inclusive');
const research = known('qinke-rd');

function faultyPaths(request: QuoteRequest, product = inclusive, on = now): readonly string[] {
  return faultsOfRequest(product, request, on).map((fault) => fault.path);
}

describe('the start of cover', () => {
  it.each([
    ['2026-01-05', false],
    ['2026-01-06', true],
    ['2026-04-05', true],
    ['2026-04-06', false],
  ])('is from tomorrow to 90 days ahead: %s %s', (start, fits) => {
    expect(faultyPaths(requestFor({ start }))).toEqual(fits ? [] : ['start']);
  });

  it('is counted from today in Shanghai', () => {
    const lateEvening = at('2026-01-05T15:59:59.999Z');
    const afterMidnight = at('2026-01-05T16:00:00.000Z');
    expect(faultyPaths(requestFor({ start: '2026-01-06' }), inclusive, lateEvening)).toEqual([]);
    expect(faultyPaths(requestFor({ start: '2026-01-06' }), inclusive, afterMidnight)).toEqual(['start']);
  });

  it('makes a period of one year, 366 days over a leap day', () => {
    expect(periodFrom(day.parse('2026-01-10'), 12)).toEqual({ start: '2026-01-10', end: '2027-01-10' });
    expect(periodFrom(day.parse('2028-02-29'), 12)).toEqual({ start: '2028-02-29', end: '2029-02-28' });
  });
});

describe('a sum insured of 秦科研发保', () => {
  it.each([
    [9_999_999, 125_000_000, false],
    [10_000_000, 125_000_000, true],
    [100_000_000, 125_000_000, true],
    [100_000_001, 125_000_000, false],
    [300_000_000, 1_000_000_000, true],
    [300_000_001, 1_000_000_000, false],
    [10_000_000, 12_500_000, true],
    [10_000_000, 12_499_999, false],
  ])('of %i on a budget of %i fits: %s (rulebook 4.2)', (sum, value, fits) => {
    expect(faultyPaths(researchRequest(sum, value), research)).toEqual(
      fits ? [] : ['sumsInsured.rd-failure'],
    );
  });

  it('is needed, and the audited budget with it', () => {
    expect(faultyPaths(requestFor({ productCode: 'qinke-rd' }), research)).toEqual([
      'sumsInsured.rd-failure',
      'insurableValueFen',
    ]);
  });

  it('is asked of no other cover', () => {
    const request = {
      ...researchRequest(),
      sumsInsured: { 'rd-failure': asFen(100_000_000), 'rd-delay': asFen(1) },
    };
    expect(faultyPaths(request, research)).toEqual(['sumsInsured.rd-delay']);
    expect(faultyPaths(requestFor({ sumsInsured: { equipment: 1 } }))).toEqual(['sumsInsured.equipment']);
  });

  it('says within which bounds it has to be', () => {
    const [fault] = faultsOfRequest(research, researchRequest(1, 125_000_000), now);
    expect(fault?.message).toContain('100,000.00 to 1,000,000.00 yuan');
  });
});

describe('answers and loss payee', () => {
  it('that are left out block nothing (QTE-3)', () => {
    expect(faultyPaths(requestFor())).toEqual([]);
  });

  it('are taken for questions of the product only', () => {
    expect(faultyPaths(requestFor({ answers: { q1: 'no' } }))).toEqual([]);
    expect(faultyPaths(requestFor({ answers: { q9: 'no' } }))).toEqual(['answers.q9']);
  });

  it('are named one by one with every other fault', () => {
    const lossPayee = { bankName: '浦发银行', account: '6217000012345678', loanNo: 'L-1' };
    expect(faultyPaths(requestFor({ start: '2027-01-01', lossPayee, answers: { q9: 'no' } }))).toEqual([
      'start',
      'answers.q9',
      'lossPayee',
    ]);
    expect(faultyPaths({ ...researchRequest(), lossPayee }, research)).toEqual([]);
  });
});

describe('a request that does not fit the schema', () => {
  it.each([
    ['an unknown field', { discount: 1 }],
    ['a wrong code', { uscc: '91610100QKB0000103' }],
    ['a day that does not exist', { start: '2026-02-30' }],
    ['a sum below zero', { sumsInsured: { 'rd-failure': -1 } }],
    ['half a fen', { insurableValueFen: 0.5 }],
    ['a product code in capitals', { productCode: 'THEFT' }],
  ])('has %s', (_, change) => {
    expect(quoteRequest.safeParse({ ...requestFor(), ...change }).success).toBe(false);
  });
});

describe('limits of the covers', () => {
  it('of 秦科普惠保 are fixed', () => {
    expect(coverLimits(inclusive, { sumsInsured: {} })).toEqual([
      { code: 'equipment', limitFen: 5_000_000 },
      { code: 'ip-enforcement', limitFen: 5_000_000 },
      { code: 'liability', limitFen: 6_000_000 },
      { code: 'key-staff', limitFen: 4_000_000 },
    ]);
    expect(sumInsuredOf(inclusive, {})).toBe(20_000_000);
  });

  it('of 秦科研发保 follow the sum insured, delay at 30 % rounded down (MNY-3)', () => {
    const sums = { 'rd-failure': asFen(100_000_001) };
    expect(coverLimits(research, { sumsInsured: sums })).toEqual([
      { code: 'rd-failure', limitFen: 100_000_001 },
      { code: 'rd-delay', limitFen: 30_000_000 },
    ]);
    expect(sumInsuredOf(research, sums)).toBe(100_000_001);
  });
});
