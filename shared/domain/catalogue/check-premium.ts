import type { RateFactor, RatePremium, UnitPremium } from '../products/premium-terms.ts';
import type { Product } from '../products/product.ts';
import { isWithinBand } from '../quoting/rate-cover.ts';
import { asPpm } from '../money.ts';
import { dataFault, type DataFault, repetitionFaults } from './data-fault.ts';

/** Premium of a product version: that it prices the covers that there are, within its own band. */
export function checkPremium(of: Product): readonly DataFault[] {
  const perUnit = of.covers.filter((cover) => cover.limitPerUnit === true);
  const strayUnits =
    of.premium.kind === 'per-unit'
      ? []
      : perUnit.map((cover) =>
          dataFault(
            `covers.${cover.code}.limitPerUnit`,
            '只有按件投保的产品才有每件限额',
            'the product is not sold by the piece',
          ),
        );
  return [...strayUnits, ...faultsOfKind(of)];
}

function faultsOfKind(of: Product): readonly DataFault[] {
  switch (of.premium.kind) {
    case 'fixed':
      return of.covers
        .filter((cover) => cover.sum !== undefined)
        .map((cover) =>
          dataFault(`covers.${cover.code}.sum`, '固定保费的产品不按保险金额投保', 'the premium is fixed'),
        );
    case 'rate':
      return faultsOfRates(of.premium, of);
    case 'per-unit':
      return faultsOfUnits(of.premium, of);
    case 'underwritten':
      return of.covers.some((cover) => cover.sum !== undefined)
        ? []
        : [dataFault('covers', '没有可填写保险金额的保障', 'no cover takes a sum insured')];
  }
}

function faultsOfRates(premium: RatePremium, of: Product): readonly DataFault[] {
  const codes = of.covers.map((cover) => cover.code);
  const minRatePpm = asPpm(premium.minRatePpm);
  const maxRatePpm = asPpm(premium.maxRatePpm);
  const [main] = premium.rates;
  return [
    ...(maxRatePpm < minRatePpm
      ? [dataFault('premium.maxRatePpm', '最高费率低于最低费率', 'the highest is below the lowest')]
      : []),
    ...(main !== undefined && !isWithinBand({ minRatePpm, maxRatePpm }, asPpm(main.ratePpm))
      ? [dataFault(`premium.rates.${main.code}.ratePpm`, '费率不在自己的区间内', 'is outside its own band')]
      : []),
    ...premium.rates
      .filter((rate) => !codes.includes(rate.code))
      .map((rate) => dataFault(`premium.rates.${rate.code}`, '没有这项保障', 'there is no such cover')),
    ...repetitionFaults(
      'premium.rates',
      premium.rates.map((rate) => rate.code),
    ),
    ...(premium.factors ?? []).flatMap((factor) => faultsOfFactor(factor, of)),
  ];
}

function faultsOfFactor(factor: RateFactor, of: Product): readonly DataFault[] {
  const at = `premium.factors.${factor.by}`;
  if (factor.by !== 'stage') {
    const names =
      factor.by === 'industry'
        ? factor.table.map((row) => row.code)
        : factor.table.map((row) => String(row.from));
    return repetitionFaults(at, names);
  }
  const question = of.questions.find((one) => one.id === factor.question);
  if (question?.choices === undefined) {
    return [
      dataFault(`${at}.question`, `没有选择题 ${factor.question}`, 'there is no such question with choices'),
    ];
  }
  const known = question.choices.map((choice) => choice.code);
  return [
    ...repetitionFaults(
      at,
      factor.table.map((row) => row.code),
    ),
    ...factor.table
      .filter((row) => !known.includes(row.code))
      .map((row) => dataFault(`${at}.${row.code}`, '不是该题的选项', 'is no choice of the question')),
  ];
}

function faultsOfUnits(premium: UnitPremium, of: Product): readonly DataFault[] {
  return [
    ...repetitionFaults(
      'premium.classes',
      premium.classes.map((one) => one.code),
    ),
    ...(of.covers.some((cover) => cover.limitPerUnit === true)
      ? []
      : [dataFault('covers', '按件投保的产品没有每件限额的保障', 'no cover has a limit for each piece')]),
  ];
}
