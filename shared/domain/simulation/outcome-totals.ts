import { addDays, type Day, day, daysBetween, earlierDay } from '../dates.ts';
import { asFen, type Fen, fractionDown } from '../money.ts';
import type { Budget } from '../subsidies/budget.ts';
import { fiscalLevels } from '../subsidies/programme.ts';
import type { BookedGrant } from './booked-grants.ts';
import type { LevelAmounts } from './regranting.ts';
import type { Simulation } from './simulation.ts';

/** Approved money of a year, level by level, over all envelopes of the level; infinite where none was approved. */
export function moneyOf(budget: Budget | undefined): LevelAmounts {
  const money = new Float64Array(fiscalLevels.length).fill(Infinity);
  for (const { level, approvedFen } of Object.values(budget?.envelopes ?? {})) {
    const index = fiscalLevels.indexOf(level);
    const before = money[index] ?? Infinity;
    money[index] = before === Infinity ? approvedFen : before + approvedFen;
  }
  return money;
}

interface Money {
  readonly approved: LevelAmounts;
  readonly year: number;
  readonly asOf: Day;
}

/** One side of a simulation, added up grant by grant. */
export class Outcome {
  readonly #granted = new Float64Array(fiscalLevels.length);
  readonly #returned = new Float64Array(fiscalLevels.length);
  readonly #endsOn: (Day | undefined)[] = fiscalLevels.map(() => undefined);
  #policies = 0;
  #short = 0;
  #shortFen = 0;

  book(grant: BookedGrant, granted: LevelAmounts, returned: LevelAmounts): void {
    let total = 0;
    for (let level = 0; level < granted.length; level += 1) {
      total += granted[level] ?? 0;
      this.#granted[level] = (this.#granted[level] ?? 0) + (granted[level] ?? 0);
      this.#returned[level] = (this.#returned[level] ?? 0) + (returned[level] ?? 0);
    }
    if (total > 0 && grant.endorsementNo === '') this.#policies += 1;
  }

  /** SUB-9: nothing is granted where any level has not enough; `asked` is what was asked of those that had not. */
  lack(grant: BookedGrant, asked: LevelAmounts): void {
    this.#short += 1;
    for (let level = 0; level < asked.length; level += 1) {
      const fen = asked[level] ?? 0;
      if (fen > 0) this.#endsOn[level] ??= grant.bookedOn;
      this.#shortFen += fen;
    }
  }

  costOf(level: number): number {
    return (this.#granted[level] ?? 0) - (this.#returned[level] ?? 0);
  }

  shown(of: Money): Omit<Simulation['today'], 'firms'> {
    const grantedFen = totalOf(this.#granted);
    const returnedFen = totalOf(this.#returned);
    return {
      policies: this.#policies,
      grantedFen: asFen(grantedFen),
      returnedFen: asFen(returnedFen),
      costFen: asFen(grantedFen - returnedFen),
      levels: fiscalLevels.flatMap((level, index) => {
        const approved = of.approved[index] ?? Infinity;
        const costFen = asFen(this.costOf(index));
        if (approved === Infinity) return this.#granted[index] === 0 ? [] : [{ level, costFen }];
        const approvedFen = asFen(approved);
        return [{ level, approvedFen, costFen, ...this.#endOf(index, approvedFen, of) }];
      }),
      short: { grants: this.#short, fen: asFen(this.#shortFen) },
    };
  }

  #endOf(level: number, approvedFen: Fen, of: Money) {
    const endedOn = this.#endsOn[level];
    if (endedOn !== undefined) return { endsOn: endedOn };
    const projected = runOutDay(approvedFen, asFen(this.costOf(level)), of);
    return projected ? { endsOn: projected, projected: true } : {};
  }
}

/** The day on which money ends at the pace of the year so far; `undefined` when it lasts for the year. */
export function runOutDay(
  approvedFen: Fen,
  costFen: Fen,
  { year, asOf }: Pick<Money, 'year' | 'asOf'>,
): Day | undefined {
  const first = day.parse(`${year}-01-01`);
  const last = day.parse(`${year}-12-31`);
  if (costFen <= 0 || asOf < first || costFen > approvedFen) return undefined;
  const until = earlierDay(asOf, last);
  const days = daysBetween(first, until) + 1;
  const daysLeft = fractionDown(asFen(approvedFen - costFen), days, costFen);
  return daysLeft < daysBetween(until, last) ? addDays(until, daysLeft) : undefined;
}

function totalOf(byLevel: LevelAmounts): number {
  return byLevel.reduce((sum, fen) => sum + fen, 0);
}
