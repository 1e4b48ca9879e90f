import { describe, expect, it } from 'vitest';
import { areDifferentInsurers } from '../../../shared/domain/co-insurance/pool.ts';
import { retainRisk } from '../../../shared/domain/co-insurance/retain-risk.ts';
import { sharesOfPremium, sharesOfRefund } from '../../../shared/domain/co-insurance/shares-due.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { bookPremium } from '../../../shared/domain/ledger/policy-postings.ts';
import { bookShareDue, bookShareForwarded } from '../../../shared/domain/ledger/share-postings.ts';
import { trialBalance } from '../../../shared/domain/ledger/trial-balance.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { bind, paid } from '../policies/policy-fixtures.ts';
import { now, pooled, quoted, requestFor } from '../quoting/quote-fixtures.ts';

const pool = { product: pooled };
const shared = paid(bind(quoted(requestFor(), pool), pool).policy);
const alone = paid(bind().policy);
const booking = { at: now, nextId: nextEntryId };

describe('a pool', () => {
  it.each([
    [['picc-sn', 'cpic-sn'], true],
    [['picc-sn'], true],
    [['picc-sn', 'picc-hz'], false],
  ])('has different insurers: %s %s (COI-1)', (codes, different) => {
    expect(areDifferentInsurers(codes.map((code) => insurerCode.parse(code)))).toBe(different);
  });
});

describe('the premium of a pool', () => {
  const due = sharesOfPremium(shared, shared);

  it('is forwarded to each follower in full: 333.30, public part and all, no fee netted (COI-6)', () => {
    expect(due).toEqual([
      { from: 'picc-sn', to: 'cpic-sn', fen: 33_330 },
      { from: 'picc-sn', to: 'pingan-sn', fen: 33_330 },
    ]);
    expect(sharesOfPremium(alone, alone)).toEqual([]);
  });

  it('leaves nothing open between the insurers once it is forwarded', () => {
    const entries = [
      bookPremium(shared, booking),
      ...due.map((share) => bookShareDue(shared, share, '', booking)),
      ...due.map((share) => bookShareForwarded(shared, share, booking)),
    ];
    const { balanced, accounts } = trialBalance(entries);
    expect(balanced).toBe(true);
    const between = accounts.filter((one) => /^due-(from|to)-insurers:/.test(one.account));
    expect(between).toHaveLength(3);
    for (const one of between) expect(one.debitFen).toBe(one.creditFen);
    const cpic = accounts.find((one) => one.account === 'bank:cpic-sn');
    invariant(cpic !== undefined, 'the follower has its money');
    expect(cpic.debitFen).toBe(33_330);
  });

  it('comes back from each follower by its share of a refund: 528.77 (COI-2, COI-6)', () => {
    expect(sharesOfRefund(shared, asFen(52_877))).toEqual([
      { from: 'cpic-sn', to: 'picc-sn', fen: 17_623 },
      { from: 'pingan-sn', to: 'picc-sn', fen: 17_623 },
    ]);
    expect(sharesOfRefund(alone, asFen(52_877))).toEqual([]);
    expect(sharesOfRefund(shared, asFen(0))).toEqual([]);
  });
});

describe('a single risk', () => {
  it.each([
    [60_000_000_000, 50_000_000_000, 10_000_000_000],
    [50_000_000_000, 50_000_000_000, 0],
    [50_000_000_001, 50_000_000_000, 1],
  ])(
    'of %i fen is kept up to 10 %% of capital and reserves of 5 bn: %i, reinsured %i (COI-8)',
    (risk, kept, rest) => {
      expect(retainRisk(asFen(risk), asFen(500_000_000_000))).toEqual({
        retainedFen: kept,
        reinsuredFen: rest,
      });
    },
  );
});
