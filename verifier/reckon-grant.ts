import { fractionDown, wholePpm } from './check-policy.ts';
import type { Basis } from './application-line.ts';
import type { LevelPart, Rate, Rules } from './export-lines.ts';

/** What a programme grants on a basis, before its budget has a say. */
export interface Reckoned {
  readonly baseFen: number;
  readonly ratePpm: number;
  readonly grantedFen: number;
  readonly minSelfPayPpm: number;
  /** What the grade leaves; absent where the programme knows no such grade. */
  readonly gradePpm?: number;
}

/** Base, ceiling, rate, other subsidies, caps, the firm's own share, grade and floor, in this order; each rounds down. */
export function reckonGrant(basis: Basis, rules: Rules): Reckoned {
  const rate = rateOf(basis, rules);
  const ratePpm = rate?.ppm ?? 0;
  const baseFen = baseOf(basis, rules);
  const calculatedFen = fractionDown(baseFen, ratePpm, wholePpm);
  const { grossFen } = basis.premium;
  const limits = [besideOthers(calculatedFen, basis, rules), ...capsOf(basis, rules, rate)];
  const { minSelfPayPpm } = rules;
  const gradePpm = rules.performance?.find(({ code }) => code === basis.grade)?.ppm;
  const terms = { baseFen, ratePpm, minSelfPayPpm, ...(gradePpm === undefined ? {} : { gradePpm }) };
  const grantedFen = withGrade(Math.min(calculatedFen, ...limits, besideOwn(grossFen, minSelfPayPpm)), terms);
  return { ...terms, grantedFen: grantedFen < rules.deMinimisFen ? 0 : grantedFen };
}

/** What the firm's own share leaves of a premium. */
function besideOwn(premiumFen: number, minSelfPayPpm: number): number {
  return premiumFen - fractionUp(premiumFen, minSelfPayPpm);
}

/** What nothing has limited is rounded once, after its last factor. */
function withGrade(fen: number, { baseFen, ratePpm, gradePpm }: Omit<Reckoned, 'grantedFen'>): number {
  if (gradePpm === undefined) return fen;
  if (fen !== fractionDown(baseFen, ratePpm, wholePpm)) return fractionDown(fen, gradePpm, wholePpm);
  const product = BigInt(baseFen) * BigInt(ratePpm) * BigInt(gradePpm);
  return Number(product / (wholePpm * wholePpm));
}

function baseOf({ premium, outsideFen, sumInsuredFen, insurableValueFen }: Basis, rules: Rules): number {
  const whole = rules.base === 'gross' ? premium.grossFen : premium.netOfVatFen;
  const inside = Math.max(0, premium.grossFen - outsideFen);
  const base =
    outsideFen === 0 || whole === 0 ? whole : fractionDown(whole, inside, BigInt(premium.grossFen));
  const { sumTimesValue, rateCeilingPpm } = rules;
  const bound =
    sumTimesValue === undefined || insurableValueFen === undefined
      ? sumInsuredFen
      : Math.min(sumInsuredFen, insurableValueFen * sumTimesValue);
  const within = bound < sumInsuredFen ? fractionDown(base, bound, BigInt(sumInsuredFen)) : base;
  const ceiling = rateCeilingPpm === undefined ? within : fractionDown(bound, rateCeilingPpm, wholePpm);
  return Math.min(base, within, ceiling);
}

/** The first row that fits class, year of insurance and sum insured. */
function rateOf(basis: Basis, { rates }: Rules): Rate | undefined {
  return rates.find((rate) => {
    const { yearOfInsurance: year, andLater } = rate;
    return (
      (year === undefined ||
        year === basis.yearOfInsurance ||
        (andLater === true && year < basis.yearOfInsurance)) &&
      (rate.class === undefined || rate.class === basis.class) &&
      (rate.sumUpToFen === undefined || basis.sumInsuredFen <= rate.sumUpToFen)
    );
  });
}

function besideOthers(calculatedFen: number, { premium, otherFen }: Basis, { stacking }: Rules): number {
  const ofPremium = Math.max(0, premium.grossFen - otherFen);
  switch (stacking.mode) {
    case 'sum-cap': {
      const most = fractionDown(premium.grossFen, stacking.capPpm ?? 0, wholePpm) - otherFen;
      return Math.min(ofPremium, Math.max(0, most));
    }
    case 'exclusive':
      return otherFen > 0 ? 0 : ofPremium;
    case 'best-one':
      return Math.min(ofPremium, Math.max(0, calculatedFen - otherFen));
    default:
      return ofPremium;
  }
}

function capsOf(basis: Basis, rules: Rules, rate: Rate | undefined): readonly number[] {
  const { usedFen, usedOfClassFen, kinds } = basis;
  const ofClass = basis.class === undefined ? undefined : rules.classCapsFen?.[basis.class];
  const caps = [
    [rules.policyCapFen, 0],
    [ofClass, usedOfClassFen],
    [rate?.capFen, usedFen],
    [rules.kindsCapsFen?.[kinds - 1], usedFen],
    [rules.firmYearCapFen, usedFen],
  ] as const;
  return caps.flatMap(([cap, used]) => (cap === undefined ? [] : [Math.max(0, cap - used)]));
}

function fractionUp(amount: number, ppm: number): number {
  return Number((BigInt(amount) * BigInt(ppm) + wholePpm - 1n) / wholePpm);
}

/** The part of a grant that falls away with the premium, payer by payer; the first takes the left-over fen that it can. */
export function fallenAway(
  levels: readonly LevelPart[],
  reckoned: Reckoned,
  { heldFen, keptFen }: { readonly heldFen: number; readonly keptFen: number },
): readonly LevelPart[] {
  const granted = levels.reduce((total, part) => total + part.fen, 0);
  const away = granted - Math.min(granted, heldFen === 0 ? granted : onKept());
  const others = levels.slice(1).map((part) => fractionDown(away, part.fen, BigInt(granted)));
  let left = away - others.reduce((total, fen) => total + fen, 0);
  return levels.map((part, place) => {
    const due = place === 0 ? left : (others[place - 1] ?? 0) + left;
    const fen = Math.min(due, part.fen);
    left = due - fen;
    return { ...part, fen };
  });

  /** The same order on the premium that is kept. */
  function onKept(): number {
    const base = fractionDown(reckoned.baseFen, keptFen, BigInt(heldFen));
    const calculated = fractionDown(base, reckoned.ratePpm, wholePpm);
    const limited = Math.min(calculated, besideOwn(keptFen, reckoned.minSelfPayPpm));
    return withGrade(limited, { ...reckoned, baseFen: base });
  }
}
