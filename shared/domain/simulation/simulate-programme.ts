import type { Day } from '../dates.ts';
import { asFen, fractionDown } from '../money.ts';
import type { Budget, LevelPart } from '../subsidies/budget.ts';
import { SubsidisedColumns } from '../subsidies/grant-columns.ts';
import { fiscalLevels, type Programme } from '../subsidies/programme.ts';
import type { BookedGrant } from './booked-grants.ts';
import { FirmTotals } from './firm-totals.ts';
import { moneyOf, Outcome } from './outcome-totals.ts';
import { enterPolicy, type LevelAmounts, Regranting } from './regranting.ts';
import type { Simulation } from './simulation.ts';

export interface SimulatedYear {
  readonly programmeId: string;
  readonly year: number;
  /** Versions that granted something, as they are and as they would be. */
  readonly versions: ReadonlyMap<number, { readonly before: Programme; readonly after: Programme }>;
  readonly budget: Budget | undefined;
  readonly asOf: Day;
}

/** So few that what a step leaves is still in the processor's cache for the next. */
const atATime = 512;

/**
 * What a year would have come to under changed versions of its programme: every grant is reckoned again in the order of the
 * books, with what the firm would have had by then (SUB-3) and what the budget would have had left (SUB-9). A grant moves by
 * what the change makes of it and by nothing else, so that without a change the books come out to the fen.
 */
export function simulateProgramme(grants: readonly BookedGrant[], of: SimulatedYear): Simulation {
  return new SimulatedBook(grants, of).run();
}

interface Versions {
  readonly before: Regranting;
  readonly after: Regranting;
}

/** Amounts of one grant are worked out in the same few numbers again and again: a million of them leave nothing behind. */
class SimulatedBook {
  readonly #grants: readonly BookedGrant[];
  readonly #of: SimulatedYear;
  readonly #policies: SubsidisedColumns;
  readonly #versions = new Map<number, Versions>();
  readonly #firms: FirmTotals;
  readonly #money: LevelAmounts;
  readonly #today: Outcome;
  readonly #changed: Outcome;
  readonly #booked = amounts();
  readonly #returned = amounts();
  readonly #asked = amounts();
  readonly #granted = amounts();
  readonly #kept = amounts();
  readonly #nothing = amounts();

  constructor(grants: readonly BookedGrant[], of: SimulatedYear) {
    this.#grants = grants;
    this.#of = of;
    this.#money = moneyOf(of.budget);
    this.#firms = new FirmTotals(grants);
    this.#today = new Outcome();
    this.#changed = new Outcome();
    this.#policies = new SubsidisedColumns(atATime, []);
    for (const [version, { before, after }] of of.versions) {
      this.#versions.set(version, {
        before: new Regranting(before, this.#policies),
        after: new Regranting(after, this.#policies),
      });
    }
  }

  run(): Simulation {
    const size = this.#grants.length;
    let from = 0;
    for (let at = 0; at < size; at += 1) {
      // What a firm gets depends on what it got before: a second grant of it begins a stretch of its own.
      if (this.#firms.seenSince(at, from) || at - from === atATime) {
        this.#grantAgain(from, at);
        from = at;
      }
    }
    this.#grantAgain(from, size);
    const { programmeId, year, asOf } = this.#of;
    const money = { approved: this.#money, year, asOf };
    const today = this.#today.shown(money);
    const changed = this.#changed.shown(money);
    const { firms, ...differences } = this.#firms.shown();
    return {
      programmeId,
      year,
      policies: this.#grants.reduce((count, grant) => count + (grant.endorsementNo === '' ? 1 : 0), 0),
      today: { ...today, firms: firms.today },
      changed: { ...changed, firms: firms.changed },
      differenceFen: asFen(changed.costFen - today.costFen),
      ...differences,
    };
  }

  /** Grants of a stretch, in columns that the next one takes over. */
  #grantAgain(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const grant = this.#grants[at];
      const own = grant && this.#versions.get(grant.version);
      if (grant === undefined || own === undefined) continue;
      enterPolicy(this.#policies, at - from, grant);
      own.before.enter(at - from, grant);
      own.after.enter(at - from, grant);
      own.after.setUsed(at - from, Math.max(0, grant.terms.usedFen + this.#firms.differenceAt(at)));
    }
    const stretch = { from: 0, to: to - from };
    for (const { before, after } of this.#versions.values()) {
      before.grant(stretch);
      after.grant(stretch);
    }
    for (let at = from; at < to; at += 1) {
      const grant = this.#grants[at];
      const own = grant && this.#versions.get(grant.version);
      if (grant !== undefined && own !== undefined) this.#settle(at, at - from, grant, own);
    }
  }

  #settle(at: number, place: number, grant: BookedGrant, { before, after }: Versions): void {
    take(this.#booked, grant.levels);
    take(this.#returned, grant.returned);
    this.#today.book(grant, this.#booked, this.#returned);
    this.#asked.fill(0);
    before.addLevels(this.#asked, place, grant.divisionCode, 1);
    if (grant.lackedMoney) this.#today.lack(grant, this.#asked);
    this.#granted.set(this.#booked);
    if (!grant.lackedMoney) before.addLevels(this.#granted, place, grant.divisionCode, -1);
    after.addLevels(this.#granted, place, grant.divisionCode, 1);
    let wantedFen = 0;
    for (let level = 0; level < this.#granted.length; level += 1) wantedFen += this.#keep(level);
    if (this.#isShort(grant)) {
      this.#changed.lack(grant, this.#asked);
      this.#changed.book(grant, this.#nothing, this.#nothing);
      wantedFen = 0;
    } else {
      this.#changed.book(grant, this.#granted, this.#kept);
    }
    this.#firms.add(at, grant.grantedFen, wantedFen);
  }

  /** What a level would have granted, and what of it would have come back for the same days. */
  #keep(level: number): number {
    const grantedFen = Math.max(0, this.#granted[level] ?? 0);
    const bookedFen = this.#booked[level] ?? 0;
    const returnedFen = this.#returned[level] ?? 0;
    this.#granted[level] = grantedFen;
    this.#kept[level] =
      returnedFen === 0 || bookedFen === 0 ? 0 : fractionDown(asFen(returnedFen), grantedFen, bookedFen);
    return grantedFen;
  }

  /**
   * Whether the money of a level does not suffice; `asked` is then what those levels lack it for. Where the books had no room
   * there is only what the change has saved until then; where they had, there is what was approved.
   */
  #isShort(grant: BookedGrant): boolean {
    let short = false;
    for (let level = 0; level < this.#granted.length; level += 1) {
      const neededFen = (this.#granted[level] ?? 0) - (this.#kept[level] ?? 0);
      const mostFen = grant.lackedMoney ? this.#today.costOf(level) : (this.#money[level] ?? Infinity);
      const lacks = neededFen > 0 && this.#changed.costOf(level) + neededFen > mostFen;
      this.#asked[level] = lacks ? (this.#granted[level] ?? 0) : 0;
      short ||= lacks;
    }
    return short;
  }
}

function amounts(): LevelAmounts {
  return new Float64Array(fiscalLevels.length);
}

function take(into: LevelAmounts, parts: readonly LevelPart[]): void {
  into.fill(0);
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    const level = fiscalLevels.indexOf(part.level);
    into[level] = (into[level] ?? 0) + part.fen;
  }
}
