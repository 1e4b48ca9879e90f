import { fiscalLevels, type Programme } from '../subsidies/programme.ts';
import type { Catalogue } from './catalogue.ts';
import { checkFigures } from './check-figures.ts';
import { checkVersions } from './check-versions.ts';
import { dataFault, type DataFault, repetitionFaults, silentFaults } from './data-fault.ts';

type Rate = Programme['rates'][number];
type SubsidyClass = NonNullable<Programme['classes']>[number];

/**
 * What is wrong with a programme version beyond its schema, among the versions of a catalogue that holds it: validity, window,
 * levels, classes and rates that name something unknown or can never apply, figures without a source (rulebook 17.1).
 * Nothing: it may be published.
 */
export function checkProgramme(of: Programme, among: Catalogue): readonly DataFault[] {
  const siblings = among.programmes.filter((one) => one.id === of.id);
  return [
    ...checkVersions(of, siblings),
    ...faultsOfProducts(of, among),
    ...(of.classes ?? []).flatMap((one) => faultsOfClass(one, of, among)),
    ...faultsOfClassNames(of),
    ...faultsOfRates(of),
    ...faultsOfLevels(of),
    ...faultsOfWindow(of),
    ...faultsOfBounds(of),
    ...silentFaults({ ...of, figures: [], divisionPrefix: '-' }),
    ...checkFigures(of),
  ];
}

function faultsOfProducts(of: Programme, among: Catalogue): readonly DataFault[] {
  return [
    ...repetitionFaults('products', of.products),
    ...of.products
      .filter((code) => !among.products.some((one) => one.code === code))
      .map((code) => dataFault(`products.${code}`, '没有这个产品', 'there is no such product')),
  ];
}

/** SUB-5: a class is told by a product that is listed, by a class of units, or by an answer that some listed product asks. */
function faultsOfClass(one: SubsidyClass, of: Programme, among: Catalogue): readonly DataFault[] {
  const at = `classes.${one.code}`;
  const listed = among.products.filter((product) => of.products.includes(product.code));
  const units = listed.flatMap(({ premium }) =>
    premium.kind === 'per-unit' ? premium.classes.map((unit) => unit.code) : [],
  );
  const { answer } = one;
  const question = listed
    .flatMap((product) => product.questions)
    .find((asked) => asked.id === answer?.question);
  const choices = question?.choices?.map((choice) => choice.code) ?? [];
  return [
    ...(one.products ?? [])
      .filter((code) => !of.products.includes(code))
      .map((code) => dataFault(`${at}.products.${code}`, '方案没有列入这个产品', 'is not listed')),
    ...(one.unitClasses ?? [])
      .filter((code) => !units.includes(code))
      .map((code) =>
        dataFault(`${at}.unitClasses.${code}`, '列入的产品都没有这个类别', 'no listed product has it'),
      ),
    ...(answer === undefined || question !== undefined
      ? []
      : [dataFault(`${at}.answer.question`, '列入的产品都没有这个问题', 'no listed product asks it')]),
    ...(answer === undefined || question === undefined
      ? []
      : answer.is
          .filter((code) => !choices.includes(code))
          .map((code) => dataFault(`${at}.answer.is.${code}`, '不是该题的选项', 'is no choice'))),
    ...(one.products === undefined && one.unitClasses === undefined && answer === undefined
      ? [dataFault(at, '没有说明哪些产品属于这一类', 'nothing belongs to it')]
      : []),
  ];
}

function faultsOfClassNames(of: Programme): readonly DataFault[] {
  const known = (of.classes ?? []).map((one) => one.code);
  const named: readonly (readonly [path: string, code: string])[] = [
    ...of.rates.flatMap((rate, index): [string, string][] =>
      rate.class === undefined ? [] : [[`rates.${index}.class`, rate.class]],
    ),
    ...Object.keys(of.classCapsFen ?? {}).map((code): [string, string] => [`classCapsFen.${code}`, code]),
  ];
  return [
    ...repetitionFaults('classes', known),
    ...named
      .filter(([, code]) => !known.includes(code))
      .map(([path, code]) => dataFault(path, `没有类别 ${code}`, `there is no class ${code}`)),
  ];
}

/** SUB-5, SUB-6: the first row that fits holds, so one that an earlier row covers wholly never applies. */
function faultsOfRates({ rates }: Programme): readonly DataFault[] {
  return rates.flatMap((rate, index) => {
    const before = rates.slice(0, index).findIndex((earlier) => holdsWherever(earlier, rate));
    if (before < 0) return [];
    return [
      dataFault(
        `rates.${index}`,
        `第 ${before + 1} 行已包含这种情形，此行永不适用`,
        `never applies, since row ${before + 1} fits first`,
      ),
    ];
  });
}

function holdsWherever(earlier: Rate, later: Rate): boolean {
  const coversClass = earlier.class === undefined || earlier.class === later.class;
  const coversSum =
    earlier.sumUpToFen === undefined ||
    (later.sumUpToFen !== undefined && later.sumUpToFen <= earlier.sumUpToFen);
  return coversClass && coversSum && coversYears(earlier, later);
}

function coversYears(earlier: Rate, later: Rate): boolean {
  if (earlier.yearOfInsurance === undefined) return true;
  if (later.yearOfInsurance === undefined) return earlier.yearOfInsurance === 1 && earlier.andLater === true;
  if (earlier.andLater === true) return earlier.yearOfInsurance <= later.yearOfInsurance;
  return earlier.yearOfInsurance === later.yearOfInsurance && later.andLater !== true;
}

/** MNY-4: the highest level comes first, since it takes the left-over fen. */
function faultsOfLevels({ levels }: Programme): readonly DataFault[] {
  const names = levels.map((one) => one.level);
  const ranks = names.map((level) => fiscalLevels.indexOf(level));
  const sinks = ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0));
  return [
    ...repetitionFaults('levels', names),
    ...(sinks ? [dataFault('levels', '须由高到低排列', 'the highest level comes first')] : []),
  ];
}

/** SUB-11, TIM-5. */
function faultsOfWindow({ window }: Programme): readonly DataFault[] {
  const inverted = (list: readonly { from: string; to: string }[] | undefined, at: string) =>
    (list ?? []).flatMap(({ from, to }, index) =>
      from <= to ? [] : [dataFault(`${at}.${index}`, `止期 ${to} 早于起期 ${from}`, 'ends before it begins')],
    );
  return [...inverted(window?.spans, 'window.spans'), ...inverted(window?.yearly, 'window.yearly')];
}

function faultsOfBounds(of: Programme): readonly DataFault[] {
  const { minPeriodMonths = 1, maxPeriodMonths = minPeriodMonths } = of.eligibility;
  return [
    ...(maxPeriodMonths < minPeriodMonths
      ? [dataFault('eligibility.maxPeriodMonths', '最长期限短于最短期限', 'is below the least')]
      : []),
    ...(of.excludedDivisions ?? [])
      .filter((code) => !code.startsWith(of.divisionPrefix))
      .map((code) =>
        dataFault(`excludedDivisions.${code}`, '不在方案的地区之内', 'lies outside the programme’s area'),
      ),
    ...repetitionFaults(
      'performance',
      (of.performance ?? []).map((grade) => grade.code),
    ),
  ];
}
