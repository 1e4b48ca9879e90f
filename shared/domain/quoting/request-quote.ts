import {
  addMillis,
  dayOf,
  earlierInstant,
  type Instant,
  monthsBetween,
  startOfDay,
  yearOf,
} from '../dates.ts';
import { assessEligibility, innovationScoreOn, isEligible } from '../eligibility/assess-eligibility.ts';
import type { Firm } from '../firms/firm.ts';
import {
  grantedFen,
  grantedOfClassFen,
  kindsInYear,
  type Standing,
  yearOfInsurance,
} from '../firms/standing.ts';
import type { PolicyNo, QuoteId } from '../ids.ts';
import { asFen, type Fen, subtractFen, sumFen } from '../money.ts';
import type { Product } from '../products/product.ts';
import type { Registration } from '../registries/registration.ts';
import { type Budget, hasRoomFor, type LevelPart } from '../subsidies/budget.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { grantSubsidy, type ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import { coversDivision, type Programme } from '../subsidies/programme.ts';
import { stackGrants } from '../subsidies/stack-grants.ts';
import { standingClassOf } from '../subsidies/subsidy-rate.ts';
import { periodFrom } from './faults-of-request.ts';
import { coverLimits, overInsured, sumInsuredOf, sumsToInsure, unitsOf } from './insured-sums.ts';
import { type PricedPremium, pricePremium } from './price-premium.ts';
import type { Quote } from './quote.ts';
import type { QuoteRequest } from './quote-request.ts';
import { type CoverRate, coverRates, type RatedFirm } from './rate-cover.ts';
import { referralReason } from './refer-quote.ts';

/** Everything a quote depends on besides the request. */
export interface QuoteFacts {
  readonly now: Instant;
  readonly product: Product;
  readonly firm: Firm;
  readonly rows: readonly Registration[];
  readonly standing: Standing;
  readonly programmes: readonly Programme[];
  /** Budgets by programme, of the year in which cover starts; a programme without one has no money. */
  readonly budgets: ReadonlyMap<string, Budget>;
}

const quoteMillis = 30 * 86_400_000;

/** A quote that nobody keeps: what a request comes to. */
export type PricedRequest = Omit<Quote, 'quoteId' | 'requestHash'>;

/** A request priced, to be kept under an id. */
export function quoteFor(
  request: QuoteRequest,
  facts: QuoteFacts,
  identity: { quoteId: QuoteId; requestHash: string; renews?: PolicyNo },
  underwritten?: Quote['underwriting'],
): Quote {
  return { ...identity, ...priceRequest(request, facts, underwritten) };
}

/**
 * Prices a request: sums (QTE-6), premium (QTE-1, QTE-2), eligibility (ELG), subsidy in the order of rulebook 6.1, what the
 * firm pays now and in the end, and whether an underwriter must decide (ELG-9). Nothing is reserved: a quote is no promise of
 * money (case 4). It lives 30 days, at most to the start of cover.
 */
export function priceRequest(
  request: QuoteRequest,
  facts: QuoteFacts,
  underwritten?: Quote['underwriting'],
): PricedRequest {
  const { product, firm, now } = facts;
  const months = request.periodMonths ?? product.periodMonths.usual;
  const insured = insuredBy(request, product);
  const rates = ratesOf(request, facts, underwritten);
  const units = unitsOf(product, request.units);
  const limits = coverLimits(product, insured);
  const priced = pricePremium(product, { limits, rates, units, months });
  const grants = grantsOf(request, facts, priced.premium, insured.sumsInsured);
  const totalFen = sumFen(grants.map((grant) => grant.grantedFen));
  const deductedFen = sumFen(deductedGrants({ programmes: grants }).map((grant) => grant.grantedFen));
  const referral =
    underwritten === undefined
      ? referralReason(product, insured, rates, innovationScoreOn(facts.rows, dayOf(now)))
      : undefined;
  const { grossFen } = priced.premium;
  return {
    status: referral === undefined ? 'quoted' : 'referred',
    product: { code: product.code, version: product.version },
    uscc: firm.uscc,
    divisionCode: firm.divisionCode,
    period: periodFrom(request.start, months),
    ...insured,
    ...askedPart(request, product),
    answers: request.answers ?? {},
    otherSubsidies: request.otherSubsidies ?? [],
    ...(request.lossPayee === undefined ? {} : { lossPayee: request.lossPayee }),
    ...(request.policyholder === undefined ? {} : { policyholder: request.policyholder }),
    ...(request.groupId === undefined ? {} : { groupId: request.groupId }),
    ...(request.programmeIds === undefined ? {} : { programmeIds: request.programmeIds }),
    ...pricePart(priced),
    subsidy: { totalFen, programmes: grants },
    firmPaysFen: subtractFen(grossFen, deductedFen),
    firmNetFen: subtractFen(grossFen, totalFen),
    eligibility: namedFindings(request, facts),
    ...(referral === undefined ? {} : { referredFor: referral.zh, referredForEn: referral.en }),
    ...(underwritten === undefined ? {} : { underwriting: underwritten }),
    createdAt: now,
    expiresAt: earlierInstant(addMillis(now, quoteMillis), startOfDay(request.start)),
    revision: 0,
  };
}

/** The request that a stored quote answered, to price it again at bind. */
export function requestOf(of: Quote): QuoteRequest {
  return {
    productCode: of.product.code,
    uscc: of.uscc,
    start: of.period.start,
    sumsInsured: { ...of.sumsInsured, ...of.askedSums },
    insurableValueFen: of.insurableValueFen,
    periodMonths: monthsBetween(of.period),
    riders: of.riders === undefined ? undefined : [...of.riders],
    units: of.units,
    answers: of.answers,
    programmeIds: of.programmeIds === undefined ? undefined : [...of.programmeIds],
    otherSubsidies: [...of.otherSubsidies],
    members: of.members === undefined ? undefined : [...of.members],
    lossPayee: of.lossPayee,
    policyholder: of.policyholder,
    groupId: of.groupId,
  };
}

function insuredBy(request: QuoteRequest, product: Product) {
  const asked = { ...request, sumsInsured: request.sumsInsured ?? {} };
  const riders = request.riders === undefined || request.riders.length === 0 ? undefined : request.riders;
  return { sumsInsured: sumsToInsure(product, asked), ...(riders === undefined ? {} : { riders }) };
}

/** What was asked for, as far as it says more than what is insured. */
function askedPart(request: QuoteRequest, product: Product) {
  const cut = overInsured(product, { ...request, sumsInsured: request.sumsInsured ?? {} });
  const units = unitsOf(product, request.units);
  return {
    ...(cut.length === 0
      ? {}
      : { askedSums: Object.fromEntries(cut.map((one) => [one.cover.code, one.askedFen])) }),
    ...(units === undefined ? {} : { units }),
    ...(request.members === undefined ? {} : { members: request.members }),
    ...(request.insurableValueFen === undefined ? {} : { insurableValueFen: request.insurableValueFen }),
  };
}

function pricePart({ premium, insurers }: PricedPremium): PricedPremium {
  return { premium, insurers };
}

/** QTE-2: rates of the product's table, or of the underwriter on every sum; nothing for a price that needs no rate. */
function ratesOf(
  request: QuoteRequest,
  facts: QuoteFacts,
  underwritten: Quote['underwriting'],
): readonly CoverRate[] {
  const { premium, covers } = facts.product;
  if (premium.kind === 'rate') return coverRates(premium, ratedFirm(request, facts), underwritten?.ratePpm);
  if (premium.kind !== 'underwritten' || underwritten?.ratePpm === undefined) return [];
  const { ratePpm } = underwritten;
  return covers.filter((cover) => cover.sum !== undefined).map((cover) => ({ code: cover.code, ratePpm }));
}

function ratedFirm(request: QuoteRequest, { firm, rows, now }: QuoteFacts): RatedFirm {
  return {
    industryCode: firm.industryCode,
    answers: request.answers ?? {},
    innovationScore: innovationScoreOn(rows, dayOf(now)),
  };
}

/** ELG: what a programme asks of the firm and of what it wants to insure. */
export function findingsOf(programme: Programme, request: QuoteRequest, facts: QuoteFacts) {
  const { product, firm, rows, standing, now } = facts;
  return assessEligibility(programme, firm, rows, dayOf(now), {
    productCode: product.code,
    periodMonths: request.periodMonths ?? product.periodMonths.usual,
    yearOfInsurance: yearOfInsurance(standing, programme, yearOf(request.start)),
  });
}

function namedFindings(request: QuoteRequest, facts: QuoteFacts): Quote['eligibility'] {
  const several = facts.programmes.length > 1;
  return facts.programmes.flatMap((one) =>
    findingsOf(one, request, facts).map((finding) =>
      several ? { ...finding, programmeId: one.id } : finding,
    ),
  );
}

/** SUB-4: what each programme grants beside what the firm gets elsewhere and from the others. */
function grantsOf(
  request: QuoteRequest,
  facts: QuoteFacts,
  premium: { grossFen: Fen; netOfVatFen: Fen },
  sumsInsured: Readonly<Record<string, Fen>>,
): readonly ProgrammeGrant[] {
  const { product, firm, standing } = facts;
  const capYear = yearOf(request.start);
  const units = unitsOf(product, request.units);
  const elsewhereFen = sumFen((request.otherSubsidies ?? []).map((other) => other.fen));
  return stackGrants(facts.programmes, elsewhereFen, (programme, otherFen) => {
    const insured = { productCode: product.code, unitClass: units?.class, answers: request.answers };
    const named = standingClassOf(programme, insured);
    return grantSubsidy({
      programme,
      eligible: isEligible(findingsOf(programme, request, facts)),
      ...insured,
      premium,
      sumInsuredFen: sumInsuredOf(product, sumsInsured),
      insurableValueFen: request.insurableValueFen,
      outsideFen: outsideFen(programme, request),
      yearOfInsurance: yearOfInsurance(standing, programme, capYear),
      usedFen: grantedFen(standing, programme.id, capYear),
      usedOfClassFen: grantedOfClassFen(standing, programme.id, capYear, named),
      kinds: kindsInYear(standing, programme.id, capYear, named),
      otherFen,
      firmDivision: firm.divisionCode,
      hasRoom: (parts) => isAffordable(programme, facts.budgets.get(programme.id), parts),
    });
  });
}

/** ELG-6, case 52: premium of members whose place does not come under the programme. */
function outsideFen(programme: Programme, { members = [] }: QuoteRequest): Fen {
  const outside = members.filter((member) => !coversDivision(programme, member.divisionCode));
  return sumFen(outside.map((member) => asFen(member.premiumFen)));
}

/**
 * SUB-9: direct deduction is money that has to be there. What is applied for later is decided then: until a budget says
 * otherwise the quote shows what the programme comes to, and where it is shared pro rata, what it is reckoned from (SUB-10).
 */
function isAffordable(of: Programme, budget: Budget | undefined, parts: readonly LevelPart[]): boolean {
  if (of.budget.allocation === 'pro-rata') return true;
  if (of.mode !== 'direct-deduct' && budget === undefined) return true;
  return hasRoomFor(budget, parts);
}
