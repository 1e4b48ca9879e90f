import { describe, expect, it } from 'vitest';
import { day, instant } from '../../../shared/domain/dates.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import type { Firm } from '../../../shared/domain/firms/firm.ts';
import { divisionCode, insurerCode, paymentId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { type ReadBankLine, readBankLine } from '../../../shared/domain/policies/bank-line.ts';
import {
  factsOfBankLines,
  factsOfClaims,
  factsOfPolicies,
  type IndicatorFact,
} from '../../../shared/domain/reports/indicator-facts.ts';
import { IndicatorBucket } from '../../../shared/domain/reports/indicators.ts';
import { testFirm } from '../../support/journeys.ts';
import { claimIn } from '../claims/claim-fixtures.ts';
import { cancelledFile, fileOf, halfYearRefund, paidPolicy } from '../../support/settled-policies.ts';

const [a, b, c] = [1, 2, 3].map((serial) => paidPolicy({ serial, firm: testFirm(serial).org })) as [
  Policy,
  Policy,
  Policy,
];

interface Book {
  readonly policies?: readonly Policy[];
  readonly firms?: readonly Firm[];
  readonly claims?: readonly Claim[];
  readonly lines?: readonly ReadBankLine[];
}

function indicators({ policies = [], firms = [], claims = [], lines = [] }: Book) {
  const bucket = bucketOf([
    ...factsOfPolicies(policies, firms),
    ...factsOfClaims(claims, firms),
    ...factsOfBankLines(lines),
  ]);
  return [...bucket.indicators(), ...bucketOf(bucket.paidFrom()).indicators()];
}

function bucketOf(facts: Iterable<IndicatorFact>): IndicatorBucket {
  const bucket = new IndicatorBucket();
  for (const fact of facts) bucket.add(fact);
  return bucket;
}

/** A line of a bank, by default a premium that was due. */
function line(of: Partial<Record<keyof ReadBankLine, unknown>>): ReadBankLine {
  const paidAt = '2026-01-07T01:00:00.000Z';
  const stated = {
    insurer: 'picc-sn',
    bankReference: 'B1',
    paidAt,
    payerName: '',
    payerAccount: '',
    remark: '',
  };
  const read = { amountFen: 20_000, outcome: 'matched', commandId: 'B1', readAt: paidAt };
  return readBankLine.parse({ ...stated, ...read, ...of });
}

function kinds(book: Book) {
  return indicators(book).map(({ kind, firms }) => [kind, firms.length]);
}

function cancelled(serial: number, at: string): Policy {
  const file = cancelledFile(fileOf(paidPolicy({ serial })), halfYearRefund, at);
  return file.policy;
}

/** A claim on the policy that was paid to its firm. */
function paidClaim({ policyNo, uscc }: Policy, amount: number, paidAt: string) {
  const payment = {
    paymentId: paymentId.parse(`pay_${'0'.repeat(26)}`),
    purpose: 'final' as const,
    payee: 'insured' as const,
    payer: insurerCode.parse('picc-sn'),
    fen: asFen(amount),
    status: 'paid' as const,
    paidAt: instant.parse(paidAt),
  };
  return claimIn('paid', { policyNo, uscc, payments: [payment] });
}

describe('risk indicators (REC-5)', () => {
  it('show nothing where there is nothing', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ policies: [a, b, c] })).toEqual([]);
  });

  it('show a firm whose policies for one product overlap, and not one whose policies follow each other', () => {
    const again = { ...b, uscc: a.uscc };
    const later = { ...again, period: { start: a.period.end, end: day.parse('2028-01-10') } };
    expect(kinds({ policies: [a, again] })).toEqual([['insured-many-times', 1]]);
    expect(kinds({ policies: [a, later] })).toEqual([]);
  });

  it('show a firm that bound and cancelled in one quarter more than once', () => {
    const soon = (serial: number) => ({ ...cancelled(serial, '2026-02-01T01:00:00.000Z'), uscc: a.uscc });
    const late = { ...cancelled(2, '2026-05-01T01:00:00.000Z'), uscc: a.uscc };
    const apart = (policy: Policy, year: number) => ({
      ...policy,
      period: { start: day.parse(`${year}-01-01`), end: day.parse(`${year}-06-01`) },
    });
    expect(kinds({ policies: [apart(soon(1), 2026), apart(soon(2), 2027)] as Policy[] })).toEqual([
      ['bound-and-cancelled', 1],
    ]);
    expect(kinds({ policies: [apart(soon(1), 2026), apart(late, 2027)] as Policy[] })).toEqual([]);
  });

  it('show an account that paid for three firms, without saying which', () => {
    const paidBy = (payerAccount: string) =>
      [a, b, c].map(({ policyNo }) => line({ policyNo, payerAccount }));
    const lines = paidBy('6222020000000001');
    const shown = indicators({ policies: [a, b, c], lines });
    expect(shown).toMatchObject([{ kind: 'payer-of-many', rule: 'REC-5', firms: expect.any(Array) }]);
    expect(JSON.stringify(shown)).not.toContain('6222020000000001');
    expect(kinds({ policies: [a, b], lines })).toEqual([]);
    expect(kinds({ policies: [a, b, c], lines: paidBy('') })).toEqual([]);
    const out = lines.map((one) => ({ ...one, direction: 'out' as const }));
    expect(kinds({ policies: [a, b, c], lines: out })).toEqual([]);
  });

  it('show a telephone number that three firms share, however it is written', () => {
    const firms = [a, b, c].map(({ uscc }, index) => ({
      uscc,
      name: `甲${index}`,
      divisionCode: divisionCode.parse('610113'),
      contact: { name: '某人', phone: index === 0 ? '138-0000-0000' : '13800000000', email: 'a@example.com' },
    }));
    expect(kinds({ policies: [a, b, c], firms })).toEqual([['contact-shared', 3]]);
    expect(kinds({ policies: [a, b, c], firms: firms.slice(1) })).toEqual([]);
  });

  describe('of a claim that is paid back to the insurer', () => {
    const firm = { uscc: a.uscc, name: '甲公司', divisionCode: divisionCode.parse('610113') };
    const claims = [paidClaim(a, 2_376_000, '2026-04-01T01:00:00.000Z')];
    const sent = (amountFen: number, on: string, payerName = '甲公司') =>
      line({ payerName, amountFen, paidAt: `${on}T01:00:00.000Z`, outcome: 'unmatched' });
    const shown = (...lines: ReadBankLine[]) => kinds({ policies: [a], firms: [firm], claims, lines });

    it.each([
      ['half of it on the ninetieth day', [sent(1_188_000, '2026-06-30')]],
      ['two parts that make half', [sent(600_000, '2026-04-02'), sent(588_000, '2026-05-02')]],
      ['all of it from a name that differs in spaces', [sent(2_376_000, '2026-04-01', '甲 公司')]],
    ])('show %s', (_, money) => {
      expect(shown(...money)).toEqual([['claim-paid-back', 1]]);
    });

    it.each([
      ['a fen less than half', [sent(1_187_999, '2026-04-02')]],
      ['a day too late', [sent(2_376_000, '2026-07-01')]],
      ['money from before', [sent(2_376_000, '2026-03-31')]],
      ['somebody else’s money', [sent(2_376_000, '2026-04-02', '乙公司')]],
      ['nothing', []],
    ])('do not show %s', (_, money) => {
      expect(shown(...money)).toEqual([]);
    });
  });

  it('show a firm that may not know of its policy: brought in by an insurer, and nobody to ask', () => {
    const imported = { ...a, insurerPolicyNo: 'PICC-1' };
    const firm = { uscc: a.uscc, name: '甲公司', divisionCode: divisionCode.parse('610113') };
    const contact = { name: '某人', phone: '13800000000', email: 'a@example.com' };
    expect(kinds({ policies: [imported], firms: [firm] })).toEqual([['firm-unaware', 1]]);
    expect(kinds({ policies: [imported], firms: [{ ...firm, contact }] })).toEqual([]);
    expect(kinds({ policies: [a], firms: [firm] })).toEqual([]);
  });

  it('QTE-9: show a firm whose premium somebody of another name has sent', () => {
    const held = line({
      payerName: '代理公司',
      outcome: 'held',
      reason: 'payer-mismatch',
      policyNo: a.policyNo,
    });
    expect(kinds({ policies: [a, b], lines: [held, held] })).toEqual([['firm-unaware', 1]]);
  });

  it('say what they rest on in both languages', () => {
    const [shown] = indicators({ policies: [a, { ...b, uscc: a.uscc }] });
    expect(shown?.fact.zh).toContain('重叠');
    expect(shown?.fact.en).toContain('overlap');
  });
});
