import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { checkProduct } from '../../../shared/domain/catalogue/check-product.ts';
import { day } from '../../../shared/domain/dates.ts';
import { type Product, product } from '../../../shared/domain/products/product.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { seeded } from '../../support/seeded.ts';
import { known } from '../quoting/quote-fixtures.ts';
import { randomProduct } from './random-product.ts';

type Change = (of: Product) => unknown;

function pathsOf(changed: unknown, beside: readonly Product[] = []): readonly string[] {
  const of = product.parse(changed);
  const others = builtInCatalogue.products.filter(
    (one) => one.code !== of.code || one.version !== of.version,
  );
  return checkProduct(of, new Catalogue([...others, ...beside, of], builtInCatalogue.programmes)).map(
    (fault) => fault.path,
  );
}

function withCover(of: Product, index: number, change: object) {
  return of.covers.map((cover, at) => (at === index ? { ...cover, ...change } : cover));
}

/** Faults planted in 研发费用损失保险, and the path that each is named at. */
const planted: readonly (readonly [name: string, path: string, change: Change])[] = [
  [
    'a cover without causes',
    'covers.rd-cost.causes',
    (of) => ({ ...of, covers: withCover(of, 0, { causes: [] }) }),
  ],
  [
    'a cover that pays for nothing',
    'covers.rd-cost.lossItems',
    (of) => ({ ...of, covers: withCover(of, 0, { lossItems: [] }) }),
  ],
  [
    'a limit that is part of nothing',
    'covers.budget-overrun.limitOf.cover',
    (of) => ({ ...of, covers: withCover(of, 1, { limitOf: { cover: 'nothing', ppm: 1 } }) }),
  ],
  ['two covers of one code', 'covers.rd-cost', (of) => ({ ...of, covers: [...of.covers, of.covers[0]] })],
  [
    'a most below the least',
    'covers.rd-cost.sum.maxFen',
    (of) => ({ ...of, covers: withCover(of, 0, { sum: { ...of.covers[0]?.sum, maxFen: 1 } }) }),
  ],
  [
    'a rate outside its own band',
    'premium.rates.rd-cost.ratePpm',
    (of) => ({ ...of, premium: { ...of.premium, rates: [{ code: 'rd-cost', ratePpm: 80_001 }] } }),
  ],
  [
    'a rate for no cover',
    'premium.rates.nothing',
    (of) => ({
      ...of,
      premium: {
        ...of.premium,
        rates: [
          { code: 'rd-cost', ratePpm: 50_000 },
          { code: 'nothing', ratePpm: 1 },
        ],
      },
    }),
  ],
  ['a factor by no question', 'premium.factors.stage.question', (of) => ({ ...of, questions: [] })],
  [
    'a clause without text',
    'exemptionClauses.deductible.text.zh',
    (of) => ({
      ...of,
      exemptionClauses: of.exemptionClauses.map((one) => ({ ...one, text: { zh: ' ', en: 'Deductible' } })),
    }),
  ],
  [
    'a clause without an example',
    'exemptionClauses.payment-ratio.example.en',
    (of) => ({
      ...of,
      exemptionClauses: of.exemptionClauses.map((one) => ({ ...one, example: { zh: '例', en: '\t' } })),
    }),
  ],
  [
    'a deductible without its clause',
    'exemptionClauses.deductible',
    (of) => ({ ...of, exemptionClauses: of.exemptionClauses.filter((one) => one.id !== 'deductible') }),
  ],
  [
    'a payment ratio without its clause',
    'exemptionClauses.payment-ratio',
    (of) => ({ ...of, exemptionClauses: of.exemptionClauses.filter((one) => one.id !== 'payment-ratio') }),
  ],
  [
    'a document without words',
    'documents.task-book.names.zh',
    (of) => ({
      ...of,
      documents: of.documents.map((one) => ({ ...one, names: { zh: '  ', en: 'Task book' } })),
    }),
  ],
  ['a cover that no document proves', 'covers.rd-cost', (of) => ({ ...of, documents: [] })],
  [
    'a document of no cover',
    'documents.overrun-approval.covers.nothing',
    (of) => ({
      ...of,
      documents: of.documents.map((one) =>
        one.covers === undefined ? one : { ...one, covers: ['nothing'] },
      ),
    }),
  ],
  [
    'a question without words',
    'questions.loan.text.en',
    (of) => ({
      ...of,
      questions: of.questions.map((one) =>
        one.id === 'loan' ? { ...one, text: { zh: '有吗', en: ' ' } } : one,
      ),
    }),
  ],
  [
    'a choice of nothing',
    'questions.loan.choices',
    (of) => ({
      ...of,
      questions: of.questions.map((one) => (one.id === 'loan' ? { ...one, type: 'choice' } : one)),
    }),
  ],
  [
    'an insurer that is named twice',
    'insurers.picc-sn',
    (of) => ({
      ...of,
      insurers: [
        { insurer: 'picc-sn', lead: true, sharePpm: 500_000 },
        { insurer: 'picc-sn', lead: false, sharePpm: 500_000 },
      ],
    }),
  ],
  [
    'two branches of one insurer, which are no pool (COI-1)',
    'insurers',
    (of) => ({
      ...of,
      insurers: [
        { insurer: 'picc-sn', lead: true, sharePpm: 500_000 },
        { insurer: 'picc-hz', lead: false, sharePpm: 500_000 },
      ],
    }),
  ],
  ['a programme that nobody knows', 'programmes.XX-NONE', (of) => ({ ...of, programmes: ['XX-NONE'] })],
  [
    'a programme that does not list it',
    'programmes.SN-QKB-PH',
    (of) => ({ ...of, programmes: ['SN-QKB-PH'] }),
  ],
  ['an inverted validity', 'validTo', (of) => ({ ...of, validTo: '2016-12-31' })],
  [
    'a usual length outside its bounds',
    'periodMonths',
    (of) => ({ ...of, periodMonths: { usual: 12, min: 13, max: 36 } }),
  ],
  [
    'a short rate that falls',
    'cancel.monthPpm',
    (of) => ({ ...of, cancel: { kind: 'short-rate', monthPpm: [200_000, 100_000] } }),
  ],
  ['a number without basis', 'aggregateLimitFen', (of) => ({ ...of, aggregateLimitFen: 1 })],
  [
    'a figure that leads nowhere',
    'figures.covers.theft.limitFen',
    (of) => ({
      ...of,
      figures: [...of.figures, { path: 'covers.theft.limitFen', basis: 'proposed', source: 'none' }],
    }),
  ],
  ['a figure given twice', 'figures.insurers', (of) => ({ ...of, figures: [...of.figures, ...of.figures] })],
  [
    'a figure without source',
    'figures.insurers.source',
    (of) => ({ ...of, figures: of.figures.map((one) => ({ ...one, source: ' ' })) }),
  ],
];

describe('the check of a product', () => {
  it.each(planted)('names %s', (_, path, change) => {
    expect(pathsOf(change(known('rd-cost')))).toContain(path);
  });

  it('says what is wrong in both languages', () => {
    const of = product.parse({ ...known('rd-cost'), programmes: ['XX-NONE'] });
    expect(checkProduct(of, new Catalogue([of], builtInCatalogue.programmes))).toEqual([
      { path: 'programmes.XX-NONE', message: '没有这个补贴方案 / there is no such programme' },
    ]);
  });

  it('finds units only where a product is sold by the piece', () => {
    const of = known('ip-protection');
    const premium = { kind: 'fixed', grossFen: 1 };
    expect(pathsOf({ ...of, premium })).toContain('covers.patent-enforcement.limitPerUnit');
    expect(pathsOf({ ...of, covers: [{ ...of.covers[0], limitPerUnit: undefined, limitFen: 1 }] })).toContain(
      'covers',
    );
  });
});

describe('versions of a product', () => {
  const first = known('conversion-cost');

  it.each([
    ['follow an open one from any later day', undefined, '2026-06-01', []],
    ['may not begin with the one before', undefined, '2017-01-01', ['validFrom']],
    ['follow a last day at once', '2026-05-31', '2026-06-01', []],
    ['leave no gap', '2026-05-31', '2026-06-02', ['validFrom']],
    ['do not overlap', '2026-05-31', '2026-05-31', ['validFrom']],
  ])('%s', (_, validTo, validFrom, faults) => {
    const before = { ...first, ...(validTo === undefined ? {} : { validTo: day.parse(validTo) }) };
    const next = { ...first, version: 2, validFrom: day.parse(validFrom) };
    const among = new Catalogue([before, next], builtInCatalogue.programmes);
    expect(checkProduct(next, among).map((fault) => fault.path)).toEqual(faults);
    expect(checkProduct(before, among)).toEqual([]);
  });

  it('count up one by one', () => {
    expect(pathsOf({ ...first, version: 3, validFrom: '2027-01-01' })).toEqual(['version']);
    expect(pathsOf(first, [first])).toEqual(['version']);
  });
});

describe('any product', () => {
  it('that is put together rightly has no fault', () => {
    fc.assert(
      fc.property(randomProduct, (of) => {
        expect(checkProduct(of, new Catalogue([of], []))).toEqual([]);
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  it('is found out by each figure that it lacks', () => {
    fc.assert(
      fc.property(randomProduct, fc.nat(), (of, drawn) => {
        const lacking = of.figures[drawn % of.figures.length];
        invariant(lacking !== undefined, 'every product has figures');
        const changed = { ...of, figures: of.figures.filter((figure) => figure !== lacking) };
        expect(checkProduct(changed, new Catalogue([changed], [])).map((fault) => fault.path)).toEqual([
          lacking.path,
        ]);
      }),
      { ...seeded, numRuns: 200 },
    );
  });

  it('is found out by a cover that insures against nothing', () => {
    fc.assert(
      fc.property(randomProduct, fc.nat(), (of, drawn) => {
        const index = drawn % of.covers.length;
        const changed = product.parse({ ...of, covers: withCover(of, index, { causes: [] }) });
        expect(checkProduct(changed, new Catalogue([changed], [])).map((fault) => fault.path)).toEqual([
          `covers.${of.covers[index]?.code}.causes`,
        ]);
      }),
      { ...seeded, numRuns: 200 },
    );
  });
});
