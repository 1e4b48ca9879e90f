import {
  bands,
  capFen,
  type Decided,
  division,
  industries,
  type Input,
  months as period,
  ratesPpm,
  sharesPpm,
  stages,
  statuses,
  subsidyPpm,
} from './decision.ts';

const million = 1_000_000;
const byIndustry = new Map<string, number>(industries.map((code, index) => [code, index]));
const byStage = new Map<string, number>(stages.map((code, index) => [code, index]));
const rates = Float64Array.from(ratesPpm.flat(2));
const none: readonly number[] = [];

/** The decision by hand in plain numbers: whole multiples of the denominator are taken apart, so that every step is exact. */
export function byHand(of: Input): Decided {
  let band = bands.length - 1;
  while (of.points < (bands[band] ?? 0)) band -= 1;
  const row = (byIndustry.get(of.industry) ?? 0) * stages.length + (byStage.get(of.stage) ?? 0);
  const rate = rates[row * bands.length + band] ?? 0;
  const perYear = 12 * million;
  const years = Math.floor(of.sumFen / perYear);
  const rest = 2 * (of.sumFen - years * perYear) * rate * of.months + perYear;
  const premiumFen = years * rate * of.months + Math.floor(rest / (2 * perYear));
  const netOfVatFen = Math.floor((200 * premiumFen + 106) / 212);
  const isEligible = isEligibleByHand(of);
  if (!isEligible) return { isEligible, premiumFen, netOfVatFen, subsidyFen: 0, levelsFen: none };
  const left = Math.max(0, capFen - of.usedFen);
  const subsidyFen = Math.min(Math.floor((premiumFen * subsidyPpm) / million), left);
  if (subsidyFen === 0) return { isEligible, premiumFen, netOfVatFen, subsidyFen, levelsFen: none };
  const second = Math.floor((subsidyFen * sharesPpm[1]) / million);
  const third = Math.floor((subsidyFen * sharesPpm[2]) / million);
  return {
    isEligible,
    premiumFen,
    netOfVatFen,
    subsidyFen,
    levelsFen: [subsidyFen - second - third, second, third],
  };
}

export function isEligibleByHand(of: Input): boolean {
  return (
    (statuses as readonly string[]).includes(of.status) &&
    !of.isDishonest &&
    of.divisionCode.startsWith(division) &&
    of.rdSpendFen * 100 >= of.revenueFen * 3 &&
    of.months >= period.least &&
    of.months <= period.most
  );
}

/** The decision in `bigint`, straight from its words: what every engine is held against before it is timed. */
export function byOracle(of: Input): Decided {
  const band = bands.findLastIndex((from) => from <= of.points);
  const rate = ratesPpm[industries.indexOf(of.industry)]?.[stages.indexOf(of.stage)]?.[band] ?? 0;
  const numerator = BigInt(of.sumFen) * BigInt(rate) * BigInt(of.months);
  const premium = (2n * numerator + 12_000_000n) / 24_000_000n;
  const isEligible = isEligibleByHand(of);
  const full = isEligible ? (premium * BigInt(subsidyPpm)) / 1_000_000n : 0n;
  const left = of.usedFen > capFen ? 0n : BigInt(capFen - of.usedFen);
  const subsidy = full < left ? full : left;
  const [, ...lower] = sharesPpm.map((share) => (subsidy * BigInt(share)) / 1_000_000n);
  const first = subsidy - lower.reduce((sum, one) => sum + one, 0n);
  return {
    isEligible,
    premiumFen: Number(premium),
    netOfVatFen: Number((200n * premium + 106n) / 212n),
    subsidyFen: Number(subsidy),
    levelsFen: subsidy === 0n ? [] : [first, ...lower].map(Number),
  };
}
