import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, earlierDay, startOfDay } from '../../../shared/domain/dates.ts';
import { grantedFen } from '../../../shared/domain/firms/standing.ts';
import { invoicesOf } from '../../../shared/domain/invoices/invoices.ts';
import type { JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import { bookPremium, bookRefund } from '../../../shared/domain/ledger/policy-postings.ts';
import { trialBalance } from '../../../shared/domain/ledger/trial-balance.ts';
import { type Fen, sumFen } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import { endorsementsInEffect } from '../../../shared/domain/policies/policy.ts';
import {
  type Contribution,
  leftInAccount,
  premiumAccount,
} from '../../../shared/domain/policies/premium-account.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { seeded } from '../../support/seeded.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { ResearchPolicy, sumOf } from './endorsement-fixtures.ts';
import { noClaims } from './policy-fixtures.ts';

interface Life {
  readonly ratePpm: number;
  readonly subsidyPpm: number;
  readonly changes: readonly { readonly days: number; readonly sumFen: number }[];
  readonly endsAfter: number;
}

const lives: fc.Arbitrary<Life> = fc.record({
  ratePpm: fc.integer({ min: 100, max: 80_000 }),
  subsidyPpm: fc.nat(1_000_000),
  changes: fc.array(fc.record({ days: fc.nat(70), sumFen: fc.integer({ min: 100_000, max: 100_000_000 }) }), {
    maxLength: 5,
  }),
  endsAfter: fc.nat(60),
});

/** A policy whose sum goes up and down, each change paid at once or returned, until it is cancelled within its year. */
function live({ ratePpm, subsidyPpm, changes, endsAfter }: Life): { insured: ResearchPolicy; ended: Ended } {
  const insured = new ResearchPolicy({ ratePpm, subsidyPpm, sumFen: 50_000_000, valueFen: 125_000_000 });
  const { start } = insured.policy.period;
  const lastDay = addDays(start, 350);
  let day = start;
  for (const { days, sumFen: sum } of changes) {
    day = earlierDay(addDays(day, days), lastDay);
    if (insured.decide(day, sumOf(sum)).accepted) insured.endorse(day, sumOf(sum));
  }
  const request = { reason: '项目终止', by: 'firm-a' };
  const on = earlierDay(addDays(day, endsAfter), lastDay);
  const decided = cancelPolicy(
    insured.policy,
    insured.standing,
    noClaims,
    { ...request, effectiveDate: on },
    startOfDay(on),
  );
  invariant(decided.accepted, `it ends: ${JSON.stringify(decided)}`);
  return { insured, ended: decided.value };
}

/** Premiums and refunds as they were booked. */
function journalOf({ policy }: Ended): readonly JournalEntry[] {
  const booking = { at: policy.boundAt, nextId: nextEntryId };
  const changes = endorsementsInEffect(policy).flatMap(({ endorsementNo, charge, credit }) => [
    ...(charge === undefined ? [] : [bookPremium(policy, booking, charge, endorsementNo)]),
    ...(credit === undefined ? [] : bookRefund(policy, credit.refund, endorsementNo, booking)),
  ]);
  return [
    bookPremium(policy, booking),
    ...changes,
    ...bookRefund(policy, policy.cancellation.refund, 'C1', booking),
  ];
}

/** Sum of each party: the firm, and every level of a programme. */
function byParty({ firmFen, programmes }: Contribution): ReadonlyMap<string, Fen> {
  const parts = programmes.flatMap((one) => one.levels.map((level) => [level.level, level.fen] as const));
  const names = [...new Set(parts.map(([level]) => level))];
  return new Map([
    ['firm', firmFen],
    ...names.map((name) => {
      const own = parts.filter(([level]) => level === name);
      return [name, sumFen(own.map(([, fen]) => fen))] as const;
    }),
  ]);
}

describe('a policy that is endorsed again and again, then cancelled', () => {
  it('returns to nobody more than it paid, and all that was returned adds up (invariants 1, 5; CAN-11)', () => {
    let endorsed = 0;
    fc.assert(
      fc.property(lives, (life) => {
        const { insured, ended } = live(life);
        endorsed += endorsementsInEffect(insured.policy).length;
        const account = premiumAccount(ended.policy);
        const paid = byParty(account.paid);
        for (const [party, fen] of byParty(account.returned)) {
          expect(fen).toBeGreaterThanOrEqual(0);
          expect(fen).toBeLessThanOrEqual(paid.get(party) ?? 0);
        }
        expect(leftInAccount(account)).toBeGreaterThanOrEqual(0);
        const { refund } = ended;
        expect(refund.firmFen + refund.bureauFen).toBe(refund.totalFen);
        expect(sumFen(refund.levels.map((level) => level.fen))).toBe(refund.bureauFen);
        expect(sumFen(ended.lines.filter((line) => line.part === 'reckoned').map((line) => line.fen))).toBe(
          refund.totalFen,
        );
      }),
      { ...seeded, numRuns: 300 },
    );
    expect(endorsed).toBeGreaterThan(300);
  });

  it('leaves in the firm-year counter what the bureaus bear, in the books what all bear, and invoices for that (14.1)', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { insured, ended } = live(life);
        const account = premiumAccount(ended.policy);
        const kept = (of: Contribution) => sumFen([...byParty(of)].map(([, fen]) => fen)) - of.firmFen;
        const counted = grantedFen(ended.standing, insured.programme.id, 2026);
        expect(counted).toBe(kept(account.paid) - kept(account.returned));
        const entries = journalOf(ended);
        expect(trialBalance(entries).balanced).toBe(true);
        const invoiced = sumFen(invoicesOf(ended.policy, entries).map((one) => one.grossFen));
        expect(invoiced).toBe(leftInAccount(account));
      }),
      { ...seeded, numRuns: 300 },
    );
  });
});
