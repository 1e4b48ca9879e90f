import type { DivisionCode } from '../ids.ts';
import type { Stretch } from '../money-columns.ts';
import { type GrantColumns, type SubsidisedColumns, unknown } from '../subsidies/grant-columns.ts';
import { PreparedProgramme } from '../subsidies/prepare-grant.ts';
import { fiscalLevels, type Programme } from '../subsidies/programme.ts';
import { levelThatPays } from '../subsidies/split-subsidy.ts';
import type { BookedGrant } from './booked-grants.ts';

/** Amounts of the fiscal levels, in their order. */
export type LevelAmounts = Float64Array;

/** A programme version that grants again what was granted, whatever the budget held (rulebook 6.1). */
export class Regranting {
  readonly #programme: PreparedProgramme;
  readonly #policies: SubsidisedColumns;
  readonly #grants: GrantColumns;
  readonly #levels: Programme['levels'];
  /** Which fiscal level each level of the programme comes to, by the kind of place that a firm is registered in. */
  readonly #places = new Map<string, readonly number[]>();

  constructor(of: Programme, policies: SubsidisedColumns) {
    this.#levels = of.levels;
    this.#programme = new PreparedProgramme(of);
    this.#policies = policies;
    this.#grants = this.#programme.columns(policies.grossFen.length);
  }

  enter(at: number, { insured, terms, sumInsuredFen }: BookedGrant): void {
    this.#programme.enter(this.#grants, at, sumInsuredFen, insured, terms);
  }

  /** What the firm had by then, where earlier grants of the year come out otherwise. */
  setUsed(at: number, usedFen: number): void {
    this.#grants.usedFen[at] = usedFen;
  }

  grant(stretch: Stretch): void {
    this.#programme.grant(this.#grants, this.#policies, stretch, this.#policies.othersFen);
    this.#programme.split(this.#grants, stretch);
  }

  /** SUB-7: adds what each level pays, so many times; a firm registered with a city has no county level. */
  addLevels(into: LevelAmounts, at: number, divisionCode: DivisionCode, times: 1 | -1): void {
    if (this.#grants.grantedFen[at] === 0) return;
    const targets = this.#places.get(divisionCode) ?? this.#targetsOf(divisionCode);
    for (let index = 0; index < targets.length; index += 1) {
      const target = targets[index] ?? 0;
      into[target] = (into[target] ?? 0) + times * (this.#grants.levelsFen[index]?.[at] ?? 0);
    }
  }

  #targetsOf(divisionCode: DivisionCode): readonly number[] {
    const targets = this.#levels.map(({ level }) => fiscalLevels.indexOf(levelThatPays(level, divisionCode)));
    this.#places.set(divisionCode, targets);
    return targets;
  }
}

/** The facts of a grant that do not depend on the programme, as numbers. */
export function enterPolicy(into: SubsidisedColumns, at: number, of: BookedGrant): void {
  into.grossFen[at] = of.grossFen;
  into.netOfVatFen[at] = of.netOfVatFen;
  into.sumInsuredFen[at] = of.sumInsuredFen;
  into.insurableValueFen[at] = of.insurableValueFen ?? unknown;
  into.enterElsewhere(at, of.otherFen);
}
