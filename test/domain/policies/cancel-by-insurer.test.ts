import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { composeClaimNo } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { bind, noClaims, paid } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind();
const inForce = paid(unpaid);

/** 23,760.00 of 200,000.00 were paid on 2026-06-01 (CAN-5). */
const afterLoss = {
  ...noClaims,
  losses: [
    {
      claimNo: composeClaimNo(2026, '0000000001'),
      occurredOn: day.parse('2026-03-24'),
      paidOn: day.parse('2026-06-01'),
    },
  ],
  usedFen: asFen(2_376_000),
};

interface Wish {
  readonly article: string;
  readonly on: string;
  readonly effectiveDate: string;
  readonly claims?: typeof noClaims;
}

function decide({ article, on, effectiveDate, claims = noClaims }: Wish) {
  const request = {
    effectiveDate: day.parse(effectiveDate),
    reason: '改变用途',
    by: 'underwriter',
    article,
  };
  return cancelPolicy(inForce, standing, claims, request, at(`${on}T01:00:00.000Z`));
}

function refusal(wish: Wish) {
  const decided = decide(wish);
  return decided.accepted ? undefined : decided.refusal;
}

describe('an insurer cancels because the risk has risen (art. 52)', () => {
  it('with the refund by days: 528.77, the firm 105.75, the bureaus 423.02 (CAN-6)', () => {
    const decided = decide({ article: '52', on: '2026-07-01', effectiveDate: '2026-07-01' });
    expect(decided).toMatchObject({
      accepted: true,
      value: {
        refund: { totalFen: 52_877, firmFen: 10_575, bureauFen: 42_302 },
        policy: { status: 'cancelled', cancellation: { article: '52', by: 'underwriter' } },
      },
    });
    if (decided.accepted) expect(decided.value.lines.map((line) => line.rule)).toContain('CAN-6');
  });
});

describe('an insurer cancels after a partial loss (art. 58)', () => {
  const onFirst = { article: '58', on: '2026-06-16', effectiveDate: '2026-07-01', claims: afterLoss };

  it('with fifteen days’ notice and the undamaged part’s refund: 465.95 (CAN-5)', () => {
    expect(decide(onFirst)).toMatchObject({
      accepted: true,
      value: { refund: { totalFen: 46_595, firmFen: 9_319, bureauFen: 37_276 } },
    });
  });

  it.each([
    ['2026-06-30', 'effective-date-outside'],
    ['2026-07-01', undefined],
  ])('not with less notice: %s', (effectiveDate, kind) => {
    expect(refusal({ ...onFirst, effectiveDate })?.kind).toBe(kind);
  });

  it.each([
    ['2026-07-01', undefined],
    ['2026-07-02', 'no-recent-payment'],
  ])('only within thirty days of payment: on %s', (on, kind) => {
    const refused = refusal({ ...onFirst, on, effectiveDate: '2026-08-01' });
    expect(refused?.kind).toBe(kind);
    if (refused !== undefined) expect(refused).toMatchObject({ lastDay: '2026-07-01' });
  });

  it('not where no loss was paid', () => {
    expect(refusal({ ...onFirst, claims: noClaims })).toEqual({
      kind: 'no-recent-payment',
      lastDay: undefined,
    });
  });
});

describe('an insurer has no other ground here', () => {
  it.each([['16'], ['27'], ['54']])('art. %s', (article) => {
    expect(refusal({ article, on: '2026-07-01', effectiveDate: '2026-07-01' })).toEqual({
      kind: 'article-not-a-ground',
      article,
    });
  });
});
