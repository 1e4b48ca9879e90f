import { addMillis, dayOf, earlierInstant, type Instant, startOfDay, yearOf } from '../dates.ts';
import { assessEligibility, innovationScoreOn, isEligible } from '../eligibility/assess-eligibility.ts';
import type { Firm } from '../firms/firm.ts';
import { grantedFen, type Standing, yearOfInsurance } from '../firms/standing.ts';
import type { QuoteId } from '../ids.ts';
import { asFen, type Fen, formatYuan, type Ppm, subtractFen, sumFen } from '../money.ts';
import type { Product } from '../products/product.ts';
import type { Registration } from '../registries/registration.ts';
import { type Budget, hasRoomFor } from '../subsidies/budget.ts';
import { deductedGrants } from '../subsidies/deducted-grants.ts';
import { grantSubsidy, type ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Programme } from '../subsidies/programme.ts';
import { pricePremium } from './price-premium.ts';
import type { Quote } from './quote.ts';
import { periodFrom, type QuoteRequest, sumInsuredOf } from './quote-request.ts';

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

/**
 * Prices a request: premium (QTE-1, QTE-2), eligibility (ELG), subsidy in the order of rulebook 6.1, what the firm pays now
 * and in the end, and whether an underwriter must decide (ELG-9). Nothing is reserved: a quote is no promise of money
 * (case 4). It lives 30 days, at most to the start of cover.
 */
export function quoteFor(
  request: QuoteRequest,
  facts: QuoteFacts,
  identity: { quoteId: QuoteId; requestHash: string },
  underwritten?: Quote['underwriting'],
): Quote {
  const { product, firm, now } = facts;
  const sums = request.sumsInsured ?? {};
  const ratePpm =
    product.premium.kind === 'rate' ? (underwritten?.ratePpm ?? product.premium.ratePpm) : undefined;
  const { premium, insurers } = pricePremium(product, sumInsuredOf(product, sums), ratePpm);
  const grants = grantsOf(request, facts, premium);
  const totalFen = sumFen(grants.map((grant) => grant.grantedFen));
  const deductedFen = sumFen(deductedGrants({ programmes: grants }).map((grant) => grant.grantedFen));
  const referredFor = underwritten === undefined ? referralReason(request, facts) : undefined;
  return {
    ...identity,
    status: referredFor === undefined ? 'quoted' : 'referred',
    product: { code: product.code, version: product.version },
    uscc: firm.uscc,
    divisionCode: firm.divisionCode,
    period: periodFrom(request.start),
    sumsInsured: sums,
    ...(request.insurableValueFen === undefined ? {} : { insurableValueFen: request.insurableValueFen }),
    answers: request.answers ?? {},
    otherSubsidies: request.otherSubsidies ?? [],
    ...(request.lossPayee === undefined ? {} : { lossPayee: request.lossPayee }),
    ...(request.programmeIds === undefined ? {} : { programmeIds: request.programmeIds }),
    premium,
    ...ratePart(ratePpm),
    subsidy: { totalFen, programmes: grants },
    firmPaysFen: subtractFen(premium.grossFen, deductedFen),
    firmNetFen: subtractFen(premium.grossFen, totalFen),
    insurers,
    eligibility: facts.programmes.flatMap((one) => [...assessEligibility(one, firm, facts.rows, dayOf(now))]),
    ...(referredFor === undefined ? {} : { referredFor }),
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
    sumsInsured: of.sumsInsured,
    insurableValueFen: of.insurableValueFen,
    answers: of.answers,
    programmeIds: of.programmeIds === undefined ? undefined : [...of.programmeIds],
    otherSubsidies: [...of.otherSubsidies],
    lossPayee: of.lossPayee,
  };
}

/** SUB-4: in the order of the programmes; each sees what the firm gets elsewhere and from those before it. */
function grantsOf(
  request: QuoteRequest,
  facts: QuoteFacts,
  premium: { grossFen: Fen; netOfVatFen: Fen },
): readonly ProgrammeGrant[] {
  const elsewhere = (request.otherSubsidies ?? []).map((other) => other.fen);
  return facts.programmes.reduce<readonly ProgrammeGrant[]>((earlier, programme) => {
    const otherFen = sumFen([...elsewhere, ...earlier.map((grant) => grant.grantedFen)]);
    return [...earlier, grantOf(programme, request, facts, premium, otherFen)];
  }, []);
}

function grantOf(
  programme: Programme,
  request: QuoteRequest,
  facts: QuoteFacts,
  premium: { grossFen: Fen; netOfVatFen: Fen },
  otherFen: Fen,
): ProgrammeGrant {
  const { product, firm, rows, standing, now } = facts;
  const capYear = yearOf(request.start);
  return grantSubsidy({
    programme,
    eligible: isEligible(assessEligibility(programme, firm, rows, dayOf(now))),
    premium,
    sumInsuredFen: sumInsuredOf(product, request.sumsInsured ?? {}),
    yearOfInsurance: yearOfInsurance(standing, programme.id, capYear),
    usedFen: grantedFen(standing, programme.id, capYear),
    otherFen,
    firmDivision: firm.divisionCode,
    hasRoom: (parts) => hasRoomFor(facts.budgets.get(programme.id), parts),
  });
}

/** ELG-9: a sum above the bound without the innovation score goes to an underwriter. */
function referralReason(request: QuoteRequest, { product, rows, now }: QuoteFacts): string | undefined {
  if (product.premium.kind !== 'rate') return undefined;
  const { referAboveFen, innovationScore, cover } = product.premium;
  const sum = request.sumsInsured?.[cover] ?? asFen(0);
  if (sum <= referAboveFen || innovationScoreOn(rows, dayOf(now)) >= innovationScore) return undefined;
  return `保险金额超过 ${formatYuan(asFen(referAboveFen))} 元且创新积分低于 ${innovationScore}，须由核保人决定（ELG-9）`;
}

function ratePart(ratePpm: Ppm | undefined): { ratePpm?: Ppm } {
  return ratePpm === undefined ? {} : { ratePpm };
}
