import { describe, expect, it } from 'vitest';
import { startOfDay, day } from '../../../shared/domain/dates.ts';
import { grantedFen } from '../../../shared/domain/firms/standing.ts';
import { asFen, zeroFen } from '../../../shared/domain/money.ts';
import { agreedTerms } from '../../../shared/domain/policies/agreed-terms.ts';
import { explainEndorsement } from '../../../shared/domain/policies/explain-endorsement.ts';
import { lapseEndorsement } from '../../../shared/domain/policies/endorsement-life.ts';
import { matchPayment } from '../../../shared/domain/policies/match-payment.ts';
import { policy } from '../../../shared/domain/policies/policy.ts';
import { leftInAccount, premiumAccount } from '../../../shared/domain/policies/premium-account.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at, division } from '../quoting/quote-fixtures.ts';
import { ResearchPolicy, sumOf } from './endorsement-fixtures.ts';
import { bankLine } from './policy-fixtures.ts';

/** 900,000.00 of 1,250,000.00 at 0.5 %, of which the programme pays 80 %. */
const small = () =>
  new ResearchPolicy({ ratePpm: 5_000, subsidyPpm: 800_000, sumFen: 90_000_000, valueFen: 125_000_000 });
/** 1,000,000.00 at 5 %: 50,000.00, of which the firm pays 30 %. */
const large = () =>
  new ResearchPolicy({ ratePpm: 50_000, subsidyPpm: 700_000, sumFen: 100_000_000, valueFen: 125_000_000 });
const october = '2026-10-02';

function refusal(decided: ReturnType<ResearchPolicy['decide']>) {
  return decided.accepted ? undefined : decided.refusal;
}

describe('more sum insured', () => {
  it('costs 27.40 for 20,000.00 at 0.5 % and 100 of 365 days: the firm 5.48, the bureaus 21.92 (QTE-7)', () => {
    const { endorsement, lines, policy: after } = small().endorse(october, sumOf(92_000_000));
    expect(endorsement).toMatchObject({
      endorsementNo: 'E1',
      status: 'awaiting-payment',
      charge: { premium: { grossFen: 2_740, netOfVatFen: 2_585, vatFen: 155 }, firmPaysFen: 548 },
      payment: { dueFen: 548, receivedFen: 0 },
    });
    expect(lines).toMatchObject([{ rule: 'QTE-7', daysLeft: 100, days: 365, fen: 2_740 }]);
    expect(policy.safeParse(after).success).toBe(true);
    const [grant] =
      (endorsement.status === 'awaiting-payment' && endorsement.charge.subsidy.programmes) || [];
    expect(grant?.levels).toMatchObject([
      { level: 'province', fen: 1_316 },
      { level: 'city', fen: 657 },
      { level: 'county', fen: 219 },
    ]);
  });

  it('reserves its subsidy in the firm-year counter, and gives it up once when it is not paid', () => {
    const insured = small();
    const before = grantedFen(insured.standing, 'SN-QKB-YF', 2026);
    const decided = insured.decide(october, sumOf(92_000_000));
    invariant(decided.accepted && decided.value.standing !== undefined, 'it is reserved');
    const { standing, policy: waiting } = decided.value;
    expect(grantedFen(standing, 'SN-QKB-YF', 2026)).toBe(before + 2_192);
    const lapsed = lapseEndorsement(waiting, standing, at('2026-10-15T16:00:00.000Z'));
    invariant(lapsed.accepted, 'it lapses');
    expect(grantedFen(lapsed.value.standing, 'SN-QKB-YF', 2026)).toBe(before);
    expect(
      lapseEndorsement(lapsed.value.policy, lapsed.value.standing, at('2026-10-16T16:00:00.000Z')),
    ).toMatchObject({
      accepted: false,
    });
    expect(lapsed.value.policy.endorsements).toMatchObject([{ endorsementNo: 'E1', status: 'lapsed' }]);
  });

  it('holds from its day on when it was paid before, from the payment when that came later', () => {
    const ahead = small();
    ahead.endorse(october, sumOf(92_000_000), at('2026-09-28T01:00:00.000Z'));
    const start = startOfDay(day.parse(october));
    const sumAt = (of: ResearchPolicy, moment: string) =>
      agreedTerms(of.policy, undefined, at(moment)).sumsInsured;
    expect(sumAt(ahead, '2026-10-01T15:59:59.999Z')).toEqual({ 'rd-failure': 90_000_000 });
    expect(sumAt(ahead, start)).toEqual({ 'rd-failure': 92_000_000 });

    const today = small();
    today.endorse(october, sumOf(92_000_000));
    expect(today.policy.endorsements).toMatchObject([{ inEffectFrom: '2026-10-02T01:00:00.000Z' }]);
    expect(sumAt(today, start)).toEqual({ 'rd-failure': 90_000_000 });
  });

  it('is to be paid by the end of the third working day, at most the start of a later day', () => {
    const due = (effectiveDate: string, now: string) => {
      const decided = small().decide(effectiveDate, sumOf(92_000_000), { now: at(now) });
      invariant(decided.accepted && decided.value.endorsement.status === 'awaiting-payment', 'it waits');
      return decided.value.endorsement.payment.payBy;
    };
    expect(due('2026-11-04', '2026-11-02T01:00:00.000Z')).toBe('2026-11-03T16:00:00.000Z');
    expect(due('2026-11-02', '2026-11-02T01:00:00.000Z')).toBe('2026-11-05T16:00:00.000Z');
    expect(due('2026-12-01', '2026-11-02T01:00:00.000Z')).toBe('2026-11-05T16:00:00.000Z');
  });

  it('is paid by the bureaus of the bind, wherever the firm has moved (case 26)', () => {
    const insured = small();
    expect(insured.policy.divisionCode).toBe('610113');
    const { endorsement } = insured.endorse(october, sumOf(92_000_000));
    const payers = endorsement.charge?.subsidy.programmes.flatMap((one) =>
      one.levels.map((level) => level.payer),
    );
    expect(payers).toEqual([division('610000'), division('610100'), division('610113')]);
  });

  it('explains itself, and every line has a source', () => {
    const explained = explainEndorsement(small().endorse(october, sumOf(92_000_000)));
    expect(explained[0]?.text).toContain('增加 20,000.00 元 × 费率 0.5 % × 剩余 100 天 ÷ 365 天 = 27.40 元');
    for (const line of explained) expect(line.source).not.toBe('');
  });
});

describe('a payment of an endorsement', () => {
  const asked = () => {
    const insured = small();
    const decided = insured.decide(october, sumOf(92_000_000));
    invariant(decided.accepted, 'it waits');
    return decided.value.policy;
  };
  const now = at('2026-10-02T02:00:00.000Z');

  it('adds up from several, the rest goes back; a second one is not awaited (case 47)', () => {
    const first = matchPayment(asked(), bankLine(500, { paidAt: now }), now, 'E1');
    expect(first).toMatchObject({
      outcome: 'held',
      reason: 'underpaid',
      earlier: { receivedFen: 0, dueFen: 548 },
    });
    invariant(first.outcome === 'held' && first.reason === 'underpaid', 'more is to come');
    const second = matchPayment(first.policy, bankLine(100, { paidAt: now }), now, 'E1');
    expect(second).toMatchObject({ outcome: 'matched', paidFen: 48, earlierFen: 500, excessFen: 52 });
    invariant(second.outcome === 'matched', 'it is paid');
    expect(second.charge.premium.grossFen).toBe(2_740);
    expect(matchPayment(second.policy, bankLine(548), now, 'E1')).toMatchObject({
      reason: 'not-awaiting-payment',
    });
  });

  it('has to come from the firm, in time, and for an endorsement that there is (QTE-9)', () => {
    const agent = bankLine(548, { payerName: '某代理公司', paidAt: now });
    expect(matchPayment(asked(), agent, now, 'E1')).toMatchObject({ reason: 'payer-mismatch' });
    const late = at('2026-10-20T02:00:00.000Z');
    expect(matchPayment(asked(), bankLine(548), late, 'E1')).toMatchObject({
      reason: 'not-awaiting-payment',
    });
    expect(matchPayment(asked(), bankLine(548), now, 'E2')).toMatchObject({ reason: 'not-awaiting-payment' });
  });
});

describe('less sum insured', () => {
  it('returns 5,479.45 for 50,000.00 → 40,000.00 and 200 of 365 days: 1,643.83 and 3,835.62 (CAN-4)', () => {
    const insured = large();
    const { endorsement, lines } = insured.endorse('2026-06-24', sumOf(80_000_000));
    expect(lines).toMatchObject([{ rule: 'CAN-4', daysLeft: 200, fen: -547_945 }]);
    expect(endorsement).toMatchObject({
      status: 'in-effect',
      inEffectFrom: '2026-06-23T16:00:00.000Z',
      credit: { refund: { totalFen: 547_945, firmFen: 164_383, bureauFen: 383_562 } },
    });
    expect(grantedFen(insured.standing, 'SN-QKB-YF', 2026)).toBe(3_500_000 - 383_562);
    expect(leftInAccount(premiumAccount(insured.policy))).toBe(5_000_000 - 547_945);
  });

  it('after the budget’s year leaves the firm-year counter alone (14.1)', () => {
    expect(large().endorse('2027-01-02', sumOf(80_000_000)).standing).toBeUndefined();
  });

  it('is split together with what went back before (CAN-11)', () => {
    const insured = large();
    insured.endorse('2026-06-24', sumOf(90_000_000));
    insured.endorse('2026-06-24', sumOf(80_000_000));
    const { returned } = premiumAccount(insured.policy);
    expect(returned.firmFen).toBe(164_383);
  });

  it('cannot go below what claims have used (CLM-15)', () => {
    const used = { usedFen: { 'rd-failure': asFen(80_000_001) } };
    expect(refusal(large().decide('2026-06-24', sumOf(80_000_000), used))).toEqual({
      kind: 'below-claims-used',
      cover: 'rd-failure',
      usedFen: 80_000_001,
    });
    const exactly = { usedFen: { 'rd-failure': asFen(80_000_000) } };
    expect(large().decide('2026-06-24', sumOf(80_000_000), exactly).accepted).toBe(true);
  });
});

describe('a value below the sum insured', () => {
  const over = () =>
    new ResearchPolicy({ ratePpm: 5_000, subsidyPpm: 800_000, sumFen: 6_000_000, valueFen: 7_500_000 });

  it('voids the excess and returns its premium: 50.00 of 300.00, the firm 10.00, the bureaus 40.00 (QTE-6, OVR)', () => {
    const early = at('2026-01-08T01:00:00.000Z');
    const { endorsement, after, lines } = over().endorse(
      '2026-01-10',
      { insurableValueFen: asFen(5_000_000) },
      early,
    );
    expect(after.sumsInsured).toEqual({ 'rd-failure': 5_000_000 });
    expect(lines).toMatchObject([{ rule: 'QTE-6', fen: -5_000 }]);
    expect(endorsement).toMatchObject({
      credit: { refund: { totalFen: 5_000, firmFen: 1_000, bureauFen: 4_000 } },
    });
  });

  it('that still covers the sum changes the value alone', () => {
    const { endorsement, after } = over().endorse('2026-03-01', { insurableValueFen: asFen(6_000_000) });
    expect(after).toMatchObject({ sumsInsured: { 'rd-failure': 6_000_000 }, insurableValueFen: 6_000_000 });
    expect(endorsement).not.toHaveProperty('credit');
  });
});

describe('a loss payee', () => {
  const bank = { bankName: '西安示范银行', account: '6222020000000001', loanNo: 'L-1' };

  it('is set without premium, and replaced or taken away only with the lender’s letter (LOS-1, case 20)', () => {
    const insured = large();
    const { endorsement } = insured.endorse('2026-03-01', { lossPayee: bank });
    expect(endorsement).toMatchObject({ status: 'in-effect', changes: { lossPayee: bank } });
    expect(agreedTerms(insured.policy, undefined).lossPayee).toEqual(bank);
    expect(refusal(insured.decide('2026-04-01', { lossPayee: null }))).toMatchObject({
      kind: 'lender-consent-missing',
      bankName: bank.bankName,
    });
    const freed = insured.decide('2026-04-01', { lossPayee: null }, { lenderConsent: 'R-2026-7' });
    invariant(freed.accepted, 'the lender agrees');
    expect(freed.value.after.lossPayee).toBeUndefined();
    expect(freed.value.endorsement).toMatchObject({ endorsementNo: 'E2', lenderConsent: 'R-2026-7' });
  });
});

describe('an endorsement is refused', () => {
  it.each([
    ['2026-09-30', 'effective-date-outside'],
    ['2026-10-02', undefined],
    ['2027-01-09', undefined],
    ['2027-01-10', 'effective-date-outside'],
  ])('for a day before today or after the last of cover: %s %s', (effectiveDate, kind) => {
    const now = at('2026-10-02T01:00:00.000Z');
    expect(refusal(small().decide(effectiveDate, sumOf(92_000_000), { now }))?.kind).toBe(kind);
  });

  it('for a day before the start of cover or before what was agreed last', () => {
    const early = at('2026-01-06T01:00:00.000Z');
    expect(refusal(small().decide('2026-01-09', sumOf(92_000_000), { now: early }))).toMatchObject({
      first: '2026-01-10',
    });
    const insured = small();
    insured.endorse('2026-12-01', sumOf(80_000_000), at('2026-11-01T01:00:00.000Z'));
    const earlier = { now: at('2026-11-02T01:00:00.000Z') };
    expect(refusal(insured.decide('2026-11-30', sumOf(70_000_000), earlier))).toMatchObject({
      first: '2026-12-01',
    });
  });

  it('while another waits for its payment', () => {
    const insured = small();
    const decided = insured.decide(october, sumOf(92_000_000));
    invariant(decided.accepted, 'it waits');
    const again = insured.decide(october, sumOf(93_000_000), { of: decided.value.policy });
    expect(refusal(again)).toEqual({ kind: 'endorsement-pending', endorsementNo: 'E1' });
  });

  it('when nothing changes, or the product takes no such change', () => {
    expect(refusal(small().decide(october, sumOf(90_000_000)))).toEqual({ kind: 'nothing-changes' });
    expect(refusal(small().decide(october, { sumsInsured: { nothing: zeroFen } }))).toMatchObject({
      kind: 'changes-not-taken',
      faults: [{ path: 'changes.sumsInsured.nothing' }],
    });
    expect(refusal(small().decide(october, sumOf(100_000_001)))).toMatchObject({ kind: 'changes-not-taken' });
  });

  it('when the policy is not in force', () => {
    const over = at('2027-01-10T01:00:00.000Z');
    expect(refusal(small().decide(october, sumOf(92_000_000), { now: over }))).toEqual({
      kind: 'policy-not-live',
      status: 'expired',
    });
  });

  it('where the sum would need an underwriter (ELG-9)', () => {
    const insured = new ResearchPolicy({
      ratePpm: 5_000,
      subsidyPpm: 800_000,
      sumFen: 90_000_000,
      valueFen: 500_000_000,
    });
    expect(refusal(insured.decide(october, sumOf(100_000_001), { rows: [] }))?.kind).toBe(
      'needs-underwriting',
    );
  });
});

describe('a subsidy that is not there whole', () => {
  it('is refused with the price, which the firm may then agree to: budget gone (SUB-9)', () => {
    const insured = small();
    insured.budgetFen = { province: 1_315, city: 657, county: 219 };
    const short = refusal(insured.decide(october, sumOf(92_000_000)));
    expect(short).toEqual({ kind: 'budget-exhausted', grossFen: 2_740, needFen: 2_192, firmPaysFen: 2_740 });
    const agreed = insured.decide(october, sumOf(92_000_000), { firmPaysFen: 2_740 });
    invariant(agreed.accepted, 'the firm pays all');
    expect(agreed.value.endorsement).toMatchObject({ payment: { dueFen: 2_740 } });
    expect(agreed.value.standing).toBeUndefined();
    insured.budgetFen = { province: 1_316, city: 657, county: 219 };
    expect(insured.decide(october, sumOf(92_000_000)).accepted).toBe(true);
  });

  it('the firm-year cap has less left (SUB-3)', () => {
    const capped = new ResearchPolicy({
      ratePpm: 5_000,
      subsidyPpm: 800_000,
      sumFen: 90_000_000,
      valueFen: 125_000_000,
      capFen: 361_000,
    });
    expect(refusal(capped.decide(october, sumOf(92_000_000)))).toEqual({
      kind: 'cap-changed',
      grossFen: 2_740,
      needFen: 2_192,
      firmPaysFen: 1_740,
    });
    expect(capped.decide(october, sumOf(92_000_000), { firmPaysFen: 1_740 }).accepted).toBe(true);
  });

  it('the firm is not eligible today (ELG-2)', () => {
    expect(refusal(small().decide(october, sumOf(92_000_000), { rows: [] }))).toMatchObject({
      kind: 'eligibility-changed',
      firmPaysFen: 2_740,
    });
  });
});
