import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { checkProgramme } from '../../../shared/domain/catalogue/check-programme.ts';
import { day } from '../../../shared/domain/dates.ts';
import { type Programme, programme } from '../../../shared/domain/subsidies/programme.ts';

const lkb = builtInCatalogue.usedProgramme('SD-LKB', 1);
const hefei = builtInCatalogue.usedProgramme('AH-HF-2023', 1);
const zhejiang = builtInCatalogue.usedProgramme('ZJ-FIRST', 1);

function faultsOf(changed: unknown, beside: readonly Programme[] = []): readonly string[] {
  const of = programme.parse(changed);
  const others = builtInCatalogue.programmes.filter((one) => one.id !== of.id);
  const among = new Catalogue(builtInCatalogue.products, [...others, ...beside, of]);
  return checkProgramme(of, among).map((fault) => fault.path);
}

describe('the check of a programme', () => {
  it.each([
    ['a product that nobody knows', 'products.nothing', { ...lkb, products: [...lkb.products, 'nothing'] }],
    ['a product named twice', 'products.rd-cost', { ...lkb, products: [...lkb.products, 'rd-cost'] }],
    [
      'levels that are not highest first',
      'levels',
      {
        ...lkb,
        levels: [
          { level: 'city', sharePpm: 400_000 },
          { level: 'province', sharePpm: 600_000 },
        ],
      },
    ],
    [
      'a level named twice',
      'levels.city',
      {
        ...lkb,
        levels: [
          { level: 'city', sharePpm: 400_000 },
          { level: 'city', sharePpm: 600_000 },
        ],
      },
    ],
    [
      'a rate that never applies, since an earlier one holds for every year',
      'rates.1',
      { ...lkb, rates: [{ ppm: 500_000 }, { yearOfInsurance: 2, ppm: 300_000 }] },
    ],
    [
      'a rate that never applies, since an earlier one holds from an earlier year on',
      'rates.1',
      {
        ...lkb,
        rates: [
          { yearOfInsurance: 1, andLater: true, ppm: 500_000 },
          { yearOfInsurance: 2, andLater: true, ppm: 300_000 },
        ],
      },
    ],
    [
      'a rate that never applies, since an earlier one reaches a larger sum',
      'rates.1',
      {
        ...lkb,
        rates: [
          { sumUpToFen: 200, ppm: 500_000 },
          { sumUpToFen: 100, ppm: 300_000 },
        ],
      },
    ],
    ['a rate of no class', 'rates.0.class', { ...lkb, rates: [{ class: 'A', ppm: 500_000 }] }],
    ['a cap of no class', 'classCapsFen.A', { ...lkb, classCapsFen: { A: 1 } }],
    [
      'a class that names an unlisted product',
      'classes.1.products.pilot-trial',
      { ...hefei, classes: [{ ...hefei.classes?.[0], products: ['pilot-trial'] }] },
    ],
    [
      'a class of units that nothing is sold by',
      'classes.1.unitClasses.sme',
      { ...hefei, classes: [{ ...hefei.classes?.[0], products: undefined, unitClasses: ['sme'] }] },
    ],
    [
      'a class by a question that nobody asks',
      'classes.national.answer.question',
      {
        ...zhejiang,
        classes: [{ ...zhejiang.classes?.[1], answer: { question: 'nothing', is: ['national'] } }],
      },
    ],
    [
      'a class by an answer that is no choice',
      'classes.national.answer.is.galactic',
      {
        ...zhejiang,
        classes: [{ ...zhejiang.classes?.[1], answer: { question: 'first-level', is: ['galactic'] } }],
      },
    ],
    [
      'a class that nothing belongs to',
      'classes.1',
      { ...hefei, classes: [{ code: '1', names: { zh: '一类', en: 'class 1' } }] },
    ],
    ['an inverted validity', 'validTo', { ...lkb, validTo: '2023-12-31' }],
    [
      'an inverted window',
      'window.spans.0',
      { ...lkb, window: { spans: [{ from: '2026-03-31', to: '2026-03-01' }] } },
    ],
    [
      'an inverted yearly window',
      'window.yearly.0',
      { ...lkb, window: { yearly: [{ from: '07-31', to: '07-01' }] } },
    ],
    [
      'lengths of cover that nothing has',
      'eligibility.maxPeriodMonths',
      { ...lkb, eligibility: { anyStatusOf: [], minPeriodMonths: 12, maxPeriodMonths: 11 } },
    ],
    ['an excluded division elsewhere', 'excludedDivisions.6101', { ...lkb, excludedDivisions: ['6101'] }],
    ['a name without words', 'names.en', { ...lkb, names: { zh: '鲁科保', en: ' ' } }],
    ['a number without basis', 'policyCapFen', { ...lkb, policyCapFen: 1 }],
    [
      'a source that is empty',
      'figures.rates.source',
      { ...lkb, figures: lkb.figures.map((one) => ({ ...one, source: ' ' })) },
    ],
  ])('names %s', (_, path, changed) => {
    expect(faultsOf(changed)).toContain(path);
  });

  it('lets a later year follow the first, and a class beside another', () => {
    for (const of of [lkb, hefei, zhejiang]) expect(faultsOf(of)).toEqual([]);
  });

  it('finds gaps and overlaps between versions', () => {
    const next = (validFrom: string) => ({
      ...lkb,
      version: 2,
      validFrom: day.parse(validFrom),
      validTo: undefined,
    });
    expect(faultsOf(next('2029-01-01'), [lkb])).not.toContain('validFrom');
    expect(faultsOf(next('2029-01-02'), [lkb])).toContain('validFrom');
    expect(faultsOf(next('2028-12-31'), [lkb])).toContain('validFrom');
    expect(faultsOf({ ...lkb, version: 3 }, [lkb])).toContain('version');
  });
});
