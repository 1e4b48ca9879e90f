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

/** Inputs as columns of numbers, words being their places in the lists, and room for what is decided of each. */
export class HandColumns {
  readonly rateRow: Int32Array;
  readonly months: Int32Array;
  readonly sumFen: Float64Array;
  readonly statuses: Int32Array;
  readonly isDishonest: Int32Array;
  readonly divisionCode: Int32Array;
  readonly rdSpendFen: Float64Array;
  readonly revenueFen: Float64Array;
  readonly usedFen: Float64Array;
  readonly isEligible: Int32Array;
  readonly premiumFen: Float64Array;
  readonly netOfVatFen: Float64Array;
  readonly subsidyFen: Float64Array;
  readonly levelsFen: readonly [Float64Array, Float64Array, Float64Array];

  constructor(inputs: readonly Input[]) {
    const amounts = (of: (input: Input) => number) => Float64Array.from(inputs, of);
    const numbers = (of: (input: Input) => number) => Int32Array.from(inputs, of);
    this.rateRow = numbers((of) => {
      const row = industries.indexOf(of.industry) * stages.length + stages.indexOf(of.stage);
      return row * bands.length + bands.findLastIndex((from) => from <= of.points);
    });
    this.months = numbers((of) => of.months);
    this.sumFen = amounts((of) => of.sumFen);
    this.statuses = numbers((of) => 1 << (statuses as readonly string[]).indexOf(of.status));
    this.isDishonest = numbers((of) => (of.isDishonest ? 1 : 0));
    this.divisionCode = numbers((of) => Number(of.divisionCode));
    this.rdSpendFen = amounts((of) => of.rdSpendFen);
    this.revenueFen = amounts((of) => of.revenueFen);
    this.usedFen = amounts((of) => of.usedFen);
    this.isEligible = numbers(() => 0);
    this.premiumFen = amounts(() => 0);
    this.netOfVatFen = amounts(() => 0);
    this.subsidyFen = amounts(() => 0);
    this.levelsFen = [amounts(() => 0), amounts(() => 0), amounts(() => 0)];
  }

  at(index: number): Decided {
    const subsidyFen = this.subsidyFen[index] ?? 0;
    return {
      isEligible: this.isEligible[index] === 1,
      premiumFen: this.premiumFen[index] ?? 0,
      netOfVatFen: this.netOfVatFen[index] ?? 0,
      subsidyFen,
      levelsFen: subsidyFen === 0 ? none : this.levelsFen.map((level) => level[index] ?? 0),
    };
  }
}

/** The decision by hand on columns, without an object or a word: what prepared pricing has to come near to. */
export function columnsByHand(of: HandColumns, from: number, to: number): void {
  const [first, second, third] = of.levelsFen;
  const perYear = 12 * million;
  for (let at = from; at < to; at += 1) {
    const sumFen = of.sumFen[at] ?? 0;
    const months = of.months[at] ?? 0;
    const numerator = (rates[of.rateRow[at] ?? 0] ?? 0) * months;
    const years = Math.floor(sumFen / perYear);
    const rest = 2 * (sumFen - years * perYear) * numerator + perYear;
    const premiumFen = years * numerator + Math.floor(rest / (2 * perYear));
    of.premiumFen[at] = premiumFen;
    of.netOfVatFen[at] = Math.floor((200 * premiumFen + 106) / 212);
    const code = of.divisionCode[at] ?? 0;
    const isEligible =
      ((of.statuses[at] ?? 0) & allStatuses) !== 0 &&
      of.isDishonest[at] === 0 &&
      code >= 610_000 &&
      code <= 619_999 &&
      (of.rdSpendFen[at] ?? 0) * 100 >= (of.revenueFen[at] ?? 0) * 3 &&
      months >= period.least &&
      months <= period.most;
    of.isEligible[at] = isEligible ? 1 : 0;
    const left = Math.max(0, capFen - (of.usedFen[at] ?? 0));
    const subsidyFen = isEligible ? Math.min(Math.floor((premiumFen * subsidyPpm) / million), left) : 0;
    const city = Math.floor((subsidyFen * sharesPpm[1]) / million);
    const county = Math.floor((subsidyFen * sharesPpm[2]) / million);
    of.subsidyFen[at] = subsidyFen;
    first[at] = subsidyFen - city - county;
    second[at] = city;
    third[at] = county;
  }
}

/** A bit for each status; what is none of them has a bit that is not asked for. */
const allStatuses = (1 << statuses.length) - 1;

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
