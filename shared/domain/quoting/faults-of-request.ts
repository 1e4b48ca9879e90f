import { addDays, addMonths, type Day, dayOf, type Instant, type Period } from '../dates.ts';
import { asFen, type Fen, formatYuan, minFen, ppmDown } from '../money.ts';
import type { Cover, SumTerms } from '../products/cover.ts';
import type { Product } from '../products/product.ts';
import { askedSum, chosenCovers, type Insured } from './insured-sums.ts';
import type { QuoteRequest } from './quote-request.ts';

const daysAhead = 90;

/** A fault of a request that fits the schema but not the product. */
export interface RequestFault {
  readonly path: string;
  readonly message: string;
}

/** So many months from the start, one year unless the product says otherwise (rulebook 4.1). */
export function periodFrom(start: Day, months: number): Period {
  return { start, end: addMonths(start, months) };
}

/** Rulebook 4.1: the days on which cover may start, from tomorrow to 90 days ahead, both among them. */
export function startWindow(today: Day): { readonly first: Day; readonly last: Day } {
  return { first: addDays(today, 1), last: addDays(today, daysAhead) };
}

/** What the product asks beyond the schema: start from tomorrow to 90 days ahead, sums within bounds, known choices. */
export function faultsOfRequest(of: Product, request: QuoteRequest, now: Instant): readonly RequestFault[] {
  const { first, last } = startWindow(dayOf(now));
  return [
    ...(request.start < first || request.start > last
      ? [fault('start', `起保日须在 ${first} 至 ${last} 之间`, `cover starts from ${first} to ${last}`)]
      : []),
    ...faultsOfPeriod(of, request),
    ...faultsOfSums(of, request),
    ...faultsOfRiders(of, request),
    ...faultsOfUnits(of, request),
    ...Object.entries(request.answers ?? {}).flatMap(([id, given]) => faultsOfAnswer(of, id, given)),
    ...(request.programmeIds ?? []).flatMap((id, index) =>
      of.programmes.includes(id)
        ? []
        : [fault(`programmeIds.${index}`, '该产品没有这个补贴方案', 'the product has no such programme')],
    ),
    ...(request.lossPayee !== undefined && !of.lossPayeeAllowed
      ? [fault('lossPayee', '该产品不设第一受益人', 'the product allows no loss payee')]
      : []),
    ...(request.policyholder?.uscc === request.uscc
      ? [
          fault(
            'policyholder.uscc',
            '投保人就是被保险企业时不必填写投保人',
            'leave the policyholder out where it is the insured firm itself',
          ),
        ]
      : []),
  ];
}

function faultsOfPeriod(of: Product, { periodMonths }: QuoteRequest): readonly RequestFault[] {
  const { min, max } = of.periodMonths;
  if (periodMonths === undefined || (min <= periodMonths && periodMonths <= max)) return [];
  const zh = min === max ? `该产品的保险期间为 ${min} 个月` : `保险期间可为 ${min} 至 ${max} 个月`;
  return [fault('periodMonths', zh, `cover runs for ${min} to ${max} months`)];
}

type AskedSums = Pick<QuoteRequest, 'sumsInsured' | 'insurableValueFen'> & Pick<Insured, 'riders'>;

/** Sums that the product asks for, no others, each within its bounds and the value of what is insured. */
export function faultsOfSums(of: Product, request: AskedSums): readonly RequestFault[] {
  const asked = chosenCovers(of, request).filter((cover) => cover.sum !== undefined);
  const named = Object.keys(request.sumsInsured ?? {});
  const unknown = named
    .filter((code) => !asked.some((cover) => cover.code === code))
    .map((code) =>
      fault(
        `sumsInsured.${code}`,
        '该产品不为此项保障填写保险金额',
        'the product takes no sum insured for this cover',
      ),
    );
  const needsValue = asked.some((cover) => cover.sum?.maxPpmOfValue !== undefined);
  const codes = of.covers.filter((cover) => cover.sum !== undefined).map((cover) => cover.code);
  return [
    ...unknown,
    ...(of.premium.kind === 'underwritten' && named.length === 0
      ? [
          fault(
            'sumsInsured',
            `请至少填写一项保障的保险金额：${codes.join('、')}`,
            `name the sum insured of at least one of ${codes.join(', ')}`,
          ),
        ]
      : []),
    ...asked.flatMap((cover) => (cover.sum === undefined ? [] : faultsOfSum(cover, cover.sum, request))),
    ...(needsValue && request.insurableValueFen === undefined
      ? [
          fault(
            'insurableValueFen',
            '请填写保险价值（研发类为经审计的项目预算）',
            'the product needs the insurable value, for research the audited project budget',
          ),
        ]
      : []),
  ];
}

function faultsOfSum(cover: Cover, terms: SumTerms, request: AskedSums): readonly RequestFault[] {
  const path = `sumsInsured.${cover.code}`;
  const sum = askedSum(cover, request);
  if (sum === undefined) {
    return [
      fault(
        path,
        `请填写“${cover.names.zh}”的保险金额（${boundsOf(terms, undefined).zh}）`,
        'the product needs this sum insured',
      ),
    ];
  }
  const bounds = boundsOf(terms, request.insurableValueFen);
  if (sum >= terms.minFen && (bounds.mostFen === undefined || sum <= bounds.mostFen)) return [];
  return [fault(path, `保险金额可为 ${bounds.zh}`, `the sum insured may be ${bounds.en}`)];
}

export interface SumBounds {
  readonly cover: Cover;
  readonly leastFen: Fen;
  readonly mostFen: Fen | undefined;
}

/** What the sum insured of a cover may be for the value that a request names; `undefined`: the product takes none there. */
export function boundsOfSum(of: Product, code: string, request: AskedSums): SumBounds | undefined {
  const cover = chosenCovers(of, request).find((one) => one.code === code);
  if (cover?.sum === undefined) return undefined;
  const { mostFen } = boundsOf(cover.sum, request.insurableValueFen);
  return { cover, leastFen: asFen(cover.sum.minFen), mostFen };
}

function boundsOf(
  terms: SumTerms,
  value: Fen | undefined,
): { mostFen: Fen | undefined; zh: string; en: string } {
  const ceilings = [
    ...(terms.maxFen === undefined ? [] : [asFen(terms.maxFen)]),
    ...(terms.maxPpmOfValue === undefined || value === undefined
      ? []
      : [ppmDown(value, terms.maxPpmOfValue)]),
  ];
  const [first, ...others] = ceilings;
  const mostFen = first === undefined ? undefined : minFen(first, ...others);
  const least = formatYuan(asFen(terms.minFen));
  return mostFen === undefined
    ? { mostFen, zh: `不低于 ${least} 元`, en: `${least} yuan or more` }
    : { mostFen, zh: `${least} 至 ${formatYuan(mostFen)} 元`, en: `${least} to ${formatYuan(mostFen)} yuan` };
}

function faultsOfRiders(of: Product, { riders = [] }: QuoteRequest): readonly RequestFault[] {
  return riders.flatMap((code, index) =>
    of.covers.some((cover) => cover.code === code && cover.rider === true)
      ? []
      : [fault(`riders.${index}`, '该产品没有这个附加险', 'the product has no such rider')],
  );
}

function faultsOfUnits(of: Product, { units }: QuoteRequest): readonly RequestFault[] {
  if (units === undefined) return [];
  const terms = of.premium;
  if (terms.kind !== 'per-unit')
    return [fault('units', '该产品不按件投保', 'the product is not sold by the piece')];
  const classes = terms.classes.map((one) => one.code);
  return [
    ...(classes.includes(units.class)
      ? []
      : [fault('units.class', `可选类别：${classes.join('、')}`, `one of ${classes.join(', ')}`)]),
    ...(units.count > terms.maxUnits
      ? [fault('units.count', `至多 ${terms.maxUnits} ${terms.unit.zh}`, `at most ${terms.maxUnits}`)]
      : []),
  ];
}

function faultsOfAnswer(of: Product, id: string, given: string): readonly RequestFault[] {
  const question = of.questions.find((one) => one.id === id);
  if (question === undefined)
    return [fault(`answers.${id}`, '该产品没有这个问题', 'the product asks no such question')];
  const codes = question.choices?.map((choice) => choice.code);
  if (question.type !== 'choice' || codes === undefined || codes.includes(given)) return [];
  return [fault(`answers.${id}`, `可选：${codes.join('、')}`, `one of ${codes.join(', ')}`)];
}

function fault(path: string, zh: string, en: string): RequestFault {
  return { path, message: `${zh} / ${en}` };
}
