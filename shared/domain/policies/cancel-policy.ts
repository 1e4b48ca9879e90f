import type { ClaimedBack } from '../clawbacks/claimed-back.ts';
import { addDays, type Day, dayOf, type Instant } from '../dates.ts';
import type { Standing } from '../firms/standing.ts';
import type { ClaimNo } from '../ids.ts';
import { atLeastZero, type Fen, subtractFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { cancelArticle } from './end-facts.ts';
import { type Ended, type Ending, endPolicy, isLive, type LivePolicy, reckonUnpaid } from './end-policy.ts';
import { type Policy, statusOfPolicy } from './policy.ts';
import { premiumAccount, type Undamaged, undamagedPremium } from './premium-account.ts';
import {
  type CancelTerms,
  type EndRule,
  type EndTerms,
  type Reckoned,
  reckonUnexpired,
} from './reckon-refund.ts';
import { fallenAway, type GrantToFirm } from './reimbursed-grants.ts';
import { recoveryOf } from './subsidy-recovery.ts';

/** CAN-5: days after a payment in which either side may cancel, and the insurer's notice. */
const daysAfterPayment = 30;
const noticeDays = 15;

export type CancelRefusal =
  | { readonly kind: 'policy-not-live'; readonly status: string }
  | { readonly kind: 'effective-date-outside'; readonly first: Day; readonly end: Day }
  | { readonly kind: 'claim-after-effective-date'; readonly claimNo: ClaimNo }
  | { readonly kind: 'article-not-a-ground'; readonly article: string }
  | { readonly kind: 'no-recent-payment'; readonly lastDay: Day | undefined };

/** A loss that was reported under the policy, with its indemnity where that was paid. */
export interface ReportedLoss {
  readonly claimNo: ClaimNo;
  readonly occurredOn: Day;
  readonly paidOn?: Day;
  readonly paidFen?: Fen;
}

/** What the refund of a policy is reckoned on besides its premium. */
export interface CancelFacts {
  readonly losses: readonly ReportedLoss[];
  /** Agreed and paid on all covers together. */
  readonly usedFen: Fen;
  /** The whole sum insured of the policy. */
  readonly limitFen: Fen;
  /** What the product says of cancellation. */
  readonly terms: CancelTerms;
  readonly toFirm: readonly GrantToFirm[];
  /** Programmes whose bureaus have claimed their whole subsidy back from the firm before (case 25). */
  readonly claimedBack: readonly ClaimedBack[];
}

export interface CancelRequest {
  readonly effectiveDate: Day;
  readonly reason: string;
  readonly by: string;
  /** The insurer's ground; the firm needs none. */
  readonly article?: string | undefined;
  /** Where the risk has risen (art. 52): by which of the six factors. */
  readonly riskFactors?: Ending['riskFactors'];
  /** The lender's consent, where the firm needs one (CAN-9): cover may end from its day on, also one that is past. */
  readonly consent?: NonNullable<Ending['consent']>;
}

/**
 * Ends a policy at 00:00 of `effectiveDate`, a day from today to the last day of cover. Before the start of cover all that
 * was paid goes back (CAN-1); later the unexpired days (CAN-2), after a partial loss of the premium of what was not damaged
 * (CAN-5, case 54), by days or by the product's table of short rates (CAN-3). The firm may cancel at any time; the insurer because the risk has risen (art. 52, CAN-6) or, with fifteen
 * days' notice, within thirty days of paying a loss (art. 58, CAN-5), with the same refund.
 *
 * Refusals: `policy-not-live`, `effective-date-outside`, `claim-after-effective-date`; to the insurer also
 * `article-not-a-ground` and `no-recent-payment`.
 */
export function cancelPolicy(
  of: Policy,
  standing: Standing,
  claims: CancelFacts,
  request: CancelRequest,
  now: Instant,
): Result<Ended, CancelRefusal> {
  const status = statusOfPolicy(of, now);
  if (!isLive(of) || status !== of.status) return refuse({ kind: 'policy-not-live', status });
  const ground = groundOf(request, claims, dayOf(now));
  if (!ground.accepted) return ground;
  const { effectiveDate } = request;
  const { first, by } = ground.value;
  if (effectiveDate < first || effectiveDate >= of.period.end) {
    return refuse({ kind: 'effective-date-outside', first, end: of.period.end });
  }
  const later = claims.losses.find((loss) => loss.occurredOn >= effectiveDate);
  if (later !== undefined) return refuse({ kind: 'claim-after-effective-date', claimNo: later.claimNo });
  const { article, ...ending } = request;
  const baseFen = undamagedPremium(of.premium.grossFen, undamagedPart(claims));
  const afterLoss =
    article === undefined && mayByLaw(claims, dayOf(now)) ? ({ afterLoss: true } as const) : {};
  const reckoned = reckon(of, effectiveDate, claims, {
    by,
    cancel: cancelTermsOf({ article, ...afterLoss }, claims),
  });
  const fallen = fallenAway(of, reckoned.split.refund, claims.toFirm);
  const recovery = recoveryOf('SUB-16', fallen.owedBack);
  const recorded = {
    ...ending,
    ...(article === undefined ? {} : { article: cancelArticle.parse(article) }),
    ...(baseFen < of.premium.grossFen ? { baseFen } : {}),
    ...afterLoss,
    ...(recovery === undefined ? {} : { recovery }),
  };
  return accept(
    endPolicy(
      of,
      standing,
      recorded,
      {
        ...reckoned,
        lowered: fallen.lowered,
        recovered: fallen.owedBack,
        claimedBack: claims.claimedBack,
      },
      now,
    ),
  );
}

/** What the firm does of right after a paid loss (art. 58), and all that the insurer does, is reckoned by days and free of fees. */
const pureDays: CancelTerms = { kind: 'daily' };

/** CAN-3, CAN-5: how the refund of an end is reckoned: the firm's own by what the product says, every other by days. */
export function cancelTermsOf(
  { article, afterLoss }: { readonly article?: string | undefined; readonly afterLoss?: true | undefined },
  { terms }: Pick<CancelFacts, 'terms'>,
): CancelTerms {
  return article === undefined && afterLoss === undefined ? terms : pureDays;
}

function mayByLaw(claims: CancelFacts, today: Day): boolean {
  const lastDay = lastDayAfterPayment(claims);
  return lastDay !== undefined && today <= lastDay;
}

interface Ground {
  readonly by: EndRule;
  /** First day on which cover may end. */
  readonly first: Day;
}

function groundOf(
  { article, consent }: CancelRequest,
  claims: CancelFacts,
  today: Day,
): Result<Ground, CancelRefusal> {
  if (article === undefined) return accept({ by: rules.firm, first: consent?.on ?? today });
  const known = cancelArticle.safeParse(article);
  if (!known.success) return refuse({ kind: 'article-not-a-ground', article });
  if (known.data === '52') return accept({ by: rules['52'], first: today });
  const lastDay = lastDayAfterPayment(claims);
  if (lastDay === undefined || today > lastDay) return refuse({ kind: 'no-recent-payment', lastDay });
  return accept({ by: rules['58'], first: addDays(today, noticeDays) });
}

const rules = {
  firm: { rule: 'CAN-2', source: '保险法第五十四条' },
  '52': { rule: 'CAN-6', source: '保险法第五十二条' },
  '58': { rule: 'CAN-5', source: '保险法第五十八条' },
} as const satisfies Record<string, EndRule>;

/** The last day on which art. 58 can be relied on, counted from the latest payment of a loss. */
function lastDayAfterPayment({ losses }: CancelFacts): Day | undefined {
  const paid = losses.flatMap((loss) => loss.paidOn ?? []).toSorted();
  const latest = paid.at(-1);
  return latest && addDays(latest, daysAfterPayment);
}

/** CAN-5: what claims have left of the sum insured; the whole where it has none. */
export function undamagedPart({ usedFen, limitFen }: Pick<CancelFacts, 'usedFen' | 'limitFen'>): Undamaged {
  return limitFen === 0
    ? { leftFen: limitFen, wholeFen: limitFen }
    : { leftFen: atLeastZero(subtractFen(limitFen, usedFen)), wholeFen: limitFen };
}

function reckon(of: LivePolicy, effectiveDate: Day, claims: CancelFacts, terms: EndTerms): Reckoned {
  if (of.status === 'awaiting-payment') return reckonUnpaid({ ...terms.by, rule: 'CAN-1' });
  return reckonUnexpired(premiumAccount(of), effectiveDate, undamagedPart(claims), terms);
}
