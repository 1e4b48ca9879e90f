import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import { asFen } from '../../../shared/domain/money.ts';
import {
  type BindFacts,
  bindQuote,
  type BindRequest,
  type Bound,
} from '../../../shared/domain/policies/bind-quote.ts';
import { matchPayment } from '../../../shared/domain/policies/match-payment.ts';
import type { InForcePolicy, Policy } from '../../../shared/domain/policies/policy.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import { type QuoteFacts, quoteFor, requestOf } from '../../../shared/domain/quoting/request-quote.ts';
import type { CancelFacts } from '../../../shared/domain/policies/cancel-policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { factsFor, firmA, identity, now, quoted } from '../quoting/quote-fixtures.ts';

export function everyClause(of: Quote): BindRequest {
  const clauses = builtInCatalogue.soldProduct(of.product).exemptionClauses.map((clause) => clause.id);
  return { clauseConfirmations: clauses, consent: { clawback: true } };
}

/** What binding a quote depends on, where everything is still as it was but for these changes. */
export function bindFacts(of: Quote, changes: Partial<QuoteFacts> = {}): BindFacts {
  const facts = factsFor(of.product.code, changes);
  return {
    now: facts.now,
    catalogue: new Catalogue([facts.product], facts.programmes),
    calendar: builtInCalendar,
    standing: facts.standing,
    fresh: quoteFor(requestOf(of), facts, identity, of.underwriting),
    budgets: facts.budgets,
    firmName: facts.firm.name,
    by: 'firm-a',
    commandId: 'command-1',
  };
}

export function bind(of: Quote = quoted(), changes: Partial<QuoteFacts> = {}): Bound {
  const decided = bindQuote(of, everyClause(of), bindFacts(of, changes));
  invariant(decided.accepted, 'the quote is bound');
  return decided.value;
}

export function bankLine(amountFen: number, changes: { payerName?: string; paidAt?: Instant } = {}) {
  return { payerName: firmA.name, amountFen: asFen(amountFen), paidAt: now, ...changes };
}

export function paid(of: Policy, at: Instant = now): InForcePolicy {
  const match = matchPayment(of, bankLine(of.firmPaysFen), at);
  invariant(match.outcome === 'matched', 'the policy is paid');
  return match.policy;
}

/** No loss was ever reported. */
export const noClaims: CancelFacts = {
  losses: [],
  usedFen: asFen(0),
  limitFen: asFen(20_000_000),
  terms: { kind: 'daily' },
  toFirm: [],
  claimedBack: [],
};
