import { wholePpm } from '../money.ts';
import type { Cover, SumTerms } from '../products/cover.ts';
import type { Product } from '../products/product.ts';
import { dataFault, type DataFault, repetitionFaults } from './data-fault.ts';

/** Covers of a product version: what each insures, up to where, and that a claim can be made on it. */
export function checkCovers(of: Product): readonly DataFault[] {
  return [
    ...repetitionFaults(
      'covers',
      of.covers.map((cover) => cover.code),
    ),
    ...of.covers.flatMap((cover) => [
      ...faultsOfLoss(cover, of),
      ...faultsOfParent(cover, of),
      ...(cover.sum === undefined ? [] : faultsOfSum(cover.sum, `covers.${cover.code}.sum`)),
    ]),
    ...faultsOfTerms(of),
  ];
}

function faultsOfLoss(cover: Cover, of: Product): readonly DataFault[] {
  const at = `covers.${cover.code}`;
  const hasPaper = of.documents.some((paper) => paper.covers?.includes(cover.code) ?? true);
  return [
    ...(cover.causes.length === 0
      ? [dataFault(`${at}.causes`, '没有保险事故', 'insures against nothing')]
      : []),
    ...(cover.lossItems.length === 0
      ? [dataFault(`${at}.lossItems`, '没有损失项目', 'pays for nothing')]
      : []),
    ...(hasPaper ? [] : [dataFault(at, '没有列明理赔材料', 'no document proves a claim')]),
    ...repetitionFaults(`${at}.causes`, cover.causes),
    ...repetitionFaults(`${at}.lossItems`, cover.lossItems),
  ];
}

/** A part of another cover's limit: that cover is always insured with it, and no part itself. */
function faultsOfParent(cover: Cover, of: Product): readonly DataFault[] {
  if (cover.limitOf === undefined) return [];
  const path = `covers.${cover.code}.limitOf.cover`;
  const parent = of.covers.find((one) => one.code === cover.limitOf?.cover);
  if (parent === undefined)
    return [dataFault(path, `没有保障 ${cover.limitOf.cover}`, 'there is no such cover')];
  if (parent.limitOf !== undefined)
    return [dataFault(path, '所属保障本身也是分项限额', 'the cover is a part itself')];
  if (parent.limitFen !== undefined)
    return [dataFault(path, '所属保障没有可变的保险金额', 'the cover has no sum insured')];
  return parent.rider === true
    ? [dataFault(path, '所属保障是附加险，可能未投保', 'the cover is a rider')]
    : [];
}

function faultsOfSum(sum: SumTerms, at: string): readonly DataFault[] {
  const { minFen, maxFen = Number.MAX_SAFE_INTEGER, usualFen, referAboveFen } = sum;
  const outside = (amount: number | undefined) =>
    amount !== undefined && (amount < minFen || amount > maxFen);
  return [
    ...(maxFen < minFen
      ? [dataFault(`${at}.maxFen`, '最高保险金额低于最低', 'the most is below the least')]
      : []),
    ...(outside(usualFen)
      ? [dataFault(`${at}.usualFen`, '通常保险金额不在范围内', 'is outside the bounds')]
      : []),
    ...(outside(referAboveFen)
      ? [dataFault(`${at}.referAboveFen`, '核保界限不在范围内', 'is outside the bounds')]
      : []),
  ];
}

/** QTE-4: what a cover holds back has effect only through its clause, so the clause has to be there. */
function faultsOfTerms(of: Product): readonly DataFault[] {
  const has = (id: string) => of.exemptionClauses.some((clause) => clause.id === id);
  const deducts = of.covers.some(
    (one) => one.deductibleFen > 0 || one.deductiblePpm > 0 || (one.deductibleDays ?? 0) > 0,
  );
  const reduces = of.covers.some((one) => one.paymentRatioPpm < wholePpm);
  return [
    ...(deducts && !has('deductible')
      ? [
          dataFault(
            'exemptionClauses.deductible',
            '有免赔却没有 deductible 条款，免赔不产生效力',
            'there is no such clause',
          ),
        ]
      : []),
    ...(reduces && !has('payment-ratio')
      ? [
          dataFault(
            'exemptionClauses.payment-ratio',
            '有赔付比例却没有 payment-ratio 条款，比例不产生效力',
            'there is no such clause',
          ),
        ]
      : []),
  ];
}
