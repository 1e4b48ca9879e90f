import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import {
  type Day,
  dayOf,
  daysBetween,
  earlierInstant,
  endOfDay,
  type Instant,
  startOfDay,
} from '../dates.ts';
import { type Standing, withGrants, withoutGrants } from '../firms/standing.ts';
import {
  atLeastZero,
  type Fen,
  fractionDown,
  minFen,
  negateFen,
  subtractFen,
  sumFen,
  zeroFen,
} from '../money.ts';
import { asLabel } from '../names.ts';
import { splitPremium } from '../quoting/price-premium.ts';
import { accept, refuse, type Result } from '../result.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { type AgreedTerms, agreedTerms, changedTerms } from './agreed-terms.ts';
import { daysToPay } from './bind-quote.ts';
import {
  agreedRates,
  type ChangeFacts,
  type ChangeRefusal,
  changeRefused,
  cutToValue,
  type EndorsementRequest,
  isSame,
} from './endorsement-changes.ts';
import { pendingEndorsement } from './endorsement-life.ts';
import { type EndorsementSubsidyFacts, shortfallOf, subsidiseEndorsement } from './endorsement-subsidy.ts';
import {
  type Endorsement,
  type EndorsementIn,
  endorsementsInEffect,
  endorsementsOf,
  type InForcePolicy,
  type Policy,
  type PremiumCharge,
  statusOfPolicy,
} from './policy.ts';
import { leftInAccount, premiumAccount, splitRefund } from './premium-account.ts';
import { type PriceChangeLine, priceChange } from './price-change.ts';
import { countedGrants, freesBudget } from './take-back.ts';

export type EndorseRefusal =
  | { readonly kind: 'policy-not-live'; readonly status: string }
  | { readonly kind: 'endorsement-pending'; readonly endorsementNo: string }
  | { readonly kind: 'effective-date-outside'; readonly first: Day; readonly end: Day }
  | ChangeRefusal
  | SubsidyShort;

/** The subsidy of more premium is not what the policy's programmes would give; the firm may still agree to this price. */
export interface SubsidyShort {
  readonly kind: 'budget-exhausted' | 'cap-changed' | 'eligibility-changed';
  readonly grossFen: Fen;
  readonly needFen: Fen;
  readonly firmPaysFen: Fen;
}

export interface EndorsementFacts extends EndorsementSubsidyFacts, ChangeFacts {
  readonly calendar: WorkingCalendar;
  readonly by: string;
}

export interface Endorsed {
  readonly policy: InForcePolicy;
  readonly endorsement: Exclude<Endorsement, EndorsementIn<'lapsed'>>;
  /** Left out where nothing that counts was granted or taken back. */
  readonly standing?: Standing;
  readonly before: AgreedTerms;
  readonly after: AgreedTerms;
  readonly lines: readonly PriceChangeLine[];
}

/**
 * Endorses a policy in force from a day on. More sum costs a premium for the days that are left, with its own subsidy and
 * payment, and takes effect when that is paid (QTE-7); less sum (CAN-4), or a value that falls below it (QTE-6), gives
 * premium back to everybody who paid it; a loss payee costs nothing. One change of the price waits at a time, and none begins
 * before one that was agreed.
 *
 * Refusals: `policy-not-live`, `endorsement-pending`, `effective-date-outside`, `changes-not-taken` (the product takes no
 * such sum or value), `nothing-changes`, `lender-consent-missing`, `below-claims-used` (CLM-15), `needs-underwriting`
 * (ELG-9), and where not the whole subsidy is to be had `budget-exhausted` (SUB-9), `cap-changed` (SUB-3) or
 * `eligibility-changed` (ELG-2), unless the firm has agreed to the price.
 */
export function endorsePolicy(
  of: Policy,
  request: EndorsementRequest,
  facts: EndorsementFacts,
): Result<Endorsed, EndorseRefusal> {
  const status = statusOfPolicy(of, facts.now);
  if (of.status !== 'in-force' || status !== 'in-force') return refuse({ kind: 'policy-not-live', status });
  const pending = pendingEndorsement(of);
  if (pending !== undefined) {
    return refuse({ kind: 'endorsement-pending', endorsementNo: pending.endorsementNo });
  }
  const first = firstDayFor(of, facts.now);
  if (request.effectiveDate < first || request.effectiveDate >= of.period.end) {
    return refuse({ kind: 'effective-date-outside', first, end: of.period.end });
  }
  const before = agreedTerms(of, facts.quotedValueFen);
  const after = cutToValue(facts.product, changedTerms(before, request.changes), request.changes);
  const refused = changeRefused(of, request, { before, after }, facts);
  if (refused !== undefined) return refuse(refused);
  const lines = priceChange(facts.product, agreedRates(of), { before, after }, { ...of, ...request });
  const netFen = sumFen(lines.map((line) => line.fen));
  const drawn = { of, request, facts, before, after, lines };
  if (netFen > 0) return charged(drawn, netFen);
  return accept(netFen < 0 ? credited(drawn, negateFen(netFen)) : noted(drawn));
}

/** Today, the start of cover, or the day from which the last change holds, whichever is latest. */
export function firstDayFor(of: Policy, now: Instant): Day {
  const agreed = endorsementsInEffect(of).map((one) => one.effectiveDate);
  return [dayOf(now), of.period.start, ...agreed].reduce((latest, one) => (one > latest ? one : latest));
}

interface Drawn {
  readonly of: InForcePolicy;
  readonly request: EndorsementRequest;
  readonly facts: EndorsementFacts;
  readonly before: AgreedTerms;
  readonly after: AgreedTerms;
  readonly lines: readonly PriceChangeLine[];
}

function headOf({ of, request, facts, before, after }: Drawn) {
  return {
    endorsementNo: `E${endorsementsOf(of).length + 1}`,
    effectiveDate: request.effectiveDate,
    changes: {
      ...request.changes,
      ...(isSame(before.sumsInsured, after.sumsInsured) ? {} : { sumsInsured: { ...after.sumsInsured } }),
    },
    at: facts.now,
    by: facts.by,
    ...(request.lenderConsent === undefined ? {} : { lenderConsent: request.lenderConsent }),
  };
}

/** QTE-7: the subsidy is reserved until `payBy`: the end of the third working day, at most the start of a later day. */
function charged(drawn: Drawn, grossFen: Fen): Result<Endorsed, EndorseRefusal> {
  const { of, request, facts } = drawn;
  const charge = chargeOf(drawn, grossFen);
  const short = shortfallOf(of, charge.subsidy.programmes);
  if (short !== undefined && request.firmPaysFen !== charge.firmPaysFen) {
    const needFen = sumFen(charge.subsidy.programmes.map((grant) => grant.calculatedFen));
    return refuse({ kind: short, grossFen, needFen, firmPaysFen: charge.firmPaysFen });
  }
  const today = dayOf(facts.now);
  const lastDay = endOfDay(facts.calendar.addWorkingDays(today, daysToPay));
  const latest = request.effectiveDate > today ? request.effectiveDate : of.period.end;
  const endorsement: EndorsementIn<'awaiting-payment'> = {
    status: 'awaiting-payment',
    ...headOf(drawn),
    charge,
    payment: {
      dueFen: charge.firmPaysFen,
      payBy: earlierInstant(lastDay, startOfDay(latest)),
      receivedFen: zeroFen,
    },
  };
  const grants = countedGrants(of, deductedGrants(charge.subsidy));
  return accept(endorsed(drawn, endorsement, grants.length > 0 && withGrants(facts.standing, grants)));
}

function chargeOf({ of, request, facts, before, after, lines }: Drawn, grossFen: Fen): PremiumCharge {
  const { premium, insurers } = splitPremium(
    facts.product,
    grossFen,
    lines.map(({ names, fen, rule }) => ({ ...asLabel(names), fen, rule })),
  );
  const risen = Object.entries(after.sumsInsured).map(([cover, sum]) => {
    return atLeastZero(subtractFen(sum, before.sumsInsured[cover] ?? zeroFen));
  });
  const { start, end } = of.period;
  const daysLeft = daysBetween(request.effectiveDate, end);
  const sumInsuredFen = fractionDown(sumFen(risen), daysLeft, daysBetween(start, end));
  const programmes = subsidiseEndorsement(of, { premium, sumInsuredFen }, facts);
  const deductedFen = sumFen(deductedGrants({ programmes }).map((grant) => grant.grantedFen));
  return {
    premium,
    subsidy: { totalFen: sumFen(programmes.map((grant) => grant.grantedFen)), programmes },
    firmPaysFen: subtractFen(grossFen, deductedFen),
    insurers,
  };
}

/** CAN-4, CAN-11: the difference goes back to everybody who paid in, and never more than is left of it. */
function credited(drawn: Drawn, fallenFen: Fen): Endorsed {
  const { of, request, facts } = drawn;
  const account = premiumAccount(of);
  const credit = splitRefund(account, minFen(fallenFen, leftInAccount(account)));
  const endorsement: EndorsementIn<'in-effect'> = {
    status: 'in-effect',
    ...headOf(drawn),
    inEffectFrom: startOfDay(request.effectiveDate),
    credit,
  };
  const counts = credit.refund.bureauFen > 0 && freesBudget(of, facts.now);
  return endorsed(
    drawn,
    endorsement,
    counts && withoutGrants(facts.standing, countedGrants(of, credit.parts)),
  );
}

function noted(drawn: Drawn): Endorsed {
  const inEffectFrom = startOfDay(drawn.request.effectiveDate);
  return endorsed(drawn, { status: 'in-effect', ...headOf(drawn), inEffectFrom }, false);
}

function endorsed(
  { of, before, after, lines }: Drawn,
  endorsement: Endorsed['endorsement'],
  standing: Standing | false,
): Endorsed {
  const endorsements = [...endorsementsOf(of), endorsement];
  return {
    policy: { ...of, endorsements, revision: of.revision + 1 },
    endorsement,
    ...(standing === false ? {} : { standing }),
    before,
    after,
    lines,
  };
}
