import { zeroFen } from '../money.ts';
import { fenAt, type Stretch } from '../money-columns.ts';
import { bitOf, type GrantColumns, SubsidisedColumns } from './grant-columns.ts';
import { type FirmTerms, PreparedProgramme } from './prepare-grant.ts';
import type { Programme } from './programme.ts';
import { toleratesOthers } from './stack-grants.ts';
import type { ClassifiedProduct } from './subsidy-rate.ts';

/**
 * SUB-4 of a whole portfolio: what some programmes grant to any number of policies of any product whose premiums are known.
 * A single programme stands beside nothing, several are chosen from as `chooseGrants` does.
 *
 * Take `columns`, write premiums and what else is known into them, `enter` each policy, and `grant` a stretch of them; then
 * `columns.grants[programme].grantedFen[policy]` and `levelsFen[level][policy]` say what is granted. What a firm was granted
 * before is a fact like the others: policies of one firm, programme and cap year that share a cap go into different stretches, in
 * their order, with `usedFen` (and `usedOfClassFen`) of the later ones written in between.
 */
export class PreparedStack {
  readonly #programmes: readonly PreparedProgramme[];
  /** Places of the programmes that are granted together; at a tie an earlier choice is taken. */
  readonly #choices: readonly (readonly number[])[];
  /** SUB-5: whether any of them looks at more of what is insured than the product. */
  readonly hasClasses: boolean;

  constructor(of: readonly Programme[]) {
    this.hasClasses = of.some((one) => one.classes !== undefined);
    this.#programmes = of.map((one) => new PreparedProgramme(one));
    this.#choices = choicesAmong(of);
  }

  columns(size: number): SubsidisedColumns {
    return new SubsidisedColumns(
      size,
      this.#programmes.map((one) => one.columns(size)),
    );
  }

  /** The facts of a policy as numbers; `terms` are those of each programme, in their order. */
  enter(into: SubsidisedColumns, at: number, insured: ClassifiedProduct, terms: readonly FirmTerms[]): void {
    const sumInsuredFen = fenAt(into.sumInsuredFen, at);
    for (let index = 0; index < this.#programmes.length; index += 1) {
      const grants = into.grants[index];
      if (grants === undefined) continue;
      this.#programmes[index]?.enter(grants, at, sumInsuredFen, insured, terms[index] ?? unknownFirm);
    }
  }

  grant(policies: SubsidisedColumns, stretch: Stretch): void {
    for (const choice of this.#choices) this.#grantTogether(choice, policies, stretch);
    if (this.#choices.length > 1) passOver(this.#choices, policies.grants, stretch);
    for (let index = 0; index < this.#programmes.length; index += 1) {
      const grants = policies.grants[index];
      if (grants !== undefined) this.#programmes[index]?.split(grants, stretch);
    }
  }

  /** Each sees those before it. */
  #grantTogether(choice: readonly number[], policies: SubsidisedColumns, stretch: Stretch): void {
    let others = policies.othersFen;
    for (const [place, index] of choice.entries()) {
      const grants = policies.grants[index];
      if (grants === undefined) continue;
      this.#programmes[index]?.grant(grants, policies, stretch, others);
      if (place === choice.length - 1) return;
      others = others === undefined ? grants.grantedFen : policies.addToOthers(others, grants, stretch);
    }
  }
}

const unknownFirm: FirmTerms = { eligible: false, yearOfInsurance: 1, usedFen: zeroFen };

/** The programmes that tolerate others are one choice, each of the rest is one; that with the smallest programme id comes first. */
function choicesAmong(of: readonly Programme[]): readonly (readonly number[])[] {
  const places = [...of.keys()];
  const together = places.filter((place) => toleratesIn(of, place));
  const alone = places.filter((place) => !toleratesIn(of, place)).map((place) => [place]);
  const firstId = (choice: readonly number[]) =>
    choice.map((place) => of[place]?.id ?? '').toSorted()[0] ?? '';
  return [...(together.length === 0 ? [] : [together]), ...alone].toSorted((a, b) =>
    firstId(a) < firstId(b) ? -1 : 1,
  );
}

function toleratesIn(of: readonly Programme[], place: number): boolean {
  const programme = of[place];
  return programme !== undefined && toleratesOthers(programme);
}

/** The choice that pays a firm most keeps its grants; the others stand at nothing, with their own reason where they had one. */
function passOver(
  choices: readonly (readonly number[])[],
  grants: readonly GrantColumns[],
  { from, to }: Stretch,
): void {
  for (let at = from; at < to; at += 1) {
    const best = bestOf(choices, grants, at);
    for (const choice of choices) {
      if (choice === best) continue;
      for (const index of choice) dropAt(grants[index], at);
    }
  }
}

function bestOf(choices: readonly (readonly number[])[], grants: readonly GrantColumns[], at: number) {
  let [best, mostFen] = [choices[0], -1];
  for (const choice of choices) {
    let totalFen = 0;
    for (const index of choice) totalFen += grants[index]?.grantedFen[at] ?? 0;
    if (totalFen > mostFen) [best, mostFen] = [choice, totalFen];
  }
  return best;
}

const passedOver = bitOf('passed-over');

function dropAt(grants: GrantColumns | undefined, at: number): void {
  if (grants === undefined || grants.grantedFen[at] === 0) return;
  grants.grantedFen[at] = 0;
  grants.limits[at] = (grants.limits[at] ?? 0) | passedOver;
}
