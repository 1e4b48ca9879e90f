import * as fc from 'fast-check';
import { qinkeRdV1 } from '../../shared/domain/products/data/qinke-rd-v1.ts';
import { type Product, product, type ProductData } from '../../shared/domain/products/product.ts';
import { snQkbPh } from '../../shared/domain/subsidies/data/sn-qkb.ts';
import { type Programme, programme, type ProgrammeData } from '../../shared/domain/subsidies/programme.ts';

/** A product version and the programmes that list it, all of them made up. */
export interface Versions {
  readonly product: Product;
  readonly programmes: readonly Programme[];
}

export const insuredCode = 'made-up';
const names = { zh: '随机', en: 'made up' };
const factorPpm = fc.constantFrom(500_000, 800_000, 950_000, 1_000_000, 1_050_000, 1_333_333, 2_000_000);
const yuan = (least: number, most: number) => fc.integer({ min: least, max: most }).map((one) => one * 100);
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
const partsPpm = (most: number) =>
  fc.oneof(
    fc.nat(most),
    fc.nat(most / 10_000).map((one) => one * 10_000),
  );

/** So many shares that add up to 1,000,000. */
const shares = (count: number) =>
  fc.array(fc.integer({ min: 1, max: 100 }), { minLength: count, maxLength: count }).map((weights) => {
    const whole = weights.reduce((sum, one) => sum + one, 0);
    const lower = weights.slice(1).map((one) => Math.floor((one * 1_000_000) / whole));
    return [1_000_000 - lower.reduce((sum, one) => sum + one, 0), ...lower];
  });

const industry = fc.record({
  by: fc.constant('industry' as const),
  table: fc
    .uniqueArray(fc.constantFrom('C', 'C3', 'C39', 'C3976', 'I', 'I65', 'M', 'M73'), { minLength: 1 })
    .chain((codes) =>
      fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), ppm: factorPpm }))),
    ),
  otherwisePpm: factorPpm,
});
const stage = fc.record({
  by: fc.constant('stage' as const),
  question: fc.constant('stage'),
  table: fc
    .uniqueArray(fc.constantFrom('lab', 'pilot', 'trial', 'market'), { minLength: 1 })
    .chain((codes) =>
      fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), ppm: factorPpm }))),
    ),
  otherwisePpm: factorPpm,
});
const points = fc.record({
  by: fc.constant('innovation-points' as const),
  table: fc
    .uniqueArray(fc.constantFrom(0, 40, 60, 70, 80, 95), { minLength: 1 })
    .chain((bands) =>
      fc.tuple(...bands.map((from) => fc.record({ from: fc.constant(from), ppm: factorPpm }))),
    ),
  otherwisePpm: factorPpm,
});

const rated = fc.record({
  kind: fc.constant('rate' as const),
  rates: fc
    .tuple(fc.integer({ min: 1, max: 50_000 }), maybe(fc.integer({ min: 1, max: 20_000 })), fc.boolean())
    .map(([main, more, rider]) => [
      { code: 'main', ratePpm: main },
      ...(more === undefined
        ? []
        : [
            { code: 'fixed', ratePpm: more },
            { code: 'part', ratePpm: more },
          ]),
      ...(rider ? [{ code: 'rider', ratePpm: main }] : []),
    ]),
  minRatePpm: fc.constant(1_000),
  maxRatePpm: fc.constant(80_000),
  factors: fc
    .tuple(maybe(industry), maybe(stage), maybe(points))
    .map((all) => all.filter((one) => one !== undefined)),
  minPremiumFen: maybe(yuan(1, 5_000)),
});
const fixed = fc.record({
  kind: fc.constant('fixed' as const),
  grossFen: fc.integer({ min: 1, max: 10_000_000 }),
});
const byThePiece = fc.record({
  kind: fc.constant('per-unit' as const),
  unit: fc.constant({ zh: '台', en: 'device' }),
  maxUnits: fc.constant(100),
  classes: fc
    .tuple(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 5_000_000 }))
    .map(([first, second]) => [
      { code: 'unit-a', names, grossFen: first, limitFen: 10_000_000 },
      { code: 'unit-b', names, grossFen: second, limitFen: 99_999_999 },
    ]),
});
const underwritten = fc.constant({ kind: 'underwritten' as const });

const coversFor = (kind: string, basis: 'first-loss' | 'proportional'): ProductData['covers'] => {
  const bare = {
    names,
    basis,
    deductibleFen: 0,
    deductiblePpm: 0,
    paymentRatioPpm: 1_000_000,
    waitingDays: 0,
    causes: ['fire'],
    lossItems: ['repair' as const],
  };
  const sum = { minFen: 0 };
  return [
    kind === 'per-unit'
      ? { ...bare, code: 'main', limitPerUnit: true }
      : kind === 'fixed'
        ? { ...bare, code: 'main', limitFen: 10_000_000 }
        : { ...bare, code: 'main', sum },
    { ...bare, code: 'fixed', limitFen: 12_345_678 },
    { ...bare, code: 'part', limitOf: { cover: 'main', ppm: 333_333 } },
    ...(kind === 'fixed' || kind === 'per-unit'
      ? []
      : [{ ...bare, code: 'rider', rider: true as const, sum }]),
  ];
};

export const anyProduct: fc.Arbitrary<Product> = fc
  .record({
    premium: fc.oneof({ weight: 5, arbitrary: rated }, fixed, byThePiece, underwritten),
    basis: fc.constantFrom('first-loss' as const, 'proportional' as const),
    pool: fc.integer({ min: 1, max: 4 }).chain(shares),
    aggregateLimitFen: maybe(yuan(1_000, 1_000_000)),
  })
  .map(({ premium, basis, pool, aggregateLimitFen }) =>
    product.parse({
      ...qinkeRdV1,
      code: insuredCode,
      names,
      covers: coversFor(premium.kind, basis),
      premium,
      insurers: pool.map((sharePpm, index) => ({
        insurer: `${'abcd'[index] ?? ''}a-pool`,
        lead: index === 0,
        sharePpm,
      })),
      aggregateLimitFen,
      periodMonths: { usual: 12, min: 1, max: 36 },
      questions: [{ id: 'stage', text: names, type: 'text' }],
      programmes: [],
      figures: [],
    }),
  );

const stackingTerms: fc.Arbitrary<ProgrammeData['stacking']> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ mode: 'free' as const }) },
  fc.constant({ mode: 'best-one' as const }),
  fc.constant({ mode: 'exclusive' as const }),
  partsPpm(1_000_000).map((capPpm) => ({ mode: 'sum-cap' as const, capPpm })),
);
const rateRows = fc
  .tuple(partsPpm(1_000_000), maybe(partsPpm(1_000_000)), maybe(yuan(1, 20_000)), fc.nat(3), fc.boolean())
  .map(([ppm, other, sum, shape, capped]): ProgrammeData['rates'] => {
    const capFen = capped ? 12_345_67 : undefined;
    if (other === undefined || shape === 0) return [{ ppm, capFen }];
    if (shape === 1)
      return [
        { yearOfInsurance: 1, ppm },
        { yearOfInsurance: 2, andLater: true, ppm: other, capFen },
      ];
    if (shape === 2)
      return [{ class: 'of-lab', ppm, capFen }, { class: 'of-product', ppm: other }, { ppm: 1 }];
    return [{ sumUpToFen: (sum ?? 100) * 100, ppm, capFen }, { ppm: other }];
  });

export const anyProgramme = (id: string): fc.Arbitrary<Programme> =>
  fc
    .record({
      base: fc.constantFrom('gross' as const, 'net-of-vat' as const),
      mode: fc.constantFrom(
        'direct-deduct' as const,
        'pay-then-reimburse' as const,
        'no-application' as const,
      ),
      rateCeilingPpm: maybe(fc.constantFrom(20_000, 30_000, 1)),
      sumTimesValue: maybe(fc.constantFrom(1, 3)),
      rates: rateRows,
      resetOnGap: fc.boolean(),
      firmYearCapFen: maybe(fc.oneof(yuan(0, 300_000), fc.nat(30_000_000))),
      kindsCapsFen: maybe(fc.constantFrom([20_000_000, 30_000_000], [100, 2_000, 30_000])),
      classCapsFen: maybe(fc.constantFrom({ 'of-lab': 1_000_000 }, { 'of-product': 77_777 })),
      policyCapFen: maybe(yuan(1, 500_000)),
      stacking: stackingTerms,
      minSelfPayPpm: fc.oneof(fc.constant(0), partsPpm(1_000_000)),
      deMinimisFen: fc.constantFrom(0, 0, 10_000, 9_876),
      levels: fc.integer({ min: 1, max: 4 }).chain(shares),
      allocation: fc.constantFrom('first-come' as const, 'first-come' as const, 'pro-rata' as const),
      divisionPrefix: fc.constantFrom('61', '6101', '', '34'),
      anyStatusOf: fc.constantFrom([], ['hnte' as const, 'srdi' as const]),
      minPeriodMonths: maybe(fc.constantFrom(6, 12)),
      maxPeriodMonths: maybe(fc.constantFrom(12, 24)),
      maxYears: maybe(fc.constantFrom(1, 3)),
      products: fc.constantFrom([insuredCode], [insuredCode], [insuredCode], ['another']),
    })
    .map(({ levels, allocation, anyStatusOf, minPeriodMonths, maxPeriodMonths, maxYears, ...terms }) =>
      programme.parse({
        ...snQkbPh,
        ...terms,
        id,
        classes: [
          { code: 'of-lab', names, answer: { question: 'stage', is: ['lab'] } },
          { code: 'of-unit', names, unitClasses: ['unit-b'] },
          { code: 'of-product', names, products: [insuredCode] },
        ],
        levels: levels.map((sharePpm, index) => ({
          level: (['central', 'province', 'city', 'county'] as const)[index + 4 - levels.length],
          sharePpm,
        })),
        budget: { allocation },
        eligibility: { anyStatusOf, minPeriodMonths, maxPeriodMonths, maxYears },
        figures: [],
      }),
    );

export const anyVersions: fc.Arbitrary<Versions> = fc.record({
  product: anyProduct,
  programmes: fc.integer({ min: 0, max: 4 }).chain((count) => {
    return fc.tuple(...Array.from({ length: count }, (_, index) => anyProgramme(`SN-MADE-${9 - index}`)));
  }),
});
