import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dayOf, earlierInstant, endOfDay, type Instant, startOfDay, yearOf } from '../dates.ts';
import { type Grant, liveOverlap, type Standing, withPolicy } from '../firms/standing.ts';
import { composePolicyNo, type PolicyNo } from '../ids.ts';
import { zeroFen } from '../money.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { BoundOfGroup } from '../quoting/quote-group.ts';
import { type Quote, statusOfQuote } from '../quoting/quote.ts';
import { type Budget, placeParts } from '../subsidies/budget.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { splitSubsidy } from '../subsidies/split-subsidy.ts';
import type { Product } from '../products/product.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { AwaitingPolicy } from './policy.ts';

/** Working days within which the firm pays (rulebook 6.4). */
export const daysToPay = 3;

export type BindRefusal =
  | { readonly kind: 'quote-expired' }
  | { readonly kind: 'quote-not-open'; readonly bound?: BoundOfGroup }
  | { readonly kind: 'consent-missing'; readonly missing: readonly string[] }
  | { readonly kind: 'already-insured'; readonly policyNo: PolicyNo; readonly end: string }
  | { readonly kind: 'budget-exhausted'; readonly fresh: Quote }
  | { readonly kind: 'cap-changed'; readonly fresh: Quote }
  | { readonly kind: 'eligibility-changed'; readonly fresh: Quote };

export interface BindRequest {
  readonly clauseConfirmations: readonly string[];
  readonly consent: { readonly clawback: boolean };
}

export interface BindFacts {
  readonly now: Instant;
  readonly catalogue: Catalogue;
  readonly calendar: WorkingCalendar;
  readonly standing: Standing;
  /** The same request priced again now: eligibility, caps and budgets as they are at bind (ELG-2, SUB-9). */
  readonly fresh: Quote;
  /** By programme: where the parts of the subsidy are to be taken from. */
  readonly budgets: ReadonlyMap<string, Budget>;
  /** The quote of the same group that was bound instead, where one was and its policy has not lapsed. */
  readonly boundOfGroup?: BoundOfGroup | undefined;
  /** The firm's registered name now. */
  readonly firmName: string;
  readonly by: string;
  readonly commandId: string;
}

export interface Bound {
  readonly policy: AwaitingPolicy;
  readonly standing: Standing;
}

/**
 * Binds a quote: the contract exists, the subsidy is reserved until `payBy` (end of the third working day, at most the start
 * of cover), and one policy of the firm and product is live.
 *
 * Refusals: `quote-expired`, `quote-not-open` (referred, declined, or another of its group is bound), `consent-missing` (clauses not confirmed one by one,
 * QTE-4, or no consent to clawback), `already-insured` (rulebook 4.1), and where the subsidy shown is no longer there —
 * `budget-exhausted` (SUB-9, case 3), `cap-changed` (SUB-3), `eligibility-changed` (ELG-2) — with the quote as it is now.
 */
export function bindQuote(of: Quote, request: BindRequest, facts: BindFacts): Result<Bound, BindRefusal> {
  const status = statusOfQuote(of, facts.now, false);
  if (status === 'expired') return refuse({ kind: 'quote-expired' });
  if (status !== 'quoted') return refuse({ kind: 'quote-not-open' });
  if (facts.boundOfGroup !== undefined) {
    return refuse({ kind: 'quote-not-open', bound: facts.boundOfGroup });
  }
  const missing = missingConfirmations(facts.catalogue.soldProduct(of.product), request);
  if (missing.length > 0) return refuse({ kind: 'consent-missing', missing });
  const live = liveOverlap(facts.standing, of.product.code, of.period);
  if (live !== undefined)
    return refuse({ kind: 'already-insured', policyNo: live.policyNo, end: live.period.end });
  const lost = subsidyLost(of, facts.fresh);
  if (lost !== undefined) return refuse({ kind: lost, fresh: facts.fresh });
  const policy = policyOf(of, request, facts);
  const grants = grantsOf(policy);
  return accept({
    policy,
    standing: withPolicy(facts.standing, {
      productCode: of.product.code,
      policyNo: policy.policyNo,
      period: of.period,
      grants,
    }),
  });
}

/** A quote binds once, so its policy number follows from it: the year cover starts and ten characters of the quote's id. */
export function policyNoOf(of: Pick<Quote, 'quoteId' | 'period'>): PolicyNo {
  return composePolicyNo(yearOf(of.period.start), of.quoteId.slice(-10));
}

/** SUB-3: grants that count towards firm-year caps; the cap year is the year in which cover starts. */
export function grantsOf(of: Pick<AwaitingPolicy, 'period' | 'subsidy'>): readonly Grant[] {
  return deductedGrants(of.subsidy).map((grant) => ({
    programmeId: grant.programmeId,
    year: yearOf(of.period.start),
    class: grant.class,
    fen: grant.grantedFen,
  }));
}

function missingConfirmations(product: Product, request: BindRequest): readonly string[] {
  const clauses = product.exemptionClauses.map((clause) => clause.id);
  return [
    ...clauses.filter((id) => !request.clauseConfirmations.includes(id)),
    ...(request.consent.clawback ? [] : ['consent.clawback']),
  ];
}

/** Which reason took a grant away since the quote was made; `undefined` when every one is still there whole. */
function subsidyLost(
  of: Quote,
  fresh: Quote,
): 'budget-exhausted' | 'cap-changed' | 'eligibility-changed' | undefined {
  for (const before of of.subsidy.programmes) {
    const now = fresh.subsidy.programmes.find((one) => one.programmeId === before.programmeId);
    if ((now?.grantedFen ?? zeroFen) >= before.grantedFen) continue;
    const newly = now?.limitedBy.filter((word) => !before.limitedBy.includes(word));
    if (newly === undefined || newly.includes('not-eligible')) return 'eligibility-changed';
    return newly.includes('budget') ? 'budget-exhausted' : 'cap-changed';
  }
  return undefined;
}

/** ELG-5, case 26: the bureaus of the division pay where the firm is registered on the day of bind. */
function subsidyAtBind(of: Quote, { fresh, budgets, catalogue }: BindFacts): Quote['subsidy'] {
  const division = fresh.divisionCode;
  const programmes = of.subsidy.programmes.map((grant) => {
    const moved = division !== of.divisionCode && grant.grantedFen > 0;
    const { levels } = catalogue.usedProgramme(grant.programmeId, grant.version);
    const parts = moved ? splitSubsidy(grant.grantedFen, levels, division) : grant.levels;
    const budget = budgets.get(grant.programmeId);
    return { ...grant, levels: (budget && placeParts(budget, parts)) ?? parts };
  });
  return { ...of.subsidy, programmes };
}

/** Case 56: an investor that takes out the policy is its policyholder; the firm stays the insured. */
function partiesOf({ policyholder }: Quote, firmName: string) {
  return policyholder === undefined
    ? { policyholder: firmName }
    : { policyholder: policyholder.name, policyholderUscc: policyholder.uscc, insuredName: firmName };
}

function policyOf(of: Quote, request: BindRequest, facts: BindFacts): AwaitingPolicy {
  const { now, calendar, fresh } = facts;
  const lastDay = endOfDay(calendar.addWorkingDays(dayOf(now), daysToPay));
  return {
    status: 'awaiting-payment',
    policyNo: policyNoOf(of),
    quoteId: of.quoteId,
    product: of.product,
    uscc: of.uscc,
    ...partiesOf(of, facts.firmName),
    divisionCode: fresh.divisionCode,
    period: of.period,
    sumsInsured: of.sumsInsured,
    ...(of.riders === undefined ? {} : { riders: of.riders }),
    premium: of.premium,
    subsidy: subsidyAtBind(of, facts),
    firmPaysFen: of.firmPaysFen,
    insurers: of.insurers,
    ...(of.lossPayee === undefined ? {} : { lossPayee: of.lossPayee }),
    payment: {
      dueFen: of.firmPaysFen,
      payBy: earlierInstant(lastDay, startOfDay(of.period.start)),
      receivedFen: zeroFen,
    },
    confirmedClauses: [...request.clauseConfirmations],
    boundAt: now,
    boundBy: facts.by,
    commandId: facts.commandId,
    revision: 0,
  };
}
