import { describe, expect, it } from 'vitest';
import { day, type Day } from '../../../shared/domain/dates.ts';
import { composeClaimNo } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import { type Policy, policy } from '../../../shared/domain/policies/policy.ts';
import {
  type RescissionFacts,
  rescindPolicy,
  rescissionRequest,
} from '../../../shared/domain/policies/rescind-policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { claimOfFirm } from '../clawbacks/clawback-fixtures.ts';
import { bind, paid } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind();
const inForce = paid(unpaid);
const claimNo = composeClaimNo(2026, '0000000001');
const loss = {
  claimNo,
  occurredOn: day.parse('2026-03-24'),
  paidOn: day.parse('2026-05-01'),
  paidFen: asFen(2_376_000),
};

interface Wish {
  readonly of?: Policy;
  readonly request?: object;
  readonly on?: string;
  readonly facts?: Partial<RescissionFacts>;
}

const hidden = {
  ground: 'non-disclosure',
  finding: 'intent',
  questionId: 'q1',
  knownOn: '2026-06-02',
  reason: '2024 年曾发生短路，投保时答「否」',
};
const invented = {
  ground: 'fraud',
  finding: 'invented-event',
  claimNo,
  knownOn: '2026-06-02',
  reason: '编造',
};

function decide({ of = inForce, request = hidden, on = '2026-06-10', facts = {} }: Wish = {}) {
  return rescindPolicy(of, rescissionRequest.parse(request), {
    now: at(`${on}T01:00:00.000Z`),
    by: 'underwriter',
    standing,
    questions: [{ id: 'q1' }, { id: 'any-other', catchAll: true }],
    answers: { q1: 'no', 'any-other': 'no' },
    premiumTakenOn: [day.parse('2026-01-05')],
    losses: [],
    toFirm: [],
    claimedBack: [],
    ...facts,
  });
}

function rescinded(wish: Wish = {}): Ended {
  const decided = decide(wish);
  invariant(decided.accepted, 'the policy is rescinded');
  return decided.value;
}

function refusal(wish: Wish) {
  const decided = decide(wish);
  return decided.accepted ? undefined : decided.refusal;
}

describe('a rescission for intent', () => {
  it('returns nothing, and the bureaus recover 800.00 from the firm with a fine of 80.00 to 400.00 (CAN-7, SUB-17)', () => {
    const { refund, policy: ended, commitments } = rescinded();
    expect(refund).toEqual({ totalFen: 0, firmFen: 0, bureauFen: 0, levels: [] });
    expect(commitments).toEqual([]);
    expect(ended.cancellation).toMatchObject({
      effectiveDate: '2026-06-10',
      article: '16',
      rescission: { ground: 'non-disclosure', finding: 'intent', questionId: 'q1', answer: 'no' },
      recovery: { rule: 'SUB-17', totalFen: 80_000, fine: { minFen: 8_000, maxFen: 40_000 } },
    });
    expect(policy.safeParse(ended).success).toBe(true);
  });

  it('lowers what was granted in the firm’s year: it is claimed back in that year (14.1)', () => {
    expect(rescinded().standing.granted).toEqual([{ programmeId: 'SN-QKB-PH', year: 2026, fen: 0 }]);
  });
});

describe('a rescission for gross negligence', () => {
  const negligent = { request: { ...hidden, finding: 'gross-negligence' } };

  it('returns the whole premium: firm 200.00, bureaus 800.00, and nothing is recovered (CAN-7)', () => {
    const { refund, policy: ended, commitments, standing: after, lines } = rescinded(negligent);
    expect(refund).toMatchObject({ totalFen: 100_000, firmFen: 20_000, bureauFen: 80_000 });
    expect(ended.cancellation.recovery).toBeUndefined();
    expect(commitments.flatMap((part) => part.levels.map((level) => level.fen))).toEqual([
      48_000, 24_000, 8_000,
    ]);
    expect(after.granted).toEqual([{ programmeId: 'SN-QKB-PH', year: 2026, fen: 0 }]);
    expect(lines.map((line) => [line.rule, line.fen])).toEqual([
      ['CAN-7', 100_000],
      ['CAN-2', 20_000],
      ['CAN-11', 48_000],
      ['CAN-11', 24_000],
      ['CAN-11', 8_000],
    ]);
  });

  it('of an unpaid policy releases the reservation', () => {
    const released = rescinded({
      ...negligent,
      of: unpaid,
      on: '2026-01-06',
      request: { ...hidden, finding: 'gross-negligence', knownOn: '2026-01-06' },
    });
    expect(released.wasPaid).toBe(false);
    expect(released.commitments).toMatchObject([{ programmeId: 'SN-QKB-PH' }]);
    expect(released.refund.totalFen).toBe(0);
  });

  it('says what was paid on claims and is to be repaid', () => {
    const { policy: ended } = rescinded({ ...negligent, facts: { losses: [loss] } });
    expect(ended.cancellation.rescission).toMatchObject({ toRepayFen: 2_376_000 });
  });
});

describe('a grant that was paid to the firm itself', () => {
  const toFirm = unpaid.subsidy.programmes.map((grant) => ({ grant, sent: grant.levels }));

  it('is recovered whole after negligence, when the premium goes back, without a fine (SUB-16)', () => {
    const { policy: ended } = rescinded({
      request: { ...hidden, finding: 'gross-negligence' },
      facts: { toFirm },
    });
    expect(ended.cancellation.recovery).toMatchObject({ rule: 'SUB-16', totalFen: 80_000 });
    expect(ended.cancellation.recovery).not.toHaveProperty('fine');
  });

  it('is recovered with what was deducted after intent (SUB-17)', () => {
    const { policy: ended } = rescinded({ facts: { toFirm } });
    expect(ended.cancellation.recovery).toMatchObject({ rule: 'SUB-17', totalFen: 160_000 });
  });
});

describe('a subsidy that was claimed back from the firm before (case 25)', () => {
  it('is not recovered a second time after intent', () => {
    const { policy: ended } = rescinded({ facts: { claimedBack: [claimOfFirm()] } });
    expect(ended.cancellation.recovery).toBeUndefined();
  });
});

describe('a rescission for fraud', () => {
  it('returns nothing and needs a claim of the policy, not thirty days (CLM-22)', () => {
    const { refund, policy: ended } = rescinded({
      request: invented,
      on: '2026-08-01',
      facts: { losses: [loss] },
    });
    expect(refund.totalFen).toBe(0);
    expect(ended.cancellation).toMatchObject({
      article: '27',
      rescission: { ground: 'fraud', claimNo, toRepayFen: 2_376_000 },
    });
    expect(ended.cancellation.recovery).toBeUndefined();
  });

  it('is refused on a claim that the policy does not have', () => {
    expect(refusal({ request: invented })).toEqual({
      kind: 'claim-unknown',
      claimNo,
    });
  });
});

describe('a rescission is refused', () => {
  it.each([
    ['2026-07-02', undefined],
    ['2026-07-03', 'rescission-too-late'],
  ])('after thirty days of knowing: known 2026-06-02, on %s (CAN-8)', (on, kind) => {
    const refused = refusal({ on });
    expect(refused?.kind).toBe(kind);
    if (refused !== undefined) expect(refused).toMatchObject({ lastDay: '2026-07-02', limit: '30-days' });
  });

  it.each([
    ['2028-01-05', undefined],
    ['2028-01-06', 'rescission-too-late'],
    ['2028-02-10', 'rescission-too-late'],
  ])('case 30: after two years of the contract, found in month 25: on %s', (on, kind) => {
    const refused = refusal({ on, request: { ...hidden, knownOn: on } });
    expect(refused?.kind).toBe(kind);
    if (refused !== undefined) expect(refused).toMatchObject({ lastDay: '2028-01-05', limit: '2-years' });
  });

  it('case 31: when the insurer knew and still took the renewal’s premium', () => {
    const renewed = [day.parse('2026-01-05'), day.parse('2026-06-08')];
    expect(refusal({ facts: { premiumTakenOn: renewed } })).toEqual({
      kind: 'insurer-knew',
      knownOn: '2026-06-02',
      since: '2026-06-08',
    });
  });

  it.each<[string, readonly Day[], string | undefined]>([
    ['2026-01-04', [], 'insurer-knew'],
    ['2026-01-05', [day.parse('2026-01-06')], 'insurer-knew'],
    ['2026-01-06', [day.parse('2026-01-06')], undefined],
  ])('when it knew before it contracted or was paid: known %s, paid %s', (knownOn, premiumTakenOn, kind) => {
    const request = { ...hidden, knownOn };
    expect(refusal({ request, on: '2026-01-20', facts: { premiumTakenOn } })?.kind).toBe(kind);
  });

  it.each([
    ['was never asked', { request: { ...hidden, questionId: 'q9' } }, 'not-asked'],
    ['was not answered', { facts: { answers: {} } }, 'not-answered'],
    ['catches everything', { request: { ...hidden, questionId: 'any-other' } }, 'catch-all'],
  ])('on a question that %s (QTE-3)', (_, wish, why) => {
    expect(refusal(wish)).toEqual({ kind: 'question-grounds-nothing', why });
  });

  it('with knowledge from tomorrow', () => {
    expect(refusal({ request: { ...hidden, knownOn: '2026-06-11' } })).toMatchObject({
      kind: 'known-in-future',
    });
  });

  it('a second time', () => {
    expect(refusal({ of: rescinded().policy })).toEqual({ kind: 'policy-not-live', status: 'cancelled' });
  });
});

describe('a policy that has expired', () => {
  it('can still be rescinded within the two years, from its last day', () => {
    const { policy: ended } = rescinded({ on: '2027-03-01', request: { ...hidden, knownOn: '2027-02-20' } });
    expect(ended.cancellation.effectiveDate).toBe('2027-01-10');
  });
});
