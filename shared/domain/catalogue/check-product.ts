import { areDifferentInsurers } from '../co-insurance/pool.ts';
import type { Product } from '../products/product.ts';
import type { Catalogue } from './catalogue.ts';
import { checkCovers } from './check-covers.ts';
import { checkFigures } from './check-figures.ts';
import { checkPremium } from './check-premium.ts';
import { checkVersions } from './check-versions.ts';
import { dataFault, type DataFault, repetitionFaults, silentFaults } from './data-fault.ts';

/**
 * What is wrong with a product version beyond its schema, among the versions of a catalogue that holds it: figures without a
 * source, gaps or overlaps in validity, covers, premium and clauses that do not fit each other, programmes that do not list
 * it (rulebook 4.5). Nothing: it may be published.
 */
export function checkProduct(of: Product, among: Catalogue): readonly DataFault[] {
  const siblings = among.products.filter((one) => one.code === of.code);
  return [
    ...checkVersions(of, siblings),
    ...checkCovers(of),
    ...checkPremium(of),
    ...faultsOfPeriod(of),
    ...faultsOfQuestions(of),
    ...faultsOfPapers(of),
    ...faultsOfPool(of),
    ...repetitionFaults(
      'exemptionClauses',
      of.exemptionClauses.map((clause) => clause.id),
    ),
    ...faultsOfProgrammes(of, among),
    ...silentFaults({ ...of, figures: [] }),
    ...checkFigures(of),
  ];
}

/** COI-1: each insurer once, and no two branches of one: they are no pool. */
function faultsOfPool({ insurers }: Product): readonly DataFault[] {
  const codes = insurers.map((one) => one.insurer);
  const repeated = repetitionFaults('insurers', codes);
  if (repeated.length > 0 || areDifferentInsurers(codes)) return repeated;
  return [dataFault('insurers', '同一保险公司的分支机构不构成共保体', 'branches of one insurer are no pool')];
}

function faultsOfPeriod({ periodMonths, cancel }: Product): readonly DataFault[] {
  const { usual, min, max } = periodMonths;
  const falls =
    cancel.kind === 'short-rate' &&
    cancel.monthPpm.some((ppm, index) => ppm < (cancel.monthPpm[index - 1] ?? 0));
  return [
    ...(min <= usual && usual <= max
      ? []
      : [dataFault('periodMonths', '通常期限须在最短与最长之间', 'the usual length is outside its bounds')]),
    ...(falls ? [dataFault('cancel.monthPpm', '短期费率须逐月不减', 'what is earned falls')] : []),
  ];
}

/** QTE-3: what is asked is concrete, and a choice has something to choose from. */
function faultsOfQuestions({ questions }: Product): readonly DataFault[] {
  return [
    ...repetitionFaults(
      'questions',
      questions.map((question) => question.id),
    ),
    ...questions.flatMap(({ id, type, choices = [] }) => [
      ...(type === 'choice' && choices.length < 2
        ? [dataFault(`questions.${id}.choices`, '选择题至少要有两个选项', 'there is nothing to choose')]
        : []),
      ...(type !== 'choice' && choices.length > 0
        ? [dataFault(`questions.${id}.choices`, '只有选择题才有选项', 'the question is no choice')]
        : []),
      ...repetitionFaults(
        `questions.${id}.choices`,
        choices.map((choice) => choice.code),
      ),
    ]),
  ];
}

function faultsOfPapers(of: Product): readonly DataFault[] {
  const codes: readonly string[] = of.covers.map((cover) => cover.code);
  return [
    ...repetitionFaults(
      'documents',
      of.documents.map((paper) => paper.kind),
    ),
    ...of.documents.flatMap((paper) =>
      (paper.covers ?? [])
        .filter((code) => !codes.includes(code))
        .map((code) =>
          dataFault(`documents.${paper.kind}.covers.${code}`, '没有这项保障', 'there is no such cover'),
        ),
    ),
  ];
}

/** ELG-7: the scheme's side decides, so a programme that a product names has to list it. */
function faultsOfProgrammes(of: Product, among: Catalogue): readonly DataFault[] {
  return of.programmes.flatMap((id) => {
    const versions = among.programmes.filter((one) => one.id === id);
    if (versions.length === 0) {
      return [dataFault(`programmes.${id}`, '没有这个补贴方案', 'there is no such programme')];
    }
    return versions.some((one) => one.products.includes(of.code))
      ? []
      : [dataFault(`programmes.${id}`, '该方案没有列入本产品', 'the programme does not list the product')];
  });
}
