import { describe, expect, it } from 'vitest';
import { keptView } from '../../../functions/cancellation/cancellation-view.ts';
import { day } from '../../../shared/domain/dates.ts';
import { newStanding } from '../../../shared/domain/firms/standing.ts';
import { composeClaimNo, uscc } from '../../../shared/domain/ids.ts';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import { explainEndorsement } from '../../../shared/domain/policies/explain-endorsement.ts';
import { insuredNameOf } from '../../../shared/domain/policies/holders.ts';
import type { Policy, PolicyChanges } from '../../../shared/domain/policies/policy.ts';
import { rescindPolicy, rescissionRequest } from '../../../shared/domain/policies/rescind-policy.ts';
import { explainTransfer, transferPolicy } from '../../../shared/domain/policies/transfer-policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { expectEnglish } from '../../support/english.ts';
import { lender } from '../claims/claim-fixtures.ts';
import { claimOfFirm } from '../clawbacks/clawback-fixtures.ts';
import { at, quoted, researchRequest } from '../quoting/quote-fixtures.ts';
import { ResearchPolicy, sumOf } from './endorsement-fixtures.ts';
import { bind, noClaims, paid } from './policy-fixtures.ts';

interface Line {
  readonly textEn?: string | undefined;
}

function inEnglish(lines: readonly Line[], names: readonly string[] = []): readonly (string | undefined)[] {
  const said = lines.map((line) => line.textEn);
  expectEnglish(said, names);
  return said;
}

const { policy: unpaid, standing } = bind();
const inForce = paid(unpaid);
const toFirm = unpaid.subsidy.programmes.map((grant) => ({ grant, sent: grant.levels }));

function cancelled(of: Policy, effectiveDate: string, more: Partial<typeof noClaims> = {}) {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目终止', by: 'firm-a' };
  const now = at(`${effectiveDate}T01:00:00.000Z`);
  const decided = cancelPolicy(of, standing, { ...noClaims, ...more }, request, now);
  invariant(decided.accepted, 'the policy is cancelled');
  return inEnglish(decided.value.lines);
}

describe('a refund in English', () => {
  it('goes from 1,000.00 over 172 days to everybody who paid (CAN-2, CAN-11)', () => {
    expect(cancelled(inForce, '2026-07-01')).toEqual([
      'Premium paid and not returned: ¥1,000.00',
      'Earned in 172 of 365 days: ¥471.23; unexpired ¥1,000.00 × 193 ÷ 365 = ¥528.77, to the nearest fen',
      'The firm gets ¥105.75, its part of what was paid, rounded down',
      'Province (610000) gets ¥253.82 back',
      'City (610100) gets ¥126.90 back',
      'County (610113) gets ¥42.30 back',
    ]);
  });

  it('takes off what claims have taken (CAN-5)', () => {
    expect(cancelled(inForce, '2026-07-01', { usedFen: asFen(2_376_000) })[2]).toBe(
      'Losses were paid, ¥176,240.00 of ¥200,000.00 is left: of the premium only ¥881.20 of ¥1,000.00 counts, for the unexpired days ¥465.95',
    );
  });

  it('takes nothing off before inception but an agreed fee (CAN-1)', () => {
    const terms = { kind: 'daily' as const, handlingFeeFen: asFen(5_000) };
    expect(cancelled(inForce, '2026-01-08', { terms }).slice(1, 3)).toEqual([
      'Cover has not begun, nothing is taken off',
      "Agreed handling fee of ¥50.00, all out of the firm's part",
    ]);
  });

  it('goes by months begun where the product has a table (CAN-3)', () => {
    const monthPpm = Array.from({ length: 10 }, (_, index) => asPpm((index + 1) * 100_000));
    expect(cancelled(inForce, '2026-07-01', { terms: { kind: 'short-rate', monthPpm } })[1]).toBe(
      'By the table of short rates, months begun: 6; earned 60 %, ¥600.00',
    );
  });

  it('says that nothing was paid', () => {
    expect(cancelled(unpaid, '2026-01-06')).toEqual([
      'Nothing was paid, so nothing comes back; the subsidy reserved for it is released',
    ]);
  });

  it('says what the firm owes back, and what is left of an earlier claim (SUB-16, case 25)', () => {
    expect(cancelled(inForce, '2026-07-01', { toFirm })).toContain(
      'Province (610000) claims ¥253.82 of subsidy back from the firm',
    );
    expect(cancelled(inForce, '2026-07-01', { claimedBack: [claimOfFirm()] }).at(-1)).toBe(
      'The bureaus have claimed the subsidy back before; the ¥423.02 that they get lower that claim',
    );
  });

  it('waits for the lender, or stays as it is without it (CAN-9)', () => {
    const financed = paid(bind(quoted({ ...researchRequest(), lossPayee: lender })).policy);
    const asked = { effectiveDate: day.parse('2026-07-01'), reason: '项目终止', by: 'firm-a' };
    const waiting = { ...financed, pendingCancellation: { ...asked, at: at('2026-06-30T01:00:00.000Z') } };
    const said = [waiting, financed].map((of) => {
      return inEnglish(keptView(of, at('2026-06-30T01:00:00.000Z')).explanation);
    });
    expect(said.flat()).toEqual([
      'The lender has to agree in writing; until then cover goes on and nothing is refunded',
      'The lender does not agree: cover goes on, nothing is refunded',
    ]);
  });
});

describe('a rescission in English', () => {
  const claimNo = composeClaimNo(2026, '0000000001');
  const losses = [{ claimNo, occurredOn: day.parse('2026-03-24') }];
  const about = { knownOn: '2026-06-02', reason: '投保时未告知' };

  it.each([
    [
      'intent',
      'Rescinded for intent: no premium comes back, earlier losses are not paid, the subsidy is claimed back',
    ],
    [
      'gross-negligence',
      'Rescinded for gross negligence in disclosure: the whole premium comes back, earlier losses are not paid',
    ],
    ['invented-event', 'Rescinded for an invented loss: no premium comes back'],
    ['deliberate-event', 'Rescinded for a loss caused on purpose: nothing is paid, no premium comes back'],
  ])('for %s says what comes back', (finding, said) => {
    const ground = finding.endsWith('event')
      ? { ground: 'fraud', claimNo }
      : { ground: 'non-disclosure', questionId: 'q1' };
    const decided = rescindPolicy(inForce, rescissionRequest.parse({ ...about, ...ground, finding }), {
      now: at('2026-06-10T01:00:00.000Z'),
      by: 'underwriter',
      standing,
      questions: [{ id: 'q1' }],
      answers: { q1: 'no' },
      premiumTakenOn: [],
      losses,
      toFirm,
      claimedBack: [],
    });
    invariant(decided.accepted, 'the policy is rescinded');
    expect(inEnglish(decided.value.lines)[0]).toBe(said);
  });
});

describe('an endorsement in English', () => {
  const insured = (capFen?: number) =>
    new ResearchPolicy({
      ratePpm: 5_000,
      subsidyPpm: 800_000,
      sumFen: 90_000_000,
      valueFen: 125_000_000,
      ...(capFen === undefined ? {} : { capFen }),
    });
  const explained = (changes: PolicyChanges, of = insured()) => {
    return inEnglish(explainEndorsement(of.endorse('2026-10-02', changes)));
  };

  it('says what more sum costs, who pays, and when it takes effect (QTE-7)', () => {
    expect(explained(sumOf(92_000_000))).toEqual([
      'R&D cost lost by failure: sum insured ¥900,000.00 → ¥920,000.00, ¥20,000.00 more × 0.5 % × 100 of 365 days left = ¥27.40, to the nearest fen',
      '¥27.40 more premium, of which VAT ¥1.55',
      'SN-QKB-YF: ¥27.40 × 80 %, subsidy ¥21.92 (rounded down)',
      'The firm pays ¥5.48; the change takes effect once it is paid',
    ]);
  });

  it('names what has limited its subsidy (SUB-3)', () => {
    const capped = insured(361_000);
    const agreed = capped.decide('2026-10-02', sumOf(92_000_000), { firmPaysFen: 1_740 });
    invariant(agreed.accepted, 'the firm pays more');
    expect(inEnglish(explainEndorsement(agreed.value))).toContain(
      'SN-QKB-YF: ¥27.40 × 80 %, subsidy ¥10.00 (rounded down), limited by yearly cap of the firm',
    );
  });

  it('says what less sum gives back, and to whom (CAN-4, CAN-11)', () => {
    const [step, back] = explained(sumOf(80_000_000));
    expect(step).toContain('¥100,000.00 less × 0.5 % × 100 of 365 days left = ¥136.99');
    expect(back).toBe('¥136.99 comes back, to each its part of what was paid: firm ¥27.39, bureaus ¥109.60');
  });

  it('says that the premium stays', () => {
    const lossPayee = { bankName: '西安示范银行', account: '6222020000000001', loanNo: 'L-1' };
    expect(explained({ lossPayee })).toEqual(['This change leaves the premium as it is']);
  });

  it('has its premium’s lines named', () => {
    const { endorsement } = insured().endorse('2026-10-02', sumOf(92_000_000));
    expectEnglish((endorsement.charge?.premium.lines ?? []).map((line) => line.labelEn));
  });
});

describe('a transfer in English', () => {
  const buyer = { uscc: uscc.parse('91610100QKB000029Y'), name: '西安承继科技有限公司' };

  it.each([
    [
      'sale' as const,
      (name: string) =>
        `The subsidy granted still counts for ${name}: in its firm-year cap and its years insured`,
    ],
    [
      'merger' as const,
      (name: string) =>
        `What ${name} has used of its firm-year cap, and its years insured, count for the successor`,
    ],
  ])(
    'by %s says who steps in, where the counters are, and what the insurer may do (CAN-10)',
    (reason, counters) => {
      const of = new ResearchPolicy({
        ratePpm: 50_000,
        subsidyPpm: 700_000,
        sumFen: 90_000_000,
        valueFen: 125_000_000,
      });
      const seller = insuredNameOf(of.policy);
      const decided = transferPolicy(
        of.policy,
        { effectiveDate: day.parse('2026-10-02'), reason },
        {
          now: at('2026-10-02T01:00:00.000Z'),
          by: 'firm-a',
          successor: buyer,
          standings: { from: of.standing, to: newStanding(buyer.uscc) },
        },
      );
      invariant(decided.accepted, 'the policy is transferred');
      expect(inEnglish(explainTransfer(decided.value), [buyer.name, seller])).toEqual([
        `From 2026-10-02 00:00 ${buyer.name} takes over the rights and duties of ${seller}, which is still paid for earlier losses; the premium stays`,
        counters(seller),
        'If the risk has clearly risen, the insurer may ask more premium or cancel by 2026-11-01; losses before its answer are covered',
      ]);
    },
  );
});
