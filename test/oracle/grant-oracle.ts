import type { QuoteRequest } from '../../shared/domain/quoting/quote-request.ts';
import type { QuoteFacts } from '../../shared/domain/quoting/request-quote.ts';

/** What a programme grants, by the order of rulebook 6.1. */
export interface OracleGrant {
  readonly id: string;
  readonly mode: string;
  readonly base: bigint;
  readonly rate: bigint;
  readonly calculated: bigint;
  readonly granted: bigint;
  readonly limitedBy: readonly string[];
  /** `level payer` → fen. */
  readonly levels: ReadonlyMap<string, bigint>;
}

interface Price {
  readonly gross: bigint;
  readonly net: bigint;
  readonly sumInsured: bigint;
}

type Programme = QuoteFacts['programmes'][number];
const million = 1_000_000n;
const least = (...amounts: readonly bigint[]) => amounts.reduce((low, one) => (one < low ? one : low));
const above0 = (amount: bigint) => (amount < 0n ? 0n : amount);

/** SUB-4: programmes that live with others go together in their order; any other stands alone; the firm gets the best. */
export function grantsByRulebook(
  request: QuoteRequest,
  facts: QuoteFacts,
  price: Price,
): readonly OracleGrant[] {
  const elsewhere = (request.otherSubsidies ?? []).reduce((sum, one) => sum + BigInt(one.fen), 0n);
  const sociable = (one: Programme) => one.stacking.mode === 'free' || one.stacking.mode === 'sum-cap';
  const bundles: OracleGrant[][] = [[]];
  let taken = elsewhere;
  for (const programme of facts.programmes) {
    const grant = grantByRulebook(programme, request, facts, price, sociable(programme) ? taken : elsewhere);
    if (sociable(programme)) {
      bundles[0]?.push(grant);
      taken += grant.granted;
    } else bundles.push([grant]);
  }
  const worth = (bundle: OracleGrant[]) => bundle.reduce((sum, one) => sum + one.granted, 0n);
  const name = (bundle: OracleGrant[]) => bundle.map((one) => one.id).toSorted()[0];
  let best: OracleGrant[] = [];
  for (const bundle of bundles) {
    const [mine, its] = [name(best), name(bundle)];
    const isFirst = its !== undefined && (mine === undefined || its < mine);
    if (worth(bundle) > worth(best) || (worth(bundle) === worth(best) && isFirst)) best = bundle;
  }
  const all = bundles.flat();
  return facts.programmes.flatMap((programme) => {
    const grant = all.find((one) => one.id === programme.id);
    if (grant === undefined) return [];
    if (best.includes(grant) || grant.granted === 0n) return [grant];
    return [{ ...grant, granted: 0n, levels: new Map(), limitedBy: [...grant.limitedBy, 'stacking'] }];
  });
}

function grantByRulebook(
  programme: Programme,
  request: QuoteRequest,
  facts: QuoteFacts,
  price: Price,
  others: bigint,
): OracleGrant {
  const year = Number(request.start.slice(0, 4));
  const named = className(programme, request, facts);
  const nth = yearOfInsurance(programme, facts, year);
  const words: string[] = [];
  const base = baseOf(programme, request, price, words);
  const row = programme.rates.find((one) => {
    const later = one.andLater === true && one.yearOfInsurance !== undefined && nth > one.yearOfInsurance;
    return (
      (one.class ?? named) === named &&
      (one.yearOfInsurance === undefined || one.yearOfInsurance === nth || later) &&
      (one.sumUpToFen === undefined || price.sumInsured <= BigInt(one.sumUpToFen))
    );
  });
  const rate = BigInt(row?.ppm ?? 0);
  const calculated = (base * rate) / million;
  let granted = calculated;
  const cut = (to: bigint, word: string) => {
    if (granted <= to) return;
    granted = to;
    if (!words.includes(word)) words.push(word);
  };
  if (row === undefined || !qualifies(programme, request, facts, nth)) {
    granted = 0n;
    words.push('not-eligible');
  }
  cut(roomBesideOthers(programme, price.gross, granted, others), 'stacking');
  const usage = usageOf(programme, request, facts, year, named);
  const caps: [number | undefined, bigint, string][] = [
    [programme.policyCapFen, 0n, 'product-cap'],
    [named === undefined ? undefined : programme.classCapsFen?.[named], usage.ofClass, 'product-cap'],
    [row?.capFen, usage.all, 'product-cap'],
    [programme.kindsCapsFen?.[usage.kinds - 1], usage.all, 'product-cap'],
    [programme.firmYearCapFen, usage.all, 'firm-year-cap'],
  ];
  for (const [cap, used, word] of caps) if (cap !== undefined) cut(above0(BigInt(cap) - used), word);
  const own = BigInt(programme.minSelfPayPpm);
  cut(price.gross - (price.gross * own + million - 1n) / million, 'min-self-pay');
  if (granted > 0n && granted < BigInt(programme.deMinimisFen)) cut(0n, 'de-minimis');
  let levels = levelsOf(programme, facts.firm.divisionCode, granted);
  if (granted > 0n && !hasMoney(programme, facts, levels)) {
    cut(0n, 'budget');
    levels = new Map();
  }
  return {
    id: programme.id,
    mode: programme.mode,
    base,
    rate,
    calculated,
    granted,
    limitedBy: words,
    levels,
  };
}

/** SUB-1, ELG-6, SUB-2. */
function baseOf(programme: Programme, request: QuoteRequest, price: Price, words: string[]): bigint {
  const isInside = (division: string) => {
    const excluded = (programme.excludedDivisions ?? []).some((one) => division.startsWith(one));
    return division.startsWith(programme.divisionPrefix) && !excluded;
  };
  const outside = (request.members ?? [])
    .filter((member) => !isInside(member.divisionCode))
    .reduce((sum, member) => sum + BigInt(member.premiumFen), 0n);
  const whole = programme.base === 'gross' ? price.gross : price.net;
  const base = outside === 0n || whole === 0n ? whole : (whole * above0(price.gross - outside)) / price.gross;
  const { sumTimesValue, rateCeilingPpm } = programme;
  let bound = price.sumInsured;
  if (sumTimesValue !== undefined && request.insurableValueFen !== undefined) {
    bound = least(bound, BigInt(request.insurableValueFen) * BigInt(sumTimesValue));
  }
  let counted = bound < price.sumInsured ? (base * bound) / price.sumInsured : base;
  if (rateCeilingPpm !== undefined) counted = least(counted, (bound * BigInt(rateCeilingPpm)) / million);
  if (counted < base) words.push('rate-ceiling');
  return counted;
}

function roomBesideOthers(programme: Programme, gross: bigint, granted: bigint, others: bigint): bigint {
  const ofPremium = above0(gross - others);
  const { stacking } = programme;
  if (stacking.mode === 'sum-cap') {
    return least(ofPremium, above0((gross * BigInt(stacking.capPpm)) / million - others));
  }
  if (stacking.mode === 'exclusive') return others === 0n ? ofPremium : 0n;
  if (stacking.mode === 'best-one') return least(ofPremium, above0(granted - others));
  return ofPremium;
}

function className(programme: Programme, request: QuoteRequest, { product }: QuoteFacts): string | undefined {
  const classes = programme.classes ?? [];
  const answers = request.answers ?? {};
  const usual = product.premium.kind === 'per-unit' ? product.premium.classes[0]?.code : undefined;
  const unit = request.units?.class ?? usual;
  const found =
    classes.find(({ answer }) => answer?.is.some((one) => one === answers[answer.question])) ??
    classes.find((one) => one.unitClasses?.some((code) => code === unit)) ??
    classes.find((one) => one.products?.some((code) => code === request.productCode));
  return found?.code;
}

function usageOf(
  programme: Programme,
  request: QuoteRequest,
  facts: QuoteFacts,
  year: number,
  named: string | undefined,
) {
  const counted = named ?? (programme.kindsCapsFen === undefined ? undefined : request.productCode);
  const mine = facts.standing.granted.filter((one) => one.programmeId === programme.id && one.year === year);
  const sum = (rows: typeof mine) => rows.reduce((total, one) => total + BigInt(one.fen), 0n);
  const kinds = new Set([...mine.filter((one) => one.fen > 0).map((one) => one.class), counted]);
  return { all: sum(mine), ofClass: sum(mine.filter((one) => one.class === counted)), kinds: kinds.size };
}

/** SUB-6. */
function yearOfInsurance(programme: Programme, facts: QuoteFacts, year: number): number {
  const years = new Set<number>();
  for (const one of facts.standing.granted) {
    if (one.programmeId === programme.id && one.fen > 0 && one.year < year) years.add(one.year);
  }
  if (!programme.resetOnGap) return years.size + 1;
  let nth = 1;
  for (let before = year - 1; years.has(before); before -= 1) nth += 1;
  return nth;
}

/** ELG-2, ELG-5, ELG-7, ELG-8, SUB-6, as far as the random firms go. */
function qualifies(programme: Programme, request: QuoteRequest, facts: QuoteFacts, nth: number): boolean {
  const { anyStatusOf, minPeriodMonths, maxPeriodMonths, maxYears } = programme.eligibility;
  const holds = (kind: string) =>
    facts.rows.some((row) => row.kind === kind && row.revokedFrom === undefined);
  const months = request.periodMonths ?? facts.product.periodMonths.usual;
  const division: string = facts.firm.divisionCode;
  return (
    (anyStatusOf.length === 0 || anyStatusOf.some((kind) => holds(kind))) &&
    !holds('dishonest') &&
    division.startsWith(programme.divisionPrefix) &&
    !(programme.excludedDivisions ?? []).some((one) => division.startsWith(one)) &&
    programme.products.includes(request.productCode) &&
    months >= (minPeriodMonths ?? 0) &&
    months <= (maxPeriodMonths ?? 1_000) &&
    nth <= (maxYears ?? 1_000)
  );
}

/** SUB-7, MNY-4: the highest level takes what is left over; a city or province pays for the levels it has not. */
function levelsOf(programme: Programme, division: string, granted: bigint): ReadonlyMap<string, bigint> {
  const parts = new Map<string, bigint>();
  if (granted === 0n) return parts;
  const lower = programme.levels.slice(1).map((one) => (granted * BigInt(one.sharePpm)) / million);
  const amounts = [granted - lower.reduce((sum, one) => sum + one, 0n), ...lower];
  for (const [index, { level }] of programme.levels.entries()) {
    let pays: string = level;
    if (level === 'city' || level === 'county') {
      if (division.endsWith('0000')) pays = 'province';
      else if (division.endsWith('00')) pays = 'city';
    }
    const payers: Record<string, string> = {
      central: '100000',
      province: `${division.slice(0, 2)}0000`,
      city: `${division.slice(0, 4)}00`,
      county: division,
    };
    const key = `${pays} ${payers[pays]}`;
    parts.set(key, (parts.get(key) ?? 0n) + (amounts[index] ?? 0n));
  }
  return parts;
}

/** SUB-9, SUB-10. */
function hasMoney(programme: Programme, facts: QuoteFacts, levels: ReadonlyMap<string, bigint>): boolean {
  const budget = facts.budgets.get(programme.id);
  if (programme.budget.allocation === 'pro-rata') return true;
  if (budget === undefined) return programme.mode !== 'direct-deduct';
  return [...levels].every(([key, amount]) => {
    const [level = ''] = key.split(' ');
    return amount === 0n || BigInt(budget.envelopes[level]?.availableFen ?? -1) >= amount;
  });
}
