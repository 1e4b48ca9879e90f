import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Day, dayOf, type Instant, startOfDay } from '../dates.ts';
import type { QuoteId } from '../ids.ts';
import { type Fen, subtractFen } from '../money.ts';
import { bindQuote, type BindRefusal } from '../policies/bind-quote.ts';
import { matchPayment } from '../policies/match-payment.ts';
import type { InForcePolicy } from '../policies/policy.ts';
import type { Standing } from '../firms/standing.ts';
import type { Quote } from '../quoting/quote.ts';
import type { QuoteRequest } from '../quoting/quote-request.ts';
import { type QuoteFacts, quoteFor } from '../quoting/request-quote.ts';
import { underwriteQuote, type UnderwriteRefusal } from '../quoting/underwrite-quote.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { LimitWord } from '../subsidies/grant-subsidy.ts';
import type { PolicyCells } from './policy-row.ts';

export type PolicyImportRefusal =
  | { readonly kind: 'in-future'; readonly column: 'boundOn' | 'paidOn' }
  | { readonly kind: 'referred'; readonly reason: string }
  | { readonly kind: 'amounts-differ'; readonly differences: readonly AmountDifference[]; readonly why: Why }
  | { readonly kind: 'paid-before-bind' }
  | { readonly kind: 'paid-late'; readonly payBy: Instant }
  | { readonly kind: 'payer-mismatch' }
  | Extract<UnderwriteRefusal, { kind: 'rate-missing' | 'rate-outside-band' }>
  | Extract<BindRefusal, { kind: 'consent-missing' | 'already-insured' }>
  | { readonly kind: 'not-to-be-bound'; readonly reason: string };

export interface AmountDifference {
  readonly column: 'premiumFen' | 'subsidyFen' | 'firmFen';
  readonly rowFen: Fen;
  readonly reckonedFen: Fen;
}

/** What the reckoned subsidy was limited by, and which conditions were not met on the day of bind. */
export interface Why {
  readonly limitedBy: readonly LimitWord[];
  readonly unmet: readonly string[];
}

export interface PolicyImportFacts {
  /** Of the day on which the policy was bound; standing and budgets as they are now. */
  readonly quoting: QuoteFacts;
  readonly now: Instant;
  readonly catalogue: Catalogue;
  readonly calendar: WorkingCalendar;
  readonly quoteId: QuoteId;
  /** What was imported, for its repetitions. */
  readonly requestHash: string;
  readonly by: string;
  readonly mayUnderwrite: boolean;
}

export interface ImportedPolicy {
  readonly quote: Quote;
  readonly policy: InForcePolicy;
  readonly standing: Standing;
}

/**
 * A policy sold elsewhere is checked by every rule of one sold here, and is then bound and paid. It is priced again as of the
 * day of bind: eligibility (ELG), programme open, caps and budget (SUB); premium, subsidy and the firm's share must be those
 * of the row to the fen. Clauses were confirmed one by one (QTE-4), no other policy of the product overlaps (rulebook 4.1),
 * the firm itself has paid (QTE-9), not before the bind, and by the end of the third working day.
 *
 * Refusals: `in-future`, `referred`, `rate-missing`, `rate-outside-band` (ELG-9), `amounts-differ`, `consent-missing`,
 * `already-insured`, `payer-mismatch`, `paid-before-bind`, `paid-late`, `not-to-be-bound`.
 */
export function importPolicy(
  row: PolicyCells,
  request: QuoteRequest,
  facts: PolicyImportFacts,
): Result<ImportedPolicy, PolicyImportRefusal> {
  const future = inFuture(row, dayOf(facts.now));
  if (future !== undefined) return refuse({ kind: 'in-future', column: future });
  if (row.paidOn < row.boundOn) return refuse({ kind: 'paid-before-bind' });
  const quoted = pricedAtBind(row, request, facts);
  if (!quoted.accepted) return quoted;
  const quote = quoted.value;
  const bound = bindQuote(
    quote,
    { clauseConfirmations: row.clauseConfirmations, consent: { clawback: row.clawbackConsent } },
    {
      now: facts.quoting.now,
      catalogue: facts.catalogue,
      calendar: facts.calendar,
      standing: facts.quoting.standing,
      fresh: quote,
      budgets: facts.quoting.budgets,
      firmName: facts.quoting.firm.name,
      by: facts.by,
      commandId: facts.requestHash,
    },
  );
  if (!bound.accepted) return refuse(bindRefusal(bound.refusal));
  const differences = differencesOf(row, quote);
  if (differences.length > 0) return refuse({ kind: 'amounts-differ', differences, why: whyOf(quote) });
  const paidAt = startOfDay(row.paidOn);
  const line = { payerName: row.payerName, amountFen: row.firmFen, paidAt };
  const match = matchPayment(bound.value.policy, line, paidAt);
  if (match.outcome === 'held') {
    const { payBy } = bound.value.policy.payment;
    return refuse(
      match.reason === 'payer-mismatch' ? { kind: 'payer-mismatch' } : { kind: 'paid-late', payBy },
    );
  }
  const policy = { ...match.policy, insurerPolicyNo: row.insurerPolicyNo, revision: 0 };
  return accept({ quote, policy, standing: bound.value.standing });
}

function inFuture(row: PolicyCells, today: Day): 'boundOn' | 'paidOn' | undefined {
  if (row.boundOn > today) return 'boundOn';
  return row.paidOn > today ? 'paidOn' : undefined;
}

/** A quote that needs an underwriter is accepted by the one who imports it, at the row's rate. */
function pricedAtBind(
  row: PolicyCells,
  request: QuoteRequest,
  { quoting, quoteId, requestHash, by, mayUnderwrite }: PolicyImportFacts,
): Result<Quote, PolicyImportRefusal> {
  const quote = quoteFor(request, quoting, { quoteId, requestHash });
  if (quote.status !== 'referred') return accept(quote);
  if (!mayUnderwrite) return refuse({ kind: 'referred', reason: quote.referredFor ?? '' });
  const decision = { outcome: 'accept', ratePpm: row.ratePpm, reason: '按导入的保单承保', by } as const;
  const decided = underwriteQuote(quote, decision, quoting);
  if (decided.accepted) return accept({ ...decided.value, revision: 0 });
  const { refusal } = decided;
  return refusal.kind === 'rate-missing' || refusal.kind === 'rate-outside-band'
    ? refuse(refusal)
    : refuse({ kind: 'not-to-be-bound', reason: refusal.kind });
}

function differencesOf(row: PolicyCells, quote: Quote): readonly AmountDifference[] {
  const { grossFen } = quote.premium;
  const compared = [
    { column: 'premiumFen', rowFen: row.premiumFen, reckonedFen: grossFen },
    { column: 'subsidyFen', rowFen: row.subsidyFen, reckonedFen: subtractFen(grossFen, quote.firmPaysFen) },
    { column: 'firmFen', rowFen: row.firmFen, reckonedFen: quote.firmPaysFen },
  ] as const;
  return compared.filter(({ rowFen, reckonedFen }) => rowFen !== reckonedFen);
}

function whyOf(quote: Quote): Why {
  return {
    limitedBy: [...new Set(quote.subsidy.programmes.flatMap((grant) => grant.limitedBy))],
    unmet: quote.eligibility.filter(({ met }) => !met).map(({ rule, fact }) => `${rule} ${fact}`),
  };
}

function bindRefusal(of: BindRefusal): PolicyImportRefusal {
  switch (of.kind) {
    case 'consent-missing':
    case 'already-insured':
      return of;
    case 'quote-expired':
    case 'quote-not-open':
    case 'budget-exhausted':
    case 'cap-changed':
    case 'eligibility-changed':
      return { kind: 'not-to-be-bound', reason: of.kind };
  }
}
