import { qinkeRdV1 } from '../../shared/domain/products/data/qinke-rd-v1.ts';
import { type Product, product } from '../../shared/domain/products/product.ts';
import { asFen } from '../../shared/domain/money.ts';
import { type Portfolio, pricedAt, PreparedPricing } from '../../shared/domain/quoting/prepare-pricing.ts';
import {
  EligibilityColumns,
  PreparedEligibility,
} from '../../shared/domain/eligibility/prepare-eligibility.ts';
import type { GrantColumns } from '../../shared/domain/subsidies/grant-columns.ts';
import { snQkbPh } from '../../shared/domain/subsidies/data/sn-qkb.ts';
import { type Programme, programme } from '../../shared/domain/subsidies/programme.ts';
import type { Draw } from '../support/random-requests.ts';

/**
 * The decision that all engines make: five conditions of eligibility; a rate out of 8 industries × 5 stages × 6 bands of
 * innovation points; premium = sum × rate × months ÷ 12, half up, and without VAT; subsidy = 60 % rounded down, at most what the
 * cap has left; split 30/40/30, the first level taking the rest.
 */
export const industries = ['C26', 'C27', 'C34', 'C35', 'C38', 'C39', 'I65', 'M73'] as const;
export const stages = ['idea', 'lab', 'pilot', 'trial', 'market'] as const;
export const bands = [0, 20, 40, 60, 75, 90] as const;
const industryPpm = [900_000, 950_000, 1_000_000, 1_050_000, 1_100_000, 1_200_000, 800_000, 1_300_000];
const stagePpm = [1_500_000, 1_300_000, 1_150_000, 1_000_000, 850_000];
const bandPpm = [1_250_000, 1_150_000, 1_050_000, 1_000_000, 900_000, 750_000];
export const basePpm = 12_000;
export const subsidyPpm = 600_000;
export const capFen = 30_000_000;
export const sharesPpm = [300_000, 400_000, 300_000] as const;
export const leastRdPpm = 30_000;
export const months = { least: 12, most: 24 } as const;
export const statuses = ['hnte', 'tech-sme', 'srdi', 'little-giant'] as const;
export const division = '61';

/** Rate in ppm of industry, stage and band, rounded half up once. */
export const ratesPpm: readonly (readonly (readonly number[])[])[] = industryPpm.map((industry) =>
  stagePpm.map((stage) =>
    bandPpm.map((band) => {
      const scaled = BigInt(basePpm) * BigInt(industry) * BigInt(stage) * BigInt(band);
      const whole = 10n ** 18n;
      return Number((2n * scaled + whole) / (2n * whole));
    }),
  ),
);

export interface Input {
  readonly status: string;
  readonly isDishonest: boolean;
  readonly divisionCode: string;
  readonly rdSpendFen: number;
  readonly revenueFen: number;
  readonly months: number;
  readonly industry: (typeof industries)[number];
  readonly stage: (typeof stages)[number];
  readonly points: number;
  readonly sumFen: number;
  readonly usedFen: number;
}

export interface Decided {
  readonly isEligible: boolean;
  readonly premiumFen: number;
  readonly netOfVatFen: number;
  readonly subsidyFen: number;
  readonly levelsFen: readonly number[];
}

/** An input; two of three sums are round, points and spending lie on the edges as often as not. */
export function drawInput(draw: Draw): Input {
  const revenueFen = (1 + draw.below(10_000)) * 1_000_000;
  const least = (revenueFen / 100) * 3;
  return {
    status: draw.one([...statuses, 'none']),
    isDishonest: draw.chance(20),
    divisionCode: draw.one(['610113', '610100', '610700', '340100']),
    rdSpendFen: draw.one([least, least - 1, least + draw.below(1_000_000)]),
    revenueFen,
    months: 11 + draw.below(15),
    industry: draw.one(industries),
    stage: draw.one(stages),
    points: draw.chance(2) ? draw.below(101) : Math.max(0, draw.one(bands) - draw.below(2)),
    sumFen: draw.chance(3) ? 1 + draw.below(1_000_000_000) : (1 + draw.below(1_000)) * 1_000_000,
    usedFen: draw.one([0, capFen, capFen - 1, draw.below(capFen)]),
  };
}

/** The same decision as a product and a programme of ours. */
export const benchProduct: Product = product.parse({
  ...qinkeRdV1,
  covers: qinkeRdV1.covers.slice(0, 1),
  premium: {
    kind: 'rate',
    rates: [{ code: qinkeRdV1.covers[0]?.code, ratePpm: basePpm }],
    minRatePpm: 1,
    maxRatePpm: 1_000_000,
    factors: [
      {
        by: 'industry',
        table: industries.map((code, index) => ({ code, ppm: industryPpm[index] ?? 0 })),
        otherwisePpm: 1_000_000,
      },
      {
        by: 'stage',
        question: 'stage',
        table: stages.map((code, index) => ({ code, ppm: stagePpm[index] ?? 0 })),
        otherwisePpm: 1_000_000,
      },
      {
        by: 'innovation-points',
        table: bands.map((from, index) => ({ from, ppm: bandPpm[index] ?? 0 })),
        otherwisePpm: 1_000_000,
      },
    ],
  },
  periodMonths: { usual: 12, min: 1, max: 36 },
  figures: [],
});
export const benchProgramme: Programme = programme.parse({
  ...snQkbPh,
  products: [qinkeRdV1.code],
  divisionPrefix: division,
  rates: [{ ppm: subsidyPpm }],
  firmYearCapFen: capFen,
  minSelfPayPpm: 0,
  levels: (['province', 'city', 'county'] as const).map((level, index) => ({
    level,
    sharePpm: sharesPpm[index] ?? 0,
  })),
  eligibility: {
    anyStatusOf: [...statuses],
    minRdSpendPpm: leastRdPpm,
    minPeriodMonths: months.least,
    maxPeriodMonths: months.most,
  },
  figures: [],
});

const nothing = asFen(0);
const code = qinkeRdV1.covers[0]?.code ?? '';
const statusLists = new Map(statuses.map((status) => [status as string, [status]]));

/** An input as the policy that a quote would be asked for. */
export function policyOf(input: Input) {
  const { divisionCode, isDishonest, revenueFen, rdSpendFen } = input;
  const statusesHeld = statusLists.get(input.status) ?? [];
  return {
    firm: { divisionCode, statuses: statusesHeld, isDishonest, revenueFen, rdSpendFen },
    asked: { productCode: benchProduct.code, periodMonths: input.months, yearOfInsurance: 1 },
    policy: {
      sumsInsured: { [code]: asFen(input.sumFen) },
      months: input.months,
      firm: { industryCode: input.industry, answers: { stage: input.stage }, innovationScore: input.points },
      elsewhereFen: nothing,
      terms: [{ eligible: false, yearOfInsurance: 1, usedFen: asFen(input.usedFen) }],
    },
  };
}

/** The decision by the versions above, prepared once, on as many policies as are entered. */
export class PreparedDecision {
  readonly portfolio: Portfolio;
  readonly firms: EligibilityColumns;
  readonly #eligibility = new PreparedEligibility(benchProgramme);
  readonly #pricing = new PreparedPricing(benchProduct, [benchProgramme]);
  readonly #grants: GrantColumns;

  constructor(size: number) {
    this.portfolio = this.#pricing.portfolio(size);
    this.firms = new EligibilityColumns(size);
    const [grants] = this.portfolio.subsidised.grants;
    if (grants === undefined) throw new Error('no programme');
    this.#grants = grants;
  }

  enter(at: number, { firm, asked, policy }: ReturnType<typeof policyOf>): void {
    this.#eligibility.enter(this.firms, at, firm, asked);
    this.#pricing.enter(this.portfolio, at, policy);
  }

  /** Decides a stretch of them. */
  decide(from: number, to: number): void {
    this.#eligibility.decide(this.firms, this.#grants.eligible, { from, to });
    this.#pricing.price(this.portfolio, { from, to });
  }

  at(index: number): Decided {
    const { grossFen, netOfVatFen, subsidyFen, grants } = pricedAt(this.portfolio, index);
    const isEligible = this.#grants.eligible[index] === 1;
    return {
      isEligible,
      premiumFen: grossFen,
      netOfVatFen,
      subsidyFen,
      levelsFen: grants[0]?.levelsFen ?? [],
    };
  }
}
