import type { QuoteRequest } from '../../shared/domain/quoting/quote-request.ts';
import type { QuoteFacts } from '../../shared/domain/quoting/request-quote.ts';
import { grantsByRulebook, type OracleGrant } from './grant-oracle.ts';

/**
 * What the rulebook makes of a request, in whole fen and `bigint`, written from its text (4.2, 4.4, 6.1, 2.3) without a line of
 * the code that it is held against: only the types of its inputs are shared.
 */
export interface OracleQuote {
  readonly gross: bigint;
  readonly net: bigint;
  readonly insurers: readonly bigint[];
  readonly grants: readonly OracleGrant[];
  readonly firmPays: bigint;
  readonly firmNet: bigint;
}

const million = 1_000_000n;
type Product = QuoteFacts['product'];
type Cover = Product['covers'][number];

/** x ÷ y, half a unit up. */
const halfUp = (x: bigint, y: bigint) => (2n * x + y) / (2n * y);

export function quoteByRulebook(
  request: QuoteRequest,
  facts: QuoteFacts,
  underwrittenPpm?: number,
): OracleQuote {
  const { product } = facts;
  const sums = insuredSums(product, request);
  const gross = grossPremium(product, request, facts, sums, underwrittenPpm);
  const insurers = sharesOf(product, gross);
  const net = insurers.reduce((sum, part) => sum + halfUp(part * 100n, 106n), 0n);
  const sumInsured = wholeSum(product, sums);
  const grants = grantsByRulebook(request, facts, { gross, net, sumInsured });
  const granted = grants.reduce((sum, grant) => sum + grant.granted, 0n);
  const deducted = grants
    .filter((grant) => grant.mode === 'direct-deduct')
    .reduce((sum, grant) => sum + grant.granted, 0n);
  return { gross, net, insurers, grants, firmPays: gross - deducted, firmNet: gross - granted };
}

function isInsured(cover: Cover, request: QuoteRequest): boolean {
  return cover.rider !== true || (request.riders ?? []).some((code) => code === cover.code);
}

/** 保险法 art. 55: what exceeds the value of the thing is not insured, unless losses are paid in full up to the limit. */
function insuredSums(product: Product, request: QuoteRequest): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const cover of product.covers) {
    if (!isInsured(cover, request)) continue;
    if (cover.limitPerUnit === true && product.premium.kind === 'per-unit') {
      const { limitFen } = unitRow(product.premium, request);
      sums.set(cover.code, BigInt(limitFen) * unitCount(request));
    } else if (cover.sum !== undefined && request.sumsInsured?.[cover.code] !== undefined) {
      const asked = BigInt(request.sumsInsured[cover.code] ?? 0);
      const value = request.insurableValueFen === undefined ? asked : BigInt(request.insurableValueFen);
      sums.set(cover.code, cover.basis === 'first-loss' || asked < value ? asked : value);
    }
  }
  return sums;
}

function unitRow(terms: Extract<Product['premium'], { kind: 'per-unit' }>, request: QuoteRequest) {
  const wanted = request.units?.class ?? terms.classes[0]?.code;
  const row = terms.classes.find((one) => one.code === wanted);
  if (row === undefined) throw new Error('no such class of units');
  return row;
}

function unitCount(request: QuoteRequest): bigint {
  return BigInt(request.units?.count ?? 1);
}

function limitOf(product: Product, code: string, sums: Map<string, bigint>): bigint {
  const cover = product.covers.find((one) => one.code === code);
  if (cover === undefined) throw new Error('no such cover');
  if (cover.limitFen !== undefined) return BigInt(cover.limitFen);
  if (cover.limitOf !== undefined) {
    return ((sums.get(cover.limitOf.cover) ?? 0n) * BigInt(cover.limitOf.ppm)) / million;
  }
  return sums.get(code) ?? 0n;
}

function wholeSum(product: Product, sums: Map<string, bigint>): bigint {
  const asked = product.covers.filter((cover) => cover.sum !== undefined || cover.limitPerUnit === true);
  if (asked.length > 0) return asked.reduce((sum, cover) => sum + (sums.get(cover.code) ?? 0n), 0n);
  if (product.aggregateLimitFen !== undefined) return BigInt(product.aggregateLimitFen);
  return product.covers.reduce((sum, cover) => sum + BigInt(cover.limitFen ?? 0), 0n);
}

/** QTE-1, QTE-2. */
function grossPremium(
  product: Product,
  request: QuoteRequest,
  facts: QuoteFacts,
  sums: Map<string, bigint>,
  underwrittenPpm: number | undefined,
): bigint {
  const terms = product.premium;
  if (terms.kind === 'fixed') return BigInt(terms.grossFen);
  if (terms.kind === 'per-unit') return BigInt(unitRow(terms, request).grossFen) * unitCount(request);
  const months = BigInt(request.periodMonths ?? product.periodMonths.usual);
  const rates =
    terms.kind === 'rate'
      ? terms.rates.map(({ code, ratePpm }) => ({ code, rate: tariffRate(terms, ratePpm, request, facts) }))
      : product.covers
          .filter((cover) => cover.sum !== undefined && underwrittenPpm !== undefined)
          .map((cover) => ({ code: cover.code as string, rate: BigInt(underwrittenPpm ?? 0) }));
  const [first] = rates;
  if (terms.kind === 'rate' && first !== undefined && underwrittenPpm !== undefined) {
    first.rate = BigInt(underwrittenPpm);
  }
  let gross = 0n;
  for (const { code, rate } of rates) {
    const cover = product.covers.find((one) => one.code === code);
    if (cover === undefined || !isInsured(cover, request)) continue;
    gross += halfUp(limitOf(product, code, sums) * rate * months, 12n * million);
  }
  const least = BigInt(terms.kind === 'rate' ? (terms.minPremiumFen ?? 0) : 0);
  return gross < least ? least : gross;
}

function tariffRate(
  terms: Extract<Product['premium'], { kind: 'rate' }>,
  base: number,
  request: QuoteRequest,
  facts: QuoteFacts,
): bigint {
  let [numerator, denominator] = [BigInt(base), 1n];
  for (const factor of terms.factors ?? []) {
    numerator *= BigInt(factorOf(factor, request, facts));
    denominator *= million;
  }
  return halfUp(numerator, denominator);
}

type Factor = NonNullable<Extract<Product['premium'], { kind: 'rate' }>['factors']>[number];

function factorOf(factor: Factor, request: QuoteRequest, facts: QuoteFacts): number {
  if (factor.by === 'stage') {
    for (const row of factor.table) if (row.code === request.answers?.[factor.question]) return row.ppm;
    return factor.otherwisePpm;
  }
  let best: { rank: number; ppm: number } | undefined;
  if (factor.by === 'industry') {
    for (const { code, ppm } of factor.table) {
      const fits = facts.firm.industryCode?.slice(0, code.length) === code;
      if (fits && code.length > (best?.rank ?? 0)) best = { rank: code.length, ppm };
    }
  } else {
    const score = scoreOf(facts);
    for (const { from, ppm } of factor.table) {
      if (from <= score && from > (best?.rank ?? -1)) best = { rank: from, ppm };
    }
  }
  return best?.ppm ?? factor.otherwisePpm;
}

function scoreOf(facts: QuoteFacts): number {
  let highest = 0;
  for (const row of facts.rows) {
    if (row.kind === 'innovation-points' && (row.score ?? 0) > highest) highest = row.score ?? 0;
  }
  return highest;
}

/** COI-2: whoever follows gets its share rounded down, the lead the rest. */
function sharesOf(product: Product, gross: bigint): readonly bigint[] {
  const followers = product.insurers.slice(1).map((one) => (gross * BigInt(one.sharePpm)) / million);
  return [gross - followers.reduce((sum, part) => sum + part, 0n), ...followers];
}
