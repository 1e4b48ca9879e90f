import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { grantedFen, newStanding, withoutPolicy } from '../../../shared/domain/firms/standing.ts';
import { uscc } from '../../../shared/domain/ids.ts';
import { holderAt, holdersOf } from '../../../shared/domain/policies/holders.ts';
import { type Policy, policy } from '../../../shared/domain/policies/policy.ts';
import { countedGrants } from '../../../shared/domain/policies/take-back.ts';
import {
  explainTransfer,
  transferPolicy,
  type TransferFacts,
  type TransferRequest,
} from '../../../shared/domain/policies/transfer-policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { deductedGrants } from '../../../shared/domain/subsidies/deducted-grants.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { ResearchPolicy, sumOf } from './endorsement-fixtures.ts';

const buyer = { uscc: uscc.parse('91610100QKB000029Y'), name: '西安承继科技有限公司' };
const programme = 'SN-QKB-YF';
const now = at('2026-10-02T01:00:00.000Z');

function insured() {
  return new ResearchPolicy({
    ratePpm: 50_000,
    subsidyPpm: 700_000,
    sumFen: 90_000_000,
    valueFen: 125_000_000,
  });
}

function decide(
  { policy: of, standing }: { policy: Policy; standing: TransferFacts['standings']['from'] },
  request: Partial<TransferRequest> = {},
  facts: Partial<TransferFacts> = {},
) {
  return transferPolicy(
    of,
    { effectiveDate: day.parse('2026-10-02'), reason: 'sale', ...request },
    {
      now,
      by: 'firm-a',
      successor: buyer,
      standings: { from: standing, to: newStanding(buyer.uscc) },
      ...facts,
    },
  );
}

function transferred(...args: Parameters<typeof decide>) {
  const decided = decide(...args);
  invariant(decided.accepted, `transferred: ${JSON.stringify(decided)}`);
  return decided.value;
}

describe('a transfer (CAN-10)', () => {
  it('makes the policy the buyer’s from the start of the day of the notice, at its price, subsidy and bureau (case 26)', () => {
    const of = insured();
    const { policy: after, endorsement, answerBy } = transferred(of);
    const seller = { uscc: of.policy.uscc, name: of.policy.policyholder };
    expect(endorsement).toMatchObject({
      endorsementNo: 'E1',
      status: 'in-effect',
      inEffectFrom: '2026-10-01T16:00:00.000Z',
      changes: { transfer: { ...buyer, reason: 'sale', from: seller } },
    });
    expect(answerBy).toBe('2026-11-01');
    expect(policy.safeParse(after).success).toBe(true);
    const { uscc: holder, policyholder, endorsements, revision, ...kept } = after;
    expect({ uscc: holder, name: policyholder }).toEqual(buyer);
    expect([endorsements?.length, revision]).toEqual([1, of.policy.revision + 1]);
    expect(of.policy).toMatchObject(kept);
    expect(holderAt(after, at('2026-10-01T15:59:59.999Z'))).toEqual(seller);
    expect(holderAt(after, at('2026-10-01T16:00:00.000Z'))).toEqual(buyer);
    expect(holdersOf(after)).toEqual([buyer, seller]);
  });

  it('moves the live policy to the buyer, and after a sale leaves the counters for good with the seller', () => {
    const of = insured();
    const { standings, policy: after } = transferred(of);
    expect([standings.from.live, standings.to.live.length]).toEqual([[], 1]);
    expect(grantedFen(standings.from, programme, 2026)).toBe(3_150_000);
    expect(grantedFen(standings.to, programme, 2026)).toBe(0);
    expect(countedGrants(after, deductedGrants(after.subsidy))).toEqual([]);
  });

  it('case 27: a merger takes the counters to the successor, from whom an end gives them back to zero', () => {
    const of = insured();
    const { standings, policy: after } = transferred(of, { reason: 'merger' });
    expect(grantedFen(standings.from, programme, 2026)).toBe(0);
    expect(grantedFen(standings.to, programme, 2026)).toBe(3_150_000);
    const counted = countedGrants(after, deductedGrants(after.subsidy));
    const ended = withoutPolicy(standings.to, after.policyNo, counted);
    expect([grantedFen(ended, programme, 2026), ended.live]).toEqual([0, []]);
  });

  it('case 27: the same code is no transfer, and neither is the same transfer a second time', () => {
    const of = insured();
    const same = { successor: { uscc: of.policy.uscc, name: '西安更名科技有限公司' } };
    expect(decide(of, {}, same)).toMatchObject({ refusal: { kind: 'nothing-changes' } });
    const { policy: after, standings } = transferred(of);
    expect(decide({ policy: after, standing: standings.to })).toMatchObject({
      refusal: { kind: 'nothing-changes' },
    });
  });

  it('tells who still gets what, where the counters are, and what the insurer may answer', () => {
    const of = insured();
    const words = (reason: 'sale' | 'merger') =>
      explainTransfer(transferred(of, { reason })).map((one) => one.text);
    expect(words('sale').join()).toContain('2026-11-01');
    expect(words('sale')[1]).toContain('仍计入');
    expect(words('merger')[1]).toContain('随承继企业');
  });

  it('of a sold policy brings no more subsidy to the buyer, who may still pay the whole price', () => {
    const of = insured();
    of.policy = transferred(of).policy;
    const more = of.decide('2026-10-03', sumOf(92_000_000));
    expect(more).toMatchObject({ refusal: { kind: 'eligibility-changed' } });
    invariant(!more.accepted && 'firmPaysFen' in more.refusal, 'a price is named');
    expect(more.refusal.firmPaysFen).toBe(more.refusal.grossFen);
  });
});

describe('a transfer is refused', () => {
  it('to a firm that has not registered, or that is covered already', () => {
    const of = insured();
    expect(decide(of, {}, { successor: undefined })).toMatchObject({
      refusal: { kind: 'successor-not-registered' },
    });
    const to = { ...of.standing, uscc: buyer.uscc };
    expect(decide(of, {}, { standings: { from: of.standing, to } })).toMatchObject({
      refusal: { kind: 'already-insured', policyNo: of.policy.policyNo },
    });
  });

  it.each(['2026-10-01', '2026-10-03'])('on another day than that of the notice: %s', (text) => {
    expect(decide(insured(), { effectiveDate: day.parse(text) })).toMatchObject({
      refusal: { kind: 'not-day-of-notice', today: '2026-10-02' },
    });
  });

  it('without the lender’s consent where the policy pays one first (CAN-9)', () => {
    const of = insured();
    const lossPayee = { bankName: '示范银行', account: '6100000000000009', loanNo: 'L-1' };
    const financed = { policy: { ...of.policy, lossPayee }, standing: of.standing };
    expect(decide(financed)).toMatchObject({ refusal: { kind: 'lender-consent-missing' } });
    const { endorsement } = transferred(financed, { lenderConsent: '同意函 1' });
    expect(endorsement.lenderConsent).toBe('同意函 1');
  });

  it('while more premium waits for payment, and when cover is over', () => {
    const of = insured();
    const waiting = of.decide('2026-10-02', sumOf(92_000_000));
    invariant(waiting.accepted, 'it waits');
    expect(decide({ policy: waiting.value.policy, standing: of.standing })).toMatchObject({
      refusal: { kind: 'endorsement-pending', endorsementNo: 'E1' },
    });
    expect(decide(of, {}, { now: at('2027-02-01T01:00:00.000Z') })).toMatchObject({
      refusal: { kind: 'policy-not-live', status: 'expired' },
    });
  });
});
