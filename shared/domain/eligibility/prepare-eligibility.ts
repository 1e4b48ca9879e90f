import { wholePpm } from '../money.ts';
import { type Column, down, type Stretch } from '../money-columns.ts';
import type { RegistryStatus } from '../registries/registration.ts';
import type { Programme } from '../subsidies/programme.ts';
import type { InsuredPolicy } from './assess-eligibility.ts';

/** What registries say of a firm on the day, worked out once for all its policies. */
export interface FirmOnDay {
  readonly divisionCode: string;
  /** Statuses that hold and count on the day (ELG-2, ELG-3). */
  readonly statuses: readonly RegistryStatus[];
  /** Listed on the day, or in the years before that the programme asks about. */
  readonly isDishonest: boolean;
  readonly staff?: number | undefined;
  readonly revenueFen?: number | undefined;
  readonly rdSpendFen?: number | undefined;
}

/**
 * The facts of a portfolio that eligibility depends on. Staff and spending count beside revenue only, so both are `unknown` where
 * a registry does not say what the revenue is.
 */
export class EligibilityColumns {
  /**
   * One bit for each status, and one that every firm has; none where a firm is on a dishonesty list (ELG-5), or insured by a
   * product that the programme does not list (ELG-7).
   */
  readonly statuses: Int32Array;
  readonly divisionCode: Int32Array;
  readonly staff: Column;
  readonly revenueFen: Column;
  readonly rdSpendFen: Column;
  readonly periodMonths: Int32Array;
  readonly yearOfInsurance: Int32Array;
  /** Between two steps. */
  readonly neededFen: Column;

  constructor(size: number) {
    this.statuses = new Int32Array(size);
    this.divisionCode = new Int32Array(size);
    this.staff = new Float64Array(size);
    this.revenueFen = new Float64Array(size);
    this.rdSpendFen = new Float64Array(size);
    this.periodMonths = new Int32Array(size);
    this.yearOfInsurance = new Int32Array(size);
    this.neededFen = new Float64Array(size);
  }
}

/** One condition, or some, for all policies of a stretch. */
type Step = (firms: EligibilityColumns, eligible: Int32Array, stretch: Stretch) => void;

/**
 * ELG-1 … ELG-8 of a whole portfolio: the conditions that a programme has are chosen once, each goes over all policies of a
 * stretch. The same yes (1) or no (0) as `isEligible` of what `assessEligibility` finds.
 */
export class PreparedEligibility {
  readonly #products: readonly string[];
  readonly #steps: readonly Step[];

  constructor(of: Programme) {
    this.#products = [...of.products];
    const { smallFirm, minRdSpendPpm, maxYears } = of.eligibility;
    const { excludedDivisions = [] } = of;
    this.#steps = [
      askWhatAllAsk(of),
      ...(smallFirm === undefined ? [] : [askForStatusOrSize(statusesAsked(of), smallFirm)]),
      ...(minRdSpendPpm === undefined ? [] : [askForResearch(minRdSpendPpm)]),
      ...(maxYears === undefined ? [] : [askForYears(maxYears)]),
      ...excludedDivisions.map((prefix) => leaveOut(prefix)),
    ];
  }

  /** The facts of a policy as numbers. */
  enter(into: EligibilityColumns, at: number, firm: FirmOnDay, policy: InsuredPolicy): void {
    let held = everyFirm;
    for (const status of firm.statuses) held |= bitOf(status);
    into.statuses[at] = !firm.isDishonest && this.#lists(policy.productCode) ? held : 0;
    into.divisionCode[at] = Number(firm.divisionCode);
    const hasRevenue = firm.revenueFen !== undefined;
    into.staff[at] = hasRevenue ? (firm.staff ?? unknown) : unknown;
    into.revenueFen[at] = firm.revenueFen ?? 0;
    into.rdSpendFen[at] = hasRevenue ? (firm.rdSpendFen ?? unknown) : unknown;
    into.periodMonths[at] = policy.periodMonths;
    into.yearOfInsurance[at] = policy.yearOfInsurance;
  }

  decide(firms: EligibilityColumns, eligible: Int32Array, stretch: Stretch): void {
    for (const step of this.#steps) step(firms, eligible, stretch);
  }

  #lists(productCode: string): boolean {
    for (const listed of this.#products) if (listed === productCode) return true;
    return false;
  }
}

const unknown = -1;
const unbounded = 0x7fff_ffff;

/** Asked in turn, which is faster than looking a word up. */
function bitOf(status: RegistryStatus): number {
  switch (status) {
    case 'hnte':
      return 1;
    case 'tech-sme':
      return 2;
    case 'srdi':
      return 4;
    case 'little-giant':
      return 8;
  }
}
const everyFirm = 16;

/**
 * ELG-2, ELG-5, ELG-7, ELG-8: what every programme asks, if only without a bound; the status not here where size may take its
 * place. What a policy has to spare is below zero where it misses a condition, so the sign of all together tells whether it
 * meets each: of conditions that are as often met as not a processor guesses the branches wrong.
 */
function askWhatAllAsk(of: Programme): Step {
  const { minPeriodMonths = 0, maxPeriodMonths = unbounded, smallFirm } = of.eligibility;
  const [first, last] = codesUnder(of.divisionPrefix);
  const wanted = smallFirm === undefined ? statusesAsked(of) : everyFirm;
  return ({ statuses, divisionCode, periodMonths }, eligible, { from, to }) => {
    for (let at = from; at < to; at += 1) {
      const held = (statuses[at] ?? 0) & wanted;
      const division = divisionCode[at] ?? 0;
      const months = periodMonths[at] ?? 0;
      const spare =
        (held - 1) |
        (division - first) |
        (last - division) |
        (months - minPeriodMonths) |
        (maxPeriodMonths - months);
      eligible[at] = ~spare >>> 31;
    }
  };
}

/** ELG-2: the statuses of which a firm needs one; any firm will do where neither status nor size is asked. */
function statusesAsked({ eligibility: { anyStatusOf, smallFirm } }: Programme): number {
  if (anyStatusOf.length === 0 && smallFirm === undefined) return everyFirm;
  return anyStatusOf.reduce((bits, status) => bits | bitOf(status), 0);
}

/** ELG-2: a status of the list, or a small firm. */
function askForStatusOrSize(
  wanted: number,
  { maxStaff, maxRevenueFen }: NonNullable<Programme['eligibility']['smallFirm']>,
): Step {
  return ({ statuses, staff, revenueFen }, eligible, { from, to }) => {
    for (let at = from; at < to; at += 1) {
      if (((statuses[at] ?? 0) & wanted) !== 0) continue;
      const people = staff[at] ?? unknown;
      const isSmall = people !== unknown && people <= maxStaff && (revenueFen[at] ?? 0) <= maxRevenueFen;
      if (!isSmall) eligible[at] = 0;
    }
  };
}

/** ELG-5: R&D spending as a part of revenue; what no registry says is not enough. */
function askForResearch(minRdSpendPpm: number): Step {
  return ({ rdSpendFen, revenueFen, neededFen }, eligible, stretch) => {
    down(neededFen, revenueFen, minRdSpendPpm, wholePpm, stretch);
    for (let at = stretch.from; at < stretch.to; at += 1) {
      if ((rdSpendFen[at] ?? unknown) < (neededFen[at] ?? 0)) eligible[at] = 0;
    }
  };
}

/** SUB-6: some schemes stop after so many policy years. */
function askForYears(maxYears: number): Step {
  return ({ yearOfInsurance }, eligible, { from, to }) => {
    for (let at = from; at < to; at += 1) if ((yearOfInsurance[at] ?? 1) > maxYears) eligible[at] = 0;
  };
}

/** ELG-5: a division that has a scheme of its own. */
function leaveOut(prefix: string): Step {
  const [first, last] = codesUnder(prefix);
  return ({ divisionCode }, eligible, { from, to }) => {
    for (let at = from; at < to; at += 1) {
      const division = divisionCode[at] ?? 0;
      if (first <= division && division <= last) eligible[at] = 0;
    }
  };
}

/** The first and the last division code that begins so; a code has six digits. */
function codesUnder(prefix: string): readonly [number, number] {
  return [Number(prefix.padEnd(6, '0')), Number(prefix.padEnd(6, '9'))];
}
