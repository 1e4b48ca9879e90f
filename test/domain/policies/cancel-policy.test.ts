import { describe, expect, it } from 'vitest';
import { type ClaimedBack, lowerClaim } from '../../../shared/domain/clawbacks/claimed-back.ts';
import { day, type Instant } from '../../../shared/domain/dates.ts';
import type { Standing } from '../../../shared/domain/firms/standing.ts';
import { composeClaimNo } from '../../../shared/domain/ids.ts';
import { cancelPolicy, type ReportedLoss } from '../../../shared/domain/policies/cancel-policy.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { type Policy, policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  at,
  budgetOf,
  innovative,
  plenty,
  programmeWith,
  quoted,
  requestFor,
  row,
} from '../quoting/quote-fixtures.ts';
import { claimOfFirm } from '../clawbacks/clawback-fixtures.ts';
import { bind, paid, noClaims } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind();
const inForce = paid(unpaid);
const july = at('2026-07-01T01:00:00.000Z');

interface Wish {
  readonly of?: Policy;
  readonly standing?: Standing;
  readonly losses?: readonly ReportedLoss[];
  readonly usedFen?: number;
  readonly now?: Instant;
}

function decide(
  effectiveDate: string,
  { of = inForce, standing: held = standing, losses = [], usedFen = 0, now = july }: Wish = {},
) {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目终止', by: 'firm-a' };
  const claims = { ...noClaims, losses, usedFen: asFen(usedFen) };
  return cancelPolicy(of, held, claims, request, now);
}

function cancelled(effectiveDate: string, wish: Wish = {}): Ended {
  const decided = decide(effectiveDate, wish);
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value;
}

function refusal(effectiveDate: string, wish: Wish = {}) {
  const decided = decide(effectiveDate, wish);
  return decided.accepted ? undefined : decided.refusal;
}

describe('a cancellation after a partial loss', () => {
  it('returns the premium of the undamaged part only: 465.95 after 23,760.00 were paid (CAN-5, case 54)', () => {
    const { refund, policy: ended } = cancelled('2026-07-01', { usedFen: 2_376_000 });
    expect(refund).toMatchObject({ totalFen: 46_595, firmFen: 9_319, bureauFen: 37_276 });
    expect(ended.cancellation.baseFen).toBe(88_120);
  });

  it('returns nothing when claims have taken all', () => {
    expect(cancelled('2026-07-01', { usedFen: 20_000_000 }).refund.totalFen).toBe(0);
  });
});

describe('a cancelled policy', () => {
  it('stays live until its cover ends, so that nobody is covered twice', () => {
    const { standing: after } = cancelled('2026-10-01');
    expect(after.live).toMatchObject([{ period: { start: '2026-01-10', end: '2026-10-01' } }]);
  });
});

describe('a cancellation after inception', () => {
  it('returns 528.77 of 1,000.00: the firm 105.75, the bureaus 423.02 (CAN-2, case 5)', () => {
    expect(cancelled('2026-07-01').refund).toMatchObject({
      totalFen: 52_877,
      firmFen: 10_575,
      bureauFen: 42_302,
    });
  });

  it('returns the bureaus’ part by level: 253.82, 126.90 and 42.30', () => {
    expect(cancelled('2026-07-01').refund.levels).toEqual([
      { level: 'province', payer: '610000', fen: 25_382 },
      { level: 'city', payer: '610100', fen: 12_690 },
      { level: 'county', payer: '610113', fen: 4_230 },
    ]);
  });

  it('claws the subsidy back and lowers the firm-year counter to what is kept (14.1)', () => {
    const { commitments, standing: after, wasPaid, freesBudget } = cancelled('2026-07-01');
    expect(commitments).toEqual([
      { programmeId: 'SN-QKB-PH', levels: cancelled('2026-07-01').refund.levels },
    ]);
    expect(after.granted).toEqual([{ programmeId: 'SN-QKB-PH', year: 2026, fen: 37_698 }]);
    expect(after.live).toMatchObject([{ period: { end: '2026-07-01' } }]);
    expect([wasPaid, freesBudget]).toEqual([true, true]);
  });

  it('ends cover at 00:00 of its day, and says who wanted it, when and why', () => {
    const { policy: ended } = cancelled('2026-08-01');
    expect(ended).toMatchObject({
      status: 'cancelled',
      cancellation: { effectiveDate: '2026-08-01', reason: '项目终止', at: july, by: 'firm-a' },
      revision: inForce.revision + 1,
    });
    expect(policy.safeParse(ended).success).toBe(true);
  });

  it('divides by 366 in a year with a leap day (case 49)', () => {
    const early = { now: at('2027-02-15T01:00:00.000Z') };
    const budgets = { budgets: new Map([['SN-QKB-PH', budgetOf('SN-QKB-PH', plenty, 2027)]]) };
    const rows = { rows: [row(), innovative] };
    const facts = { ...early, ...budgets, ...rows };
    const { policy: leap, standing: held } = bind(quoted(requestFor({ start: '2027-03-01' }), facts), facts);
    const { refund } = cancelled('2027-08-31', {
      of: paid(leap, early.now),
      standing: held,
      now: at('2027-08-30T01:00:00.000Z'),
    });
    expect(refund).toMatchObject({ totalFen: 50_000, firmFen: 10_000, bureauFen: 40_000 });
  });

  it('in the year after the budget’s goes to the treasury: neither envelope nor counter is freed (14.1)', () => {
    const late = cancelled('2027-01-02', { now: at('2027-01-02T01:00:00.000Z') });
    expect(late.freesBudget).toBe(false);
    expect(late.standing.granted).toEqual(standing.granted);
    expect(late.refund.bureauFen).toBe(1_754);
    expect(cancelled('2026-12-31', { now: at('2026-12-31T15:59:59.999Z') }).freesBudget).toBe(true);
  });

  it('of a policy without subsidy returns everything to the firm', () => {
    const full = bind(quoted(requestFor(), { rows: [] }), { rows: [] });
    const { refund, commitments } = cancelled('2026-07-01', {
      of: paid(full.policy),
      standing: full.standing,
    });
    expect(refund).toEqual({ totalFen: 52_877, firmFen: 52_877, bureauFen: 0, levels: [] });
    expect(commitments).toEqual([]);
  });
});

describe('a cancellation before inception', () => {
  const early = { now: at('2026-01-08T01:00:00.000Z') };

  it('returns everything: 200.00 and 800.00 (CAN-1)', () => {
    expect(cancelled('2026-01-09', early).refund).toMatchObject({
      totalFen: 100_000,
      firmFen: 20_000,
      bureauFen: 80_000,
    });
    expect(cancelled('2026-01-09', early).standing.granted).toEqual([
      { programmeId: 'SN-QKB-PH', year: 2026, fen: 0 },
    ]);
  });

  it('returns everything on the first day too, and a day less on the second', () => {
    expect(cancelled('2026-01-10', early).refund.totalFen).toBe(100_000);
    expect(cancelled('2026-01-11', early).refund.totalFen).toBe(99_726);
  });

  it('frees the budget of the coming year, since that year is not over', () => {
    const december = { now: at('2025-12-31T01:00:00.000Z') };
    const { policy: next, standing: held } = bind(quoted(requestFor(), december), december);
    const early2025 = cancelled('2026-01-09', {
      of: paid(next, december.now),
      standing: held,
      now: at('2025-12-31T02:00:00.000Z'),
    });
    expect(early2025.freesBudget).toBe(true);
    expect(early2025.standing.granted).toEqual([{ programmeId: 'SN-QKB-PH', year: 2026, fen: 0 }]);
  });
});

describe('a cancellation before payment', () => {
  it('returns nothing and releases the reservation whole (CAN-1)', () => {
    const released = cancelled('2026-01-06', { of: unpaid, now: at('2026-01-06T01:00:00.000Z') });
    expect(released.refund).toEqual({ totalFen: 0, firmFen: 0, bureauFen: 0, levels: [] });
    expect(released.wasPaid).toBe(false);
    expect(released.commitments).toEqual([
      { programmeId: 'SN-QKB-PH', levels: unpaid.subsidy.programmes[0]?.levels },
    ]);
    expect(released.standing.granted).toEqual([{ programmeId: 'SN-QKB-PH', year: 2026, fen: 0 }]);
    expect(released.standing.live).toEqual([]);
  });
});

function claimedThenCancelled(claim: ClaimedBack): Ended {
  const request = { effectiveDate: day.parse('2026-07-01'), reason: '项目终止', by: 'firm-a' };
  const decided = cancelPolicy(inForce, standing, { ...noClaims, claimedBack: [claim] }, request, july);
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value;
}

describe('a cancellation after the subsidy was claimed back from the firm', () => {
  it('case 25: lowers that claim by 423.02 and frees neither envelope nor counter a second time', () => {
    const {
      refund,
      commitments,
      settlesClaims,
      standing: after,
      lines,
    } = claimedThenCancelled(claimOfFirm());
    expect(refund).toMatchObject({ totalFen: 52_877, firmFen: 10_575, bureauFen: 42_302 });
    expect(commitments).toEqual([]);
    expect(settlesClaims).toEqual([{ programmeId: 'SN-QKB-PH', levels: refund.levels }]);
    expect(after.granted).toEqual(standing.granted);
    expect(lines.at(-1)).toMatchObject({ rule: 'SUB-16', part: 'recovered', fen: -42_302 });
  });

  it.each([
    ['all 800.00 was repaid', [48_000, 24_000, 8_000], 52_877, []],
    ['the province has 480.00 back', [48_000], 10_575 + 25_382, [12_690, 4_230]],
    ['the province still lacks 100.00', [38_000], 10_575 + 15_382, [10_000, 12_690, 4_230]],
  ] as const)(
    'case 25: where %s no bureau gets back more than it paid (CAN-2)',
    (_, repaid, firmFen, levels) => {
      const { refund, lowersClaims } = claimedThenCancelled(claimOfFirm(repaid));
      expect(refund).toMatchObject({ totalFen: 52_877, firmFen });
      expect(refund.levels.map((part) => part.fen)).toEqual(levels);
      const lowered = lowersClaims.flatMap((part) => part.levels.map((one) => one.fen));
      expect(lowered).toEqual(levels);
    },
  );

  it('case 25: a claim that was given up is lowered no more, and the bureaus have their 423.02 (SUB-16)', () => {
    const { programmeId, claim } = claimOfFirm();
    const writtenOff = { fen: claim.totalFen, reason: '无力偿还', by: 'bureau-approver', at: july };
    const givenUp = { programmeId, claim: { ...claim, status: 'written-off' as const, writtenOff } };
    const { refund, lowersClaims } = claimedThenCancelled(givenUp);
    expect(refund).toMatchObject({ firmFen: 10_575, bureauFen: 42_302 });
    expect(lowersClaims).toEqual([{ programmeId, levels: [] }]);
    expect(lowerClaim(givenUp, refund.levels, july)).toBeUndefined();
  });

  it('case 25: lowers a claim over the revision it was decided on, until it is done', () => {
    const owing = claimOfFirm();
    const once = lowerClaim(owing, owing.claim.levels, july);
    expect(once).toMatchObject({ status: 'repaid', revision: owing.claim.revision + 1 });
    invariant(once !== undefined, 'it was lowered');
    expect(lowerClaim({ ...owing, claim: once }, owing.claim.levels, july)).toBeUndefined();
  });
});

describe('a cancellation is refused', () => {
  it.each([
    ['2026-06-30', 'effective-date-outside'],
    ['2026-07-01', undefined],
    ['2027-01-09', undefined],
    ['2027-01-10', 'effective-date-outside'],
  ])('for a day before today or after the last of cover: %s %s', (effectiveDate, kind) => {
    expect(refusal(effectiveDate)?.kind).toBe(kind);
  });

  it('says from which day to which it may be', () => {
    expect(refusal('2026-06-30')).toEqual({
      kind: 'effective-date-outside',
      first: '2026-07-01',
      end: '2027-01-10',
    });
  });

  it.each([
    ['2026-07-31', undefined],
    ['2026-08-01', 'claim-after-effective-date'],
    ['2026-08-02', 'claim-after-effective-date'],
  ])('when a loss on or after its day was reported: loss on %s, %s', (occurredOn, kind) => {
    const claimNo = composeClaimNo(2026, '0000000001');
    const losses = [{ claimNo, occurredOn: day.parse(occurredOn) }];
    expect(refusal('2026-08-01', { losses })).toEqual(kind && { kind, claimNo });
  });

  it('a second time', () => {
    const once = cancelled('2026-07-01');
    expect(refusal('2026-07-01', { of: once.policy, standing: once.standing })).toEqual({
      kind: 'policy-not-live',
      status: 'cancelled',
    });
  });

  it('for a policy that has lapsed, noted or not, or has expired', () => {
    const { payBy } = unpaid.payment;
    const lapsed: Policy = { ...unpaid, status: 'lapsed', lapsedAt: payBy };
    expect(refusal('2026-07-01', { of: lapsed })).toMatchObject({
      kind: 'policy-not-live',
      status: 'lapsed',
    });
    expect(refusal('2026-07-01', { of: unpaid, now: payBy })).toMatchObject({ status: 'lapsed' });
    expect(refusal('2027-01-10', { now: at('2027-01-09T16:00:00.000Z') })).toMatchObject({
      status: 'expired',
    });
  });
});

describe('what comes back of a small grant', () => {
  it('is never more than a level paid, where the left-over fen would be (invariant 5)', () => {
    const terms = programmeWith({ rates: [{ ppm: 5_000 }], minSelfPayPpm: 0 });
    const changes = { programmes: [terms] };
    const { policy: small, standing: held } = bind(quoted(requestFor(), changes), changes);
    expect(small.subsidy.programmes[0]?.levels.map((part) => part.fen)).toEqual([300, 150, 50]);
    const { refund } = cancelled('2026-01-11', {
      of: paid(small),
      standing: held,
      now: at('2026-01-11T01:00:00.000Z'),
    });
    expect(refund).toMatchObject({ totalFen: 99_726, firmFen: 99_227, bureauFen: 499 });
    expect(refund.levels.map((part) => part.fen)).toEqual([300, 150, 49]);
  });
});
