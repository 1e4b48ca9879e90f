import * as z from 'zod';
import { asFen, type Fen } from '../money.ts';
import { qinkeRdV1 } from '../products/data/qinke-rd-v1.ts';
import type { Cover } from '../products/cover.ts';
import type { Product } from '../products/product.ts';
import { quoteRequest } from '../quoting/quote-request.ts';
import { dayCell, fenCell, wordsCell } from './cells.ts';
import { amountColumn, type Column, optionalColumn, requiredColumn } from './columns.ts';

/** The product that the example rows ask for, and take their codes from. */
export const exampleProduct = qinkeRdV1;

/** What a row asks a quote for, as far as it can be said in cells. */
export const quoteColumns: readonly Column[] = [
  requiredColumn('uscc', '统一社会信用代码', '91610100QKB0000102'),
  requiredColumn('productCode', '产品代码', exampleProduct.code),
  requiredColumn('start', '起保日期', '2026-02-01'),
  amountColumn(optionalColumn('sumInsuredFen', '保险金额（元）', '100000000'), '1000000.00'),
  optionalColumn('otherSums', '其他保障的保险金额（分）', ''),
  amountColumn(optionalColumn('insurableValueFen', '保险价值（元）', '125000000'), '1250000.00'),
  optionalColumn('periodMonths', '保险期间（月）', '12'),
  optionalColumn('riders', '附加险', ''),
  optionalColumn('unitClass', '投保类别', ''),
  optionalColumn('unitCount', '投保件数', ''),
  optionalColumn('answers', '询问答复', 'q1=no'),
  optionalColumn('programmeIds', '补贴方案', exampleProduct.programmes.join(';')),
  amountColumn(optionalColumn('otherSubsidyFen', '其他补贴（元）', '0'), '0.00'),
  optionalColumn('lossPayeeBank', '第一受益人银行', ''),
  optionalColumn('lossPayeeAccount', '第一受益人账号', ''),
  optionalColumn('lossPayeeLoanNo', '借款合同号', ''),
];

const countCell = z
  .string()
  .regex(/^\d{1,5}$/, '应为正整数 / expected a whole number')
  .transform(Number);

/** `code=value` pairs in one cell. */
const pairsCell = z
  .string()
  .transform((text) => text.split(/[;；\n]+/).filter((pair) => pair.trim() !== ''))
  .pipe(
    z.array(
      z
        .string()
        .trim()
        .regex(/^[\w-]{1,64}\s*=\s*\S.*$/, '应为 代码=内容，以分号隔开 / expected code=value; code=value')
        .transform((pair): [string, string] => {
          const at = pair.indexOf('=');
          return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
        }),
    ),
  );

/** The cells of a row that asks for a quote. */
export const quoteCells = z.object({
  uscc: quoteRequest.shape.uscc,
  productCode: quoteRequest.shape.productCode,
  start: dayCell,
  sumInsuredFen: fenCell.optional(),
  otherSums: pairsCell
    .pipe(z.array(z.tuple([z.string(), fenCell])).transform((pairs) => Object.fromEntries(pairs)))
    .optional(),
  insurableValueFen: fenCell.optional(),
  periodMonths: countCell.pipe(z.int().positive().max(120)).optional(),
  riders: wordsCell.optional(),
  unitClass: z.string().max(64).optional(),
  unitCount: countCell.pipe(z.int().positive().max(10_000)).optional(),
  answers: pairsCell.transform((pairs) => Object.fromEntries(pairs)).optional(),
  programmeIds: wordsCell.optional(),
  otherSubsidyFen: fenCell.optional(),
  lossPayeeBank: z.string().optional(),
  lossPayeeAccount: z.string().optional(),
  lossPayeeLoanNo: z.string().optional(),
});
export type QuoteCells = z.infer<typeof quoteCells>;

/** Column of a path of the request or of its faults. */
export function quoteColumnOf(path: string): string {
  const [first = '', second = ''] = path.split('.');
  if (first === 'sumsInsured') return 'sumInsuredFen';
  if (first === 'units') return second === 'count' ? 'unitCount' : 'unitClass';
  if (first === 'otherSubsidies') return 'otherSubsidyFen';
  if (first === 'lossPayee') {
    return { account: 'lossPayeeAccount', loanNo: 'lossPayeeLoanNo' }[second] ?? 'lossPayeeBank';
  }
  return first;
}

/** The request that the cells of a row make of a product; the sum insured is that of its first cover that takes one. */
export function requestOfCells(cells: QuoteCells, product: Product): unknown {
  const { uscc, productCode, start, insurableValueFen, periodMonths, riders, answers, programmeIds } = cells;
  const named = [cells.lossPayeeBank, cells.lossPayeeAccount, cells.lossPayeeLoanNo];
  return {
    uscc,
    productCode,
    start,
    sumsInsured: sumsOf(cells, product),
    insurableValueFen,
    periodMonths,
    riders,
    answers,
    programmeIds: programmeIds?.filter((word) => !/^(无|none)$/i.test(word)),
    ...(cells.unitClass === undefined && cells.unitCount === undefined
      ? {}
      : { units: { class: cells.unitClass, count: cells.unitCount ?? 1 } }),
    ...((cells.otherSubsidyFen ?? 0) > 0
      ? { otherSubsidies: [{ name: '其他补贴', fen: cells.otherSubsidyFen }] }
      : {}),
    ...(named.some((cell) => cell !== undefined)
      ? {
          lossPayee: {
            bankName: cells.lossPayeeBank,
            account: cells.lossPayeeAccount,
            loanNo: cells.lossPayeeLoanNo,
          },
        }
      : {}),
  };
}

function sumsOf(cells: QuoteCells, product: Product): Record<string, Fen> | undefined {
  if (cells.sumInsuredFen === undefined && cells.otherSums === undefined) return undefined;
  const own =
    cells.sumInsuredFen === undefined
      ? {}
      : { [ownSumCode(cells, product) ?? noSuchSum]: asFen(cells.sumInsuredFen) };
  return { ...own, ...cells.otherSums };
}

/** Where a product takes no sum, the row's own is asked for under a name that no cover has, and is refused as such. */
const noSuchSum = 'sum';

function ownSumCode({ riders = [] }: QuoteCells, { covers }: Product): string | undefined {
  const isChosen = (cover: Cover) => cover.rider !== true || riders.includes(cover.code);
  return covers.find((cover) => cover.sum !== undefined && isChosen(cover))?.code;
}

/** Column that the sum insured of a cover stands in, or would stand in. */
export function sumColumnOf(
  code: string,
  cells: QuoteCells,
  product: Product,
): 'sumInsuredFen' | 'otherSums' {
  if (cells.otherSums !== undefined && Object.hasOwn(cells.otherSums, code)) return 'otherSums';
  return code === (ownSumCode(cells, product) ?? noSuchSum) ? 'sumInsuredFen' : 'otherSums';
}
