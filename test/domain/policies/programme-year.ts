import { addDays, type Day, type Instant, startOfDay } from '../../../shared/domain/dates.ts';
import { newStanding, type Standing } from '../../../shared/domain/firms/standing.ts';
import { quoteId, type Uscc, uscc } from '../../../shared/domain/ids.ts';
import { positionFromJournal } from '../../../shared/domain/ledger/budget-position.ts';
import { bookBudgetApproval } from '../../../shared/domain/ledger/budget-postings.ts';
import type { JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import { bookCommitments, bookPremium, bookRefund } from '../../../shared/domain/ledger/policy-postings.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { bindQuote } from '../../../shared/domain/policies/bind-quote.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import { lapsePolicy } from '../../../shared/domain/policies/lapse-policy.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { quoteFor } from '../../../shared/domain/quoting/request-quote.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { type Budget, budget } from '../../../shared/domain/subsidies/budget.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { division, factsFor, firmA, identity, now, researchRequest } from '../quoting/quote-fixtures.ts';
import { bindFacts, everyClause, paid, noClaims } from './policy-fixtures.ts';

export const firms = ['91610100QKB0000102', '91610100QKB000029Y', '91610100QKB0003870'].map((code) =>
  uscc.parse(code),
);
const levels = ['province', 'city', 'county'] as const;

export const fates = ['stays unpaid', 'lapses', 'is cancelled unpaid', 'is paid', 'is cancelled'] as const;

export interface Step {
  readonly firm: Uscc;
  readonly code: string;
  readonly sumFen: number;
  readonly fate: (typeof fates)[number];
  /** Days after the start of cover on which it is cancelled. */
  readonly daysIn: number;
}

/** One programme's year of 秦科研发保: firms bind, pay, lapse and cancel, and the journal alone says what is left. */
export class ProgrammeYear {
  readonly entries: JournalEntry[] = [];
  readonly #programme: Programme;
  readonly #standings = new Map<Uscc, Standing>(firms.map((firm) => [firm, newStanding(firm)]));
  #binds = 0;

  constructor(of: Programme, approvedFen: Readonly<Record<(typeof levels)[number], number>>) {
    this.#programme = of;
    const changes = levels.map((level) => ({ level, fen: asFen(approvedFen[level]) }));
    const booking = { ...bookingAt(now), divisionCode: division('610000') };
    this.entries.push(...bookBudgetApproval(of, 2026, changes, booking));
  }

  get standings(): readonly Standing[] {
    return [...this.#standings.values()];
  }

  budget(): Budget {
    const position = positionFromJournal(this.entries, this.#programme.id, 2026);
    const envelopes = [...position].map(([level, figures]) => [level, { level, ...figures }] as const);
    return budget.parse({
      programmeId: this.#programme.id,
      year: 2026,
      revision: 0,
      envelopes: Object.fromEntries(envelopes),
    });
  }

  /** The firm takes a quote and binds it, unless it is insured already; then its policy meets its fate. */
  take({ firm, code, sumFen, fate, daysIn }: Step): void {
    const facts = factsFor('qinke-rd', {
      firm: { ...firmA, uscc: firm, divisionCode: division(code) },
      standing: this.#standings.get(firm) ?? newStanding(firm),
      programmes: [this.#programme],
      budgets: new Map([[this.#programme.id, this.budget()]]),
    });
    const id = quoteId.parse(`quo_01KHQGZ${String(this.#binds).padStart(19, '0')}`);
    const quote = quoteFor(researchRequest(sumFen), facts, { ...identity, quoteId: id });
    const bound = bindQuote(quote, everyClause(quote), bindFacts(quote, facts));
    if (!bound.accepted) return;
    this.#binds += 1;
    const { policy, standing } = bound.value;
    this.#standings.set(firm, standing);
    this.#commit(policy, 'subsidy-reserved');
    if (fate === 'lapses') this.#lapse(policy, standing);
    if (fate === 'is cancelled unpaid') this.#cancel(policy, standing, policy.period.start, now);
    if (fate === 'is paid') this.#pay(policy);
    if (fate === 'is cancelled') {
      const effectiveDate = addDays(policy.period.start, daysIn);
      this.#cancel(this.#pay(policy), standing, effectiveDate, startOfDay(effectiveDate));
    }
  }

  #pay(unpaid: Policy): Policy {
    const policy = paid(unpaid);
    this.#commit(policy, 'subsidy-accrued');
    this.entries.push(bookPremium(policy, bookingAt(now)));
    return policy;
  }

  #lapse(policy: Policy, standing: Standing): void {
    const lapsed = lapsePolicy(policy, standing, policy.payment.payBy);
    invariant(lapsed.accepted, 'the policy lapses');
    this.#standings.set(policy.uscc, lapsed.value.standing);
    this.#commit(policy, 'subsidy-released');
  }

  #cancel(policy: Policy, standing: Standing, effectiveDate: Day, at: Instant): void {
    const request = { effectiveDate, reason: '项目终止', by: 'firm' };
    const cancelled = cancelPolicy(policy, standing, noClaims, request, at);
    invariant(cancelled.accepted, 'the policy is cancelled');
    const { commitments, refund, wasPaid, freesBudget } = cancelled.value;
    this.#standings.set(policy.uscc, cancelled.value.standing);
    const clawback = freesBudget ? 'subsidy-clawed-back' : 'subsidy-returned';
    this.entries.push(
      ...bookCommitments(policy, wasPaid ? clawback : 'subsidy-released', commitments, bookingAt(at), 'C1'),
      ...bookRefund(policy, refund, 'C1', bookingAt(at)),
    );
  }

  #commit(policy: Policy, kind: Parameters<typeof bookCommitments>[1]): void {
    this.entries.push(...bookCommitments(policy, kind, policy.subsidy.programmes, bookingAt(now)));
  }
}

function bookingAt(at: Instant) {
  return { at, nextId: nextEntryId };
}
