import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDay } from '../../../shared/domain/dates.ts';
import { grantedFen, type Standing } from '../../../shared/domain/firms/standing.ts';
import type { JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import { bookCommitments, bookPremium, bookRefund } from '../../../shared/domain/ledger/policy-postings.ts';
import { trialBalance } from '../../../shared/domain/ledger/trial-balance.ts';
import { addFen, asPpm, ppmDown, subtractFen, sumFen, wholePpm } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import type { InForcePolicy, Policy } from '../../../shared/domain/policies/policy.ts';
import { product, type Product } from '../../../shared/domain/products/product.ts';
import type { QuoteFacts } from '../../../shared/domain/quoting/request-quote.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { LevelPart } from '../../../shared/domain/subsidies/budget.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { seeded } from '../../support/seeded.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import {
  budgetOf,
  division,
  firmA,
  known,
  now,
  plenty,
  programmeWith,
  quoted,
  researchRequest,
} from '../quoting/quote-fixtures.ts';
import { bind, paid, noClaims } from './policy-fixtures.ts';
import { fates, firms, ProgrammeYear } from './programme-year.ts';

const shares = fc
  .tuple(fc.nat(wholePpm), fc.nat(wholePpm))
  .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), wholePpm - Math.max(a, b)] as const);
type Shares = readonly [number, number, number];

const tariffs = fc.record({ ratePpm: fc.integer({ min: 1, max: wholePpm }), insurers: shares });

/** 秦科研发保 at any rate, carried by three insurers at any shares. */
function productAt(tariff: { ratePpm: number; insurers: Shares }): Product {
  const { premium, ...research } = known('qinke-rd');
  const [lead, first, second] = tariff.insurers;
  return product.parse({
    ...research,
    premium: {
      ...premium,
      rates: [{ code: 'rd-failure', ratePpm: tariff.ratePpm }],
      minRatePpm: 0,
      maxRatePpm: wholePpm,
    },
    insurers: [
      { insurer: 'picc-sn', lead: true, sharePpm: lead },
      { insurer: 'cpic-sn', lead: false, sharePpm: first },
      { insurer: 'pingan-sn', lead: false, sharePpm: second },
    ],
  });
}

const terms = fc.record({
  ratePpm: fc.nat(wholePpm),
  capFen: fc.nat(20_000_000),
  minSelfPayPpm: fc.nat(wholePpm),
  levels: shares,
});
interface Terms {
  readonly ratePpm: number;
  readonly capFen: number;
  readonly minSelfPayPpm: number;
  readonly levels: Shares;
}

function programmeOn(of: Terms, id = 'SN-QKB-YF'): Programme {
  const [province, city, county] = of.levels;
  return programmeWith({
    id,
    products: ['qinke-rd'],
    rates: [{ ppm: of.ratePpm }],
    firmYearCapFen: of.capFen,
    minSelfPayPpm: of.minSelfPayPpm,
    levels: [
      { level: 'province', sharePpm: province },
      { level: 'city', sharePpm: city },
      { level: 'county', sharePpm: county },
    ],
  });
}

const divisions = fc.constantFrom('610113', '610302', '610100', '610000');
/** From a few fen, where a left-over fen weighs most, to the largest sum. */
const sums = fc.oneof(...[2_000, 2_000_000, 300_000_000].map((max) => fc.integer({ min: 1, max })));
/** Days after the start of cover, the first of them as likely as all others; before it when negative. */
const endings = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -2, max: 364 }));

function cancel(of: Policy, standing: Standing, daysIn: number): Ended {
  const effectiveDate = addDays(of.period.start, daysIn);
  const request = { effectiveDate, reason: '项目终止', by: 'firm-a' };
  const decided = cancelPolicy(of, standing, noClaims, request, startOfDay(effectiveDate));
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value;
}

function levelsOf(of: Policy): readonly LevelPart[] {
  return of.subsidy.programmes.flatMap((grant) => [...grant.levels]);
}

function total(parts: readonly LevelPart[], by: (part: LevelPart) => boolean = () => true): number {
  return sumFen(parts.filter(by).map((part) => part.fen));
}

function booked(of: InForcePolicy, ended: Ended): readonly JournalEntry[] {
  const booking = { at: now, nextId: nextEntryId };
  const grants = of.subsidy.programmes;
  return [
    ...bookCommitments(of, 'subsidy-reserved', grants, booking),
    ...bookCommitments(of, 'subsidy-accrued', grants, booking),
    bookPremium(of, booking),
    ...bookCommitments(
      of,
      ended.freesBudget ? 'subsidy-clawed-back' : 'subsidy-returned',
      ended.commitments,
      booking,
      'C1',
    ),
    ...bookRefund(of, ended.refund, 'C1', booking),
  ];
}

describe('the whole life of a policy', () => {
  const lives = fc.record({
    tariff: tariffs,
    first: terms,
    second: fc.option(terms, { nil: undefined }),
    code: divisions,
    sum: sums,
    daysIn: endings,
  });

  it('adds up at bind and at the end, and nobody gets back more than it paid (invariants 1, 2, 5, 6)', () => {
    fc.assert(
      fc.property(lives, ({ tariff, first, second, code, sum, daysIn }) => {
        const programmes = [
          programmeOn(first),
          ...(second === undefined ? [] : [programmeOn(second, 'SN-OTHER')]),
        ];
        const changes: Partial<QuoteFacts> = {
          product: productAt(tariff),
          firm: { ...firmA, divisionCode: division(code) },
          programmes,
          budgets: new Map(programmes.map((one) => [one.id, budgetOf(one.id, plenty)])),
        };
        const priced = quoted(researchRequest(sum), changes);
        fc.pre(priced.premium.grossFen > 0);
        const { policy: unpaid, standing } = bind(priced, changes);
        const inForce = paid(unpaid);
        const ended = cancel(inForce, standing, daysIn);
        const { refund } = ended;
        const paidParts = levelsOf(inForce);

        expect(inForce.firmPaysFen + total(paidParts)).toBe(inForce.premium.grossFen);
        for (const grant of inForce.subsidy.programmes) {
          expect(grant.grantedFen).toBe(total(grant.levels));
          expect(grant.grantedFen).toBeLessThanOrEqual(ppmDown(grant.baseFen, asPpm(grant.ratePpm)));
        }
        expect(sumFen(inForce.insurers.map((one) => one.premiumFen))).toBe(inForce.premium.grossFen);

        expect(refund.firmFen + refund.bureauFen).toBe(refund.totalFen);
        expect(total(refund.levels)).toBe(refund.bureauFen);
        expect(refund.firmFen).toBeLessThanOrEqual(inForce.firmPaysFen);
        for (const part of refund.levels) {
          expect(part.fen).toBeGreaterThanOrEqual(0);
          const paidByIt = total(paidParts, (one) => one.level === part.level && one.payer === part.payer);
          expect(part.fen).toBeLessThanOrEqual(paidByIt);
        }
        if (daysIn <= 0) expect(refund.totalFen).toBe(inForce.premium.grossFen);

        expect(trialBalance(booked(inForce, ended)).balanced).toBe(true);
      }),
      seeded,
    );
  });

  it('that ends on its first day gives everybody what it paid (CAN-1, invariant 12)', () => {
    fc.assert(
      fc.property(tariffs, terms, sums, (tariff, of, sum) => {
        const programme = programmeOn(of);
        const changes = { product: productAt(tariff), programmes: [programme] };
        const priced = quoted(researchRequest(sum), changes);
        fc.pre(priced.premium.grossFen > 0);
        const { policy: unpaid, standing } = bind(priced, changes);
        const inForce = paid(unpaid);
        const ended = cancel(inForce, standing, 0);
        expect(ended.refund.firmFen).toBe(inForce.firmPaysFen);
        expect(ended.commitments.flatMap((part) => [...part.levels])).toEqual(levelsOf(inForce));
        expect(grantedFen(ended.standing, programme.id, 2026)).toBe(0);
        const open = trialBalance(booked(inForce, ended)).accounts.filter(
          (one) => one.debitFen !== one.creditFen,
        );
        expect(open.filter((one) => /^(premium|vat):/.test(one.account))).toEqual([]);
      }),
      { ...seeded, numRuns: 300 },
    );
  });
});

const steps = fc.array(
  fc.record({
    firm: fc.constantFrom(...firms),
    code: divisions,
    sumFen: fc.integer({ min: 10_000_000, max: 300_000_000 }),
    fate: fc.constantFrom(...fates),
    daysIn: fc.integer({ min: 0, max: 364 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('a programme’s year', () => {
  const approvals = fc.record({
    province: fc.nat(30_000_000),
    city: fc.nat(15_000_000),
    county: fc.nat(5_000_000),
  });

  it('never grants a firm more than its cap, nor all firms more than the envelope (invariants 3 and 4)', () => {
    let grants = 0;
    fc.assert(
      fc.property(terms, approvals, steps, (of, approved, wishes) => {
        const programme = programmeOn(of);
        const year = new ProgrammeYear(programme, approved);
        for (const wish of wishes) {
          year.take(wish);
          for (const standing of year.standings) {
            const granted = grantedFen(standing, programme.id, 2026);
            expect(granted).toBeGreaterThanOrEqual(0);
            expect(granted).toBeLessThanOrEqual(programme.firmYearCapFen ?? 0);
          }
          for (const envelope of Object.values(year.budget().envelopes)) {
            const { approvedFen, availableFen, reservedFen, accruedFen, clawedBackFen } = envelope;
            expect(availableFen).toBeGreaterThanOrEqual(0);
            expect(reservedFen).toBeGreaterThanOrEqual(0);
            const committed = addFen(reservedFen, accruedFen);
            expect(subtractFen(committed, clawedBackFen)).toBeLessThanOrEqual(approvedFen);
            expect(availableFen).toBe(addFen(subtractFen(approvedFen, committed), clawedBackFen));
          }
        }
        expect(trialBalance(year.entries).balanced).toBe(true);
        grants += year.entries.filter((entry) => entry.kind === 'subsidy-reserved').length;
      }),
      { ...seeded, numRuns: 200 },
    );
    expect(grants).toBeGreaterThan(100);
  });
});
