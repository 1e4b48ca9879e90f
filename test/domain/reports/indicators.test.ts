import { describe, expect, it } from 'vitest';
import { day, instant } from '../../../shared/domain/dates.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import type { Firm } from '../../../shared/domain/firms/firm.ts';
import { divisionCode, insurerCode, paymentId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { watchClaims, watchFirm, watchPolicy } from '../../../shared/domain/reports/indicator-facts.ts';
import { type IndicatorFacts, riskIndicators } from '../../../shared/domain/reports/indicators.ts';
import { testFirm } from '../../support/journeys.ts';
import { claimIn } from '../claims/claim-fixtures.ts';
import { cancelledFile, fileOf, halfYearRefund, paidPolicy } from '../../support/settled-policies.ts';

const none = { policies: [], firms: [], payers: [], claims: [], otherMoney: [] };
const [a, b, c] = [1, 2, 3].map((serial) => paidPolicy({ serial, firm: testFirm(serial).org })) as [
  Policy,
  Policy,
  Policy,
];

interface Facts extends Partial<Pick<IndicatorFacts, 'payers' | 'otherMoney'>> {
  readonly policies?: readonly Policy[];
  readonly firms?: readonly Firm[];
  readonly claims?: readonly Claim[];
}

function indicators({ policies = [], firms = [], claims = [], ...money }: Facts) {
  return riskIndicators({
    ...none,
    ...money,
    policies: policies.map(watchPolicy),
    firms: firms.map(watchFirm),
    claims: watchClaims(claims),
  });
}

function kinds(facts: Facts) {
  return indicators(facts).map(({ kind, firms }) => [kind, firms.length]);
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
    expect(riskIndicators(none)).toEqual([]);
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
    const payers = [a, b, c].map(({ policyNo }) => ({ policyNo, account: '6222020000000001' }));
    const shown = indicators({ policies: [a, b, c], payers });
    expect(shown).toMatchObject([{ kind: 'payer-of-many', rule: 'REC-5', firms: expect.any(Array) }]);
    expect(JSON.stringify(shown)).not.toContain('6222020000000001');
    expect(kinds({ policies: [a, b], payers: payers.slice(0, 2) })).toEqual([]);
    const unknown = payers.map((payer) => ({ ...payer, account: '' }));
    expect(kinds({ policies: [a, b, c], payers: unknown })).toEqual([]);
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
    const sent = (amount: number, on: string, payerName = '甲公司') => ({
      payerName,
      amountFen: asFen(amount),
      paidAt: instant.parse(`${on}T01:00:00.000Z`),
    });
    const shown = (...otherMoney: ReturnType<typeof sent>[]) =>
      kinds({ policies: [a], firms: [firm], claims, otherMoney });

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
    const otherMoney = [
      {
        payerName: '代理公司',
        amountFen: asFen(20_000),
        paidAt: instant.parse('2026-01-07T01:00:00.000Z'),
        mismatchedPolicyNo: a.policyNo,
      },
    ];
    expect(kinds({ policies: [a, b], otherMoney })).toEqual([['firm-unaware', 1]]);
  });

  it('say what they rest on in both languages', () => {
    const [shown] = indicators({ policies: [a, { ...b, uscc: a.uscc }] });
    expect(shown?.fact.zh).toContain('重叠');
    expect(shown?.fact.en).toContain('overlap');
  });
});
