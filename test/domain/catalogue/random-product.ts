import * as fc from 'fast-check';
import { checkFigures } from '../../../shared/domain/catalogue/check-figures.ts';
import { lossItems } from '../../../shared/domain/products/cover.ts';
import { product, type Product, type ProductData } from '../../../shared/domain/products/product.ts';

type CoverData = ProductData['covers'][number];
type Limit = Pick<CoverData, 'limitFen' | 'limitOf' | 'sum' | 'limitPerUnit'>;
type Kind = ProductData['premium']['kind'];

const code = fc.stringMatching(/^[a-z][a-z-]{2,12}$/);
const words = fc.stringMatching(/^[a-zA-Z保险研发费用]{1,20}$/).map((text) => ({ zh: text, en: text }));
const fen = fc.integer({ min: 0, max: 1_000_000_000 });
const ppm = fc.integer({ min: 0, max: 1_000_000 });
const sum = fc
  .tuple(fen, fen)
  .map(([minFen, more]) => ({ minFen, maxFen: minFen + more, usualFen: minFen + more }));

/** Any product version that the checker has nothing to say about: every kind of premium, one to four covers, a pool or not. */
export const randomProduct: fc.Arbitrary<Product> = fc
  .record({
    kind: fc.constantFrom<Kind>('fixed', 'rate', 'per-unit', 'underwritten'),
    code,
    names: words,
    covers: fc.uniqueArray(code, { minLength: 1, maxLength: 4 }),
    insurers: fc.uniqueArray(code, { minLength: 1, maxLength: 3, selector: (one) => one.split('-')[0] }),
    months: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 }),
    rates: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 3, maxLength: 3 }),
  })
  .chain((shape) => fc.tuple(fc.constant(shape), coversOf(shape.kind, shape.covers), fen, words))
  .map(([shape, covers, grossFen, text]) =>
    withFigures({
      code: shape.code,
      version: 1,
      validFrom: '2026-01-01',
      filing: { kind: 'demo' },
      names: shape.names,
      insurers: sharesOf(shape.insurers),
      covers,
      premium: premiumOf(shape.kind, shape.covers, shape.rates, grossFen),
      periodMonths: boundsOf(shape.months),
      cancel: { kind: 'daily' },
      lossPayeeAllowed: false,
      questions: [{ id: 'known', text, type: 'yes-no' }],
      exemptionClauses: ['deductible', 'payment-ratio', 'others'].map((id) => ({
        id,
        title: text,
        text,
        example: text,
      })),
      documents: [{ kind: 'proof', names: text, example: text, minCount: 1 }],
      programmes: [],
      figures: [],
    }),
  );

/** Gives every number a basis and a source. */
export function withFigures(data: ProductData): Product {
  const bare = product.parse({ ...data, figures: [] });
  const figures = checkFigures(bare).map(({ path }) => ({
    path,
    basis: 'proposed' as const,
    source: 'drawn at random',
  }));
  return { ...bare, figures };
}

function coversOf(kind: Kind, codes: readonly string[]): fc.Arbitrary<CoverData[]> {
  return fc.tuple(
    ...codes.map((one, index) =>
      fc
        .record({
          limit: limitOf(kind, codes[0] ?? one, index === 0),
          names: words,
          deductibleFen: fen,
          deductiblePpm: ppm,
          paymentRatioPpm: ppm,
          basis: fc.constantFrom('first-loss', 'proportional', 'agreed-value'),
          waitingDays: fc.integer({ min: 0, max: 90 }),
          causes: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }),
          lossItems: fc.uniqueArray(fc.constantFrom(...lossItems), { minLength: 1, maxLength: 4 }),
        })
        .map(({ limit, ...terms }): CoverData => ({ code: one, ...terms, ...limit })),
    ),
  );
}

function limitOf(kind: Kind, parent: string, isFirst: boolean): fc.Arbitrary<Limit> {
  const fixed = fen.map((limitFen) => ({ limitFen }));
  const part = ppm.map((of) => ({ limitOf: { cover: parent, ppm: of } }));
  const asked = sum.map((terms) => ({ sum: terms }));
  switch (kind) {
    case 'fixed':
      return fixed;
    case 'rate':
      return isFirst ? asked : fc.oneof(fixed, part, asked);
    case 'per-unit':
      return isFirst ? fc.constant({ limitPerUnit: true } as const) : fc.oneof(fixed, part);
    case 'underwritten':
      return isFirst ? asked : fc.oneof(asked, part);
  }
}

function premiumOf(
  kind: Kind,
  covers: readonly string[],
  rates: readonly number[],
  grossFen: number,
): ProductData['premium'] {
  const [minRatePpm = 1, ratePpm = 1, maxRatePpm = 1] = rates.toSorted((a, b) => a - b);
  switch (kind) {
    case 'fixed':
      return { kind, grossFen };
    case 'rate':
      return { kind, rates: covers.map((one) => ({ code: one, ratePpm })), minRatePpm, maxRatePpm };
    case 'per-unit':
      return {
        kind,
        unit: { zh: '件', en: 'piece' },
        maxUnits: 10,
        classes: [{ code: 'any', names: { zh: '任何', en: 'any' }, grossFen, limitFen: 10 * grossFen }],
      };
    case 'underwritten':
      return { kind };
  }
}

function sharesOf(insurers: readonly string[]): ProductData['insurers'] {
  const each = 1_000_000 / 4;
  return insurers.map((insurer, index) => ({
    insurer,
    lead: index === 0,
    sharePpm: index === 0 ? 1_000_000 - each * (insurers.length - 1) : each,
  }));
}

function boundsOf(months: readonly number[]): ProductData['periodMonths'] {
  const [min = 1, usual = 1, max = 1] = months.toSorted((a, b) => a - b);
  return { usual, min, max };
}
