import type { Fen, Ppm } from '../money.ts';
import { add, type Column, fenAt, type Stretch } from '../money-columns.ts';
import type { LimitWord, ProgrammeGrant } from './grant-subsidy.ts';

/** In a column of amounts: there is none. */
export const unknown = -1;

/** What limits a grant, in the order of the steps that do so; what another choice took the place of comes last. */
const limitOrder = [
  'rate-ceiling',
  'not-eligible',
  'stacking',
  'product-cap',
  'firm-year-cap',
  'min-self-pay',
  'performance',
  'de-minimis',
  'passed-over',
] as const satisfies readonly (LimitWord | 'passed-over')[];
type Limit = (typeof limitOrder)[number];

/** What one programme knows of each policy of a portfolio, and what it grants. */
export class GrantColumns {
  /** ELG: 1 or 0. */
  readonly eligible: Int32Array;
  /** SUB-5, SUB-6: 1 where the programme has a rate for class, year and sum. */
  readonly hasRate: Int32Array;
  readonly ratePpm: Column;
  /** ELG-6: premium of members outside the area. */
  readonly outsideFen: Column;
  /** Whether any policy that was entered has such members. */
  hasOutside = false;
  /** SUB-3: granted before: to the firm in the cap year, to the policy itself, to the firm in the class. */
  readonly usedFen: Column;
  readonly usedOfPolicyFen: Column;
  readonly usedOfClassFen: Column;
  /** SUB-3, SUB-5: the caps of rate and kinds together, and that of the class; infinite where there is none. */
  readonly rateCapFen: Column;
  readonly classCapFen: Column;
  /** SUB-18; `unknown` where there is no grade. */
  readonly weightPpm: Column;
  /** Between two steps: the most that a step leaves. */
  readonly mostFen: Column;
  readonly baseFen: Column;
  readonly calculatedFen: Column;
  readonly grantedFen: Column;
  /** One bit for each of `limitOrder`. */
  readonly limits: Int32Array;
  /** In the order of the programme's levels. */
  readonly levelsFen: readonly Column[];

  constructor(size: number, levels: number) {
    const column = () => new Float64Array(size);
    this.eligible = new Int32Array(size);
    this.hasRate = new Int32Array(size);
    this.ratePpm = column();
    this.outsideFen = column();
    this.usedFen = column();
    this.usedOfPolicyFen = column();
    this.usedOfClassFen = column();
    this.rateCapFen = column();
    this.classCapFen = column();
    this.weightPpm = column();
    this.mostFen = column();
    this.baseFen = column();
    this.calculatedFen = column();
    this.grantedFen = column();
    this.limits = new Int32Array(size);
    this.levelsFen = Array.from({ length: levels }, column);
  }

  /** The grant of one policy. */
  at(index: number): PreparedGrant {
    const grantedFen = fenAt(this.grantedFen, index);
    const isGranted = this.eligible[index] === 1 && this.hasRate[index] === 1;
    return {
      baseFen: fenAt(this.baseFen, index),
      ratePpm: (this.ratePpm[index] ?? 0) as Ppm,
      calculatedFen: fenAt(this.calculatedFen, index),
      grantedFen,
      limitedBy: wordsOf((this.limits[index] ?? 0) | (isGranted ? 0 : notEligible)),
      levelsFen: grantedFen === 0 ? [] : this.levelsFen.map((column) => fenAt(column, index)),
    };
  }
}

/** Policies as far as grants depend on them, whatever the programme, and what each of some programmes grants to them. */
export class SubsidisedColumns {
  readonly grossFen: Column;
  readonly netOfVatFen: Column;
  readonly sumInsuredFen: Column;
  /** `unknown` where nobody named a value. */
  readonly insurableValueFen: Column;
  readonly #elsewhereFen: Column;
  readonly #otherFen: Column;
  #hasElsewhere = false;
  readonly grants: readonly GrantColumns[];

  constructor(size: number, grants: readonly GrantColumns[]) {
    this.grossFen = new Float64Array(size);
    this.netOfVatFen = new Float64Array(size);
    this.sumInsuredFen = new Float64Array(size);
    this.insurableValueFen = new Float64Array(size).fill(unknown);
    this.#elsewhereFen = new Float64Array(size);
    this.#otherFen = new Float64Array(size);
    this.grants = grants;
  }

  /** SUB-4: subsidies of others. */
  enterElsewhere(at: number, fen: Fen): void {
    this.#elsewhereFen[at] = fen;
    this.#hasElsewhere ||= fen > 0;
  }

  /** SUB-4: what others grant; `undefined` where no policy was entered with anything of theirs. */
  get othersFen(): Column | undefined {
    return this.#hasElsewhere ? this.#elsewhereFen : undefined;
  }

  /** SUB-4: those, and what the programmes before grant. */
  addToOthers(others: Column, { grantedFen }: GrantColumns, stretch: Stretch): Column {
    add(this.#otherFen, others, grantedFen, stretch);
    return this.#otherFen;
  }
}

/** What a programme grants to one policy, before anybody asks whether its budget has room. */
export interface PreparedGrant extends Pick<
  ProgrammeGrant,
  'baseFen' | 'ratePpm' | 'calculatedFen' | 'grantedFen' | 'limitedBy'
> {
  /** In the order of the programme's levels; nothing where nothing is granted. */
  readonly levelsFen: readonly Fen[];
}

export function bitOf(limit: Limit): number {
  return 1 << limitOrder.indexOf(limit);
}

const notEligible = bitOf('not-eligible');

function wordsOf(limits: number): readonly LimitWord[] {
  const met = limitOrder.filter((limit) => (limits & bitOf(limit)) !== 0);
  return met.map((limit) => (limit === 'passed-over' ? 'stacking' : limit));
}
