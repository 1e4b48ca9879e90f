import { describe, expect, it } from 'vitest';
import { day, type Instant } from '../../../shared/domain/dates.ts';
import { newStanding, type Standing } from '../../../shared/domain/firms/standing.ts';
import { composePolicyNo } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { renewalRequest, type RenewalWishes } from '../../../shared/domain/policies/renew-policy.ts';
import { faultsOfRequest } from '../../../shared/domain/quoting/faults-of-request.ts';
import { quoteFor } from '../../../shared/domain/quoting/request-quote.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  at,
  factsFor,
  firmA,
  identity,
  innovative,
  known,
  programmeWith,
  quoted,
  requestFor,
  researchRequest,
  row,
} from '../quoting/quote-fixtures.ts';
import { ResearchPolicy, sumOf } from './endorsement-fixtures.ts';
import { bind, paid } from './policy-fixtures.ts';

const december = at('2026-12-01T01:00:00.000Z');
const sold = quoted({ ...researchRequest(), answers: { q1: 'no' }, programmeIds: ['SN-QKB-YF'] });
const inForce = paid(bind(sold).policy);

function decide(now: Instant, more: { of?: Policy; standing?: Standing; wishes?: RenewalWishes } = {}) {
  const { of = inForce, standing = newStanding(firmA.uscc), wishes = {} } = more;
  return renewalRequest(of, { quote: sold, newest: known('qinke-rd') }, standing, wishes, now);
}

function refusal(decided: ReturnType<typeof decide>) {
  return decided.accepted ? undefined : decided.refusal;
}

describe('a renewal', () => {
  it('asks for the next period what the firm has now, and can be quoted as it is', () => {
    const decided = decide(december);
    invariant(decided.accepted, 'it is renewed');
    expect(decided.value).toMatchObject({
      productCode: 'qinke-rd',
      start: '2027-01-10',
      sumsInsured: { 'rd-failure': 100_000_000 },
      insurableValueFen: 125_000_000,
      answers: { q1: 'no' },
      programmeIds: ['SN-QKB-YF'],
    });
    expect(decided.value.otherSubsidies).toBeUndefined();
    expect(faultsOfRequest(known('qinke-rd'), decided.value, december)).toEqual([]);
  });

  it('follows endorsements, and what the firm now wants otherwise', () => {
    const insured = new ResearchPolicy({
      ratePpm: 50_000,
      subsidyPpm: 700_000,
      sumFen: 90_000_000,
      valueFen: 125_000_000,
    });
    insured.endorse('2026-06-24', sumOf(80_000_000));
    const endorsed = decide(december, { of: insured.policy });
    expect(endorsed.accepted && endorsed.value.sumsInsured).toEqual({ 'rd-failure': 80_000_000 });
    const wishes = { sumsInsured: { 'rd-failure': asFen(70_000_000) }, programmeIds: [] };
    const changed = decide(december, { of: insured.policy, wishes });
    expect(changed.accepted && changed.value).toMatchObject({ ...wishes });
  });

  it('leaves out what the newest version of the product does not ask any more', () => {
    const inclusive = quoted(requestFor());
    const of = paid(bind(inclusive).policy);
    const decided = renewalRequest(
      of,
      { quote: sold, newest: known('qinke-inclusive') },
      newStanding(firmA.uscc),
      {},
      december,
    );
    invariant(decided.accepted, 'it is renewed');
    expect(decided.value).toMatchObject({ sumsInsured: {}, answers: {}, programmeIds: [] });
  });

  it('counts as the second year of insurance, where a programme gives less then (SUB-6, case 48)', () => {
    const programme = programmeWith({
      firmYearCapFen: 10_000_000,
      minSelfPayPpm: 0,
      rates: [
        { ppm: 500_000, yearOfInsurance: 1 },
        { ppm: 300_000, yearOfInsurance: 2, andLater: true },
      ],
    });
    const granted = [{ programmeId: programme.id, year: 2026, fen: asFen(50_000) }];
    const standing = { ...newStanding(firmA.uscc), granted };
    const next = (start: string) => {
      const facts = factsFor('qinke-inclusive', {
        programmes: [programme],
        standing,
        rows: [row(), innovative],
        budgets: new Map(),
        now: december,
      });
      return quoteFor(requestFor({ start }), facts, identity).subsidy.programmes[0];
    };
    expect(next('2027-01-10')).toMatchObject({ ratePpm: 300_000, calculatedFen: 30_000, yearOfInsurance: 2 });
    expect(next('2028-01-10')).toMatchObject({ ratePpm: 300_000, yearOfInsurance: 2 });
  });
});

describe('a renewal is refused', () => {
  it.each([
    ['2026-11-10T15:59:59.999Z', 'renewal-not-open'],
    ['2026-11-10T16:00:00.000Z', undefined],
    ['2027-01-09T15:59:59.999Z', undefined],
    ['2027-01-09T16:00:00.000Z', 'policy-not-live'],
  ])('before its last 60 days and after its end: %s %s', (now, kind) => {
    expect(refusal(decide(at(now)))?.kind).toBe(kind);
  });

  it('says from which day on it may be asked for', () => {
    expect(refusal(decide(at('2026-06-01T01:00:00.000Z')))).toEqual({
      kind: 'renewal-not-open',
      from: '2026-11-11',
    });
  });

  it('where the next policy is bound already', () => {
    const policyNo = composePolicyNo(2027, '0000000001');
    const next = {
      productCode: inForce.product.code,
      policyNo,
      period: { start: day.parse('2027-01-10'), end: day.parse('2028-01-10') },
    };
    const standing = { ...newStanding(firmA.uscc), live: [next] };
    expect(refusal(decide(december, { standing }))).toEqual({
      kind: 'already-renewed',
      policyNo,
      end: '2028-01-10',
    });
  });

  it('for a policy that is not paid', () => {
    const { policy: of } = bind(sold);
    const now = at('2026-01-05T02:00:00.000Z');
    expect(refusal(decide(now, { of }))).toEqual({ kind: 'policy-not-live', status: 'awaiting-payment' });
  });
});
