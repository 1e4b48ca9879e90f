import { describe, expect, it } from 'vitest';
import { period, yearOf } from '../../../shared/domain/dates.ts';
import { newStanding, withPolicy } from '../../../shared/domain/firms/standing.ts';
import { policyNo } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { bindQuote, type BindRequest, policyNoOf } from '../../../shared/domain/policies/bind-quote.ts';
import { policy } from '../../../shared/domain/policies/policy.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import type { QuoteFacts } from '../../../shared/domain/quoting/request-quote.ts';
import {
  at,
  budgetOf,
  division,
  firmA,
  now,
  plenty,
  programmeWith,
  quoted,
  requestFor,
  researchRequest,
  row,
} from '../quoting/quote-fixtures.ts';
import { bind, bindFacts, everyClause } from './policy-fixtures.ts';

function refused(of: Quote, changes: Partial<QuoteFacts> = {}, request: BindRequest = everyClause(of)) {
  const decided = bindQuote(of, request, bindFacts(of, changes));
  return decided.accepted ? undefined : decided.refusal;
}

const research = quoted(researchRequest());

describe('a bound quote', () => {
  it('is a policy awaiting the firm’s 200.00, with every part of the subsidy as quoted (QTE-1, 6.4)', () => {
    const of = quoted();
    const bound = bind(of);
    expect(bound.policy).toMatchObject({
      status: 'awaiting-payment',
      quoteId: of.quoteId,
      period: { start: '2026-01-10', end: '2027-01-10' },
      premium: of.premium,
      subsidy: of.subsidy,
      firmPaysFen: 20_000,
      payment: { dueFen: 20_000, receivedFen: 0 },
      confirmedClauses: ['deductible', 'payment-ratio', 'general-exclusions'],
      boundAt: now,
      revision: 0,
    });
    expect(policy.parse(bound.policy)).toEqual(bound.policy);
  });

  it('has the policy number that follows from the quote: one quote, one policy', () => {
    const of = quoted();
    const number = policyNoOf(of);
    expect(policyNo.safeParse(number).success).toBe(true);
    expect(number.slice(2, 6)).toBe(String(yearOf(of.period.start)));
    expect(bind(of).policy.policyNo).toBe(number);
  });

  it('counts towards the firm-year cap of the year cover starts, and is live (SUB-3)', () => {
    const { standing, policy: bound } = bind();
    expect(standing.granted).toEqual([{ programmeId: 'SN-QKB-PH', year: 2026, fen: 80_000 }]);
    expect(standing.live).toEqual([
      { productCode: 'qinke-inclusive', policyNo: bound.policyNo, period: bound.period },
    ]);
    expect(standing.revision).toBe(1);
  });

  it('counts nothing towards the cap where subsidy is paid later, or none is granted', () => {
    const later = programmeWith({ rates: [{ ppm: 800_000 }], mode: 'pay-then-reimburse' });
    const changes = { programmes: [later] };
    expect(bind(quoted(requestFor(), changes), changes).standing.granted).toEqual([]);
    expect(bind(quoted(requestFor(), { rows: [] }), { rows: [] }).standing.granted).toEqual([]);
  });

  it('keeps the price that was quoted when more subsidy has become available', () => {
    const of = quoted(requestFor(), { rows: [] });
    expect(bind(of).policy).toMatchObject({ firmPaysFen: 100_000, subsidy: { totalFen: 0 } });
  });
});

describe('the time to pay', () => {
  it.each([
    ['a Monday', '2026-01-05T01:00:00.000Z', '2026-02-10', '2026-01-08T16:00:00.000Z'],
    [
      'a Thursday: the weekend does not count',
      '2026-01-08T01:00:00.000Z',
      '2026-02-10',
      '2026-01-13T16:00:00.000Z',
    ],
    ['a Saturday', '2026-01-10T01:00:00.000Z', '2026-02-10', '2026-01-14T16:00:00.000Z'],
    [
      'the Friday before the Spring Festival: the make-up Saturday counts, nine days of rest do not',
      '2026-02-13T01:00:00.000Z',
      '2026-03-10',
      '2026-02-25T16:00:00.000Z',
    ],
    ['the last minute of a day', '2026-01-05T15:59:59.999Z', '2026-02-10', '2026-01-08T16:00:00.000Z'],
    ['the first of the next', '2026-01-05T16:00:00.000Z', '2026-02-10', '2026-01-09T16:00:00.000Z'],
    [
      'a Thursday with cover from Saturday',
      '2026-01-08T01:00:00.000Z',
      '2026-01-10',
      '2026-01-09T16:00:00.000Z',
    ],
    ['the eve of cover', '2026-01-09T01:00:00.000Z', '2026-01-10', '2026-01-09T16:00:00.000Z'],
  ])(
    'after a bind on %s ends with the third working day, at most at the start of cover',
    (_, on, start, payBy) => {
      const changes = { now: at(on) };
      expect(bind(quoted(requestFor({ start }), changes), changes).policy.payment.payBy).toBe(payBy);
    },
  );
});

describe('a quote is not bound', () => {
  it('from the instant it expires', () => {
    const of = quoted();
    expect(refused(of, { now: at('2026-01-09T15:59:59.999Z') })).toBeUndefined();
    expect(refused(of, { now: of.expiresAt })).toEqual({ kind: 'quote-expired' });
  });

  it.each(['referred', 'declined'] as const)('while it is %s', (status) => {
    expect(refused({ ...quoted(), status })).toEqual({ kind: 'quote-not-open' });
  });

  it('while a clause is not confirmed, each named (QTE-4)', () => {
    const of = quoted();
    const request = { clauseConfirmations: ['payment-ratio'], consent: { clawback: true } };
    expect(refused(of, {}, request)).toEqual({
      kind: 'consent-missing',
      missing: ['deductible', 'general-exclusions'],
    });
  });

  it('without consent to clawback', () => {
    const of = quoted();
    expect(refused(of, {}, { ...everyClause(of), consent: { clawback: false } })).toEqual({
      kind: 'consent-missing',
      missing: ['consent.clawback'],
    });
  });

  it('a second time', () => {
    const of = quoted();
    const { standing, policy: bound } = bind(of);
    expect(refused(of, { standing })).toEqual({
      kind: 'already-insured',
      policyNo: bound.policyNo,
      end: '2027-01-10',
    });
  });

  it.each([
    ['2025-01-10', '2026-01-10', false],
    ['2025-01-11', '2026-01-11', true],
    ['2027-01-09', '2028-01-09', true],
    ['2027-01-10', '2028-01-10', false],
  ])('while a policy of the product from %s to %s overlaps: %s', (start, end, overlapping) => {
    const other = bind(quoted(requestFor({ start: '2026-03-01' }))).policy;
    const standing = withPolicy(newStanding(firmA.uscc), {
      productCode: 'qinke-inclusive',
      policyNo: other.policyNo,
      period: period.parse({ start, end }),
      grants: [],
    });
    expect(refused(quoted(), { standing })?.kind).toBe(overlapping ? 'already-insured' : undefined);
    expect(refused(research, { standing })).toBeUndefined();
  });
});

describe('a quote whose subsidy is no longer there', () => {
  const of = quoted();

  it('is refused when the budget lacks a fen, with the full price as it is now (SUB-9, case 3, case 4)', () => {
    const budgets = new Map([['SN-QKB-PH', budgetOf('SN-QKB-PH', { ...plenty, province: 47_999 })]]);
    expect(refused(of, { budgets })).toMatchObject({
      kind: 'budget-exhausted',
      fresh: { firmPaysFen: 100_000, status: 'quoted' },
    });
  });

  it('is refused when the cap has changed, with what is left of it (SUB-3)', () => {
    const standing = {
      ...newStanding(firmA.uscc),
      granted: [{ programmeId: 'SN-QKB-PH', year: 2026, fen: asFen(37_698) }],
    };
    expect(refused(of, { standing })).toMatchObject({
      kind: 'cap-changed',
      fresh: { subsidy: { totalFen: 42_302 }, firmPaysFen: 57_698 },
    });
  });

  it('is refused when a cap that bit already bites more', () => {
    const used = (fen: number) => ({
      standing: {
        ...newStanding(firmA.uscc),
        granted: [{ programmeId: 'SN-QKB-PH', year: 2026, fen: asFen(fen) }],
      },
    });
    expect(refused(quoted(requestFor(), used(30_000)), used(40_000))?.kind).toBe('cap-changed');
    expect(refused(quoted(requestFor(), used(30_000)), used(20_000))).toBeUndefined();
  });

  it('is refused when the firm is no longer eligible on the day of bind (ELG-2, ELG-3)', () => {
    const rows = [row({ kind: 'tech-sme', validFrom: '2026-01-01', validTo: '2026-12-31' })];
    const budgets = new Map([['SN-QKB-PH', budgetOf('SN-QKB-PH', plenty, 2027)]]);
    const request = requestFor({ start: '2027-01-20' });
    const eve = quoted(request, { rows, budgets, now: at('2026-12-31T01:00:00.000Z') });
    expect(eve.subsidy.totalFen).toBe(80_000);
    expect(refused(eve, { rows, budgets, now: at('2026-12-31T02:00:00.000Z') })).toBeUndefined();
    expect(refused(eve, { rows, budgets, now: at('2027-01-01T02:00:00.000Z') })?.kind).toBe(
      'eligibility-changed',
    );
  });

  it('is refused as no longer eligible even where the budget is gone as well', () => {
    expect(refused(of, { rows: [], budgets: new Map() })?.kind).toBe('eligibility-changed');
  });

  it('is refused when the programme no longer covers the firm', () => {
    expect(refused(of, { programmes: [] })?.kind).toBe('eligibility-changed');
  });

  it('binds at the full price once that was quoted', () => {
    const budgets = new Map([['SN-QKB-PH', budgetOf('SN-QKB-PH', { ...plenty, province: 47_999 })]]);
    const fullPrice = quoted(requestFor(), { budgets });
    expect(bind(fullPrice, { budgets }).policy.firmPaysFen).toBe(100_000);
  });

  it('is refused for each programme alone: another that grants more does not make up for it', () => {
    const programmes = ['SN-ONE', 'SN-TWO'].map((id) =>
      programmeWith({ id, rates: [{ ppm: 500_000 }], minSelfPayPpm: 0 }),
    );
    const only = (id: string) => new Map([[id, budgetOf(id, plenty)]]);
    const first = quoted(requestFor(), { programmes, budgets: only('SN-ONE') });
    expect(first.subsidy.programmes.map((one) => one.grantedFen)).toEqual([50_000, 0]);
    expect(refused(first, { programmes, budgets: only('SN-TWO') })?.kind).toBe('budget-exhausted');
  });
});

describe('a firm that has moved since its quote', () => {
  it('is paid for by the bureaus of where it is registered at bind (ELG-5, case 26)', () => {
    const moved = { firm: { ...firmA, divisionCode: division('610302') } };
    const { policy: bound } = bind(quoted(), moved);
    expect(bound.divisionCode).toBe('610302');
    expect(bound.subsidy.programmes[0]?.levels).toEqual([
      { level: 'province', payer: '610000', fen: 48_000 },
      { level: 'city', payer: '610300', fen: 24_000 },
      { level: 'county', payer: '610302', fen: 8_000 },
    ]);
    expect(bound.subsidy.totalFen).toBe(80_000);
  });

  it('out of the province loses the subsidy', () => {
    const moved = { firm: { ...firmA, divisionCode: division('420106') } };
    expect(refused(quoted(), moved)?.kind).toBe('eligibility-changed');
  });
});
