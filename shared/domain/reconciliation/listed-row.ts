import * as z from 'zod';
import { dayCell } from '../imports/cells.ts';
import { type Column } from '../imports/columns.ts';
import { insurerCode, uscc } from '../ids.ts';
import { addFen, asFen, type Fen, largestRequestFen } from '../money.ts';
import { productCode } from '../products/product.ts';
import {
  endorsementNo,
  type ListedFigures,
  numberAsListed,
  rowStatus,
  type SettlementRow,
} from '../settlement/settlement-row.ts';

/** REC-0: a column of an insurer's list; every one of them stands in the header, in any order. */
function column(name: string, zh: string, example: string): Column {
  return { name, zh, required: true, example };
}

/** REC-0: columns of an insurer's list and of a settlement's export, in their order. */
export const listColumns = [
  column('policyNo', '保单号', 'KB202600000000015'),
  column('endorsementNo', '批单号', 'E1'),
  column('insurer', '承保机构', 'picc-sn'),
  column('sharePpm', '共保份额（百万分比）', '1000000'),
  column('productCode', '产品代码', 'qinke-inclusive'),
  column('uscc', '统一社会信用代码', '91610100QKB0000102'),
  column('name', '企业名称', '西安某某科技有限公司'),
  column('start', '起保日', '2026-01-10'),
  column('end', '终保日', '2027-01-10'),
  column('sumInsuredFen', '保险金额（分）', '20000000'),
  column('premiumFen', '保费（分）', '100000'),
  column('firmFen', '企业缴费（分）', '20000'),
  column('paidOn', '缴费日', '2026-01-09'),
  column('centralFen', '中央补贴（分）', '0'),
  column('provinceFen', '省级补贴（分）', '48000'),
  column('cityFen', '市级补贴（分）', '24000'),
  column('countyFen', '县级补贴（分）', '8000'),
  column('status', '状态', 'in-force'),
  column('endedOn', '终止日', '2026-07-01'),
  column('invoiceNo', '发票号码', ''),
] as const satisfies readonly Column[];

/** Whole fen; a cancellation or reduction is negative. An empty cell is nothing. */
const signedFenCell = z.string().transform((text, context): Fen => {
  const digits = text.replaceAll(',', '');
  const amount = Number(digits);
  if (/^-?\d{1,14}$/.test(digits) && Math.abs(amount) <= largestRequestFen) return asFen(amount);
  context.addIssue({
    code: 'custom',
    message: '应为整数（分），退回为负数 / expected a whole number of fen',
  });
  return z.NEVER;
});
const levelCell = signedFenCell.optional().transform((amount): Fen => amount ?? asFen(0));

/** `IN_FORCE` and `in-force` are the same word. */
const statusCell = z
  .string()
  .transform((text) => text.toLowerCase().replaceAll('_', '-'))
  .pipe(rowStatus);
const sharePpmCell = z
  .string()
  .regex(/^\d{1,7}$/, '应为百万分比的整数 / expected whole parts of a million')
  .transform(Number);

/** REC-0: a row of an insurer's list by its cells; cells that are empty are left out. */
export const listedCells = z.object({
  policyNo: numberAsListed,
  endorsementNo: endorsementNo.default(''),
  insurer: insurerCode,
  sharePpm: sharePpmCell,
  productCode,
  uscc,
  name: z.string().max(200).default(''),
  start: dayCell,
  end: dayCell,
  sumInsuredFen: signedFenCell,
  premiumFen: signedFenCell,
  firmFen: signedFenCell,
  paidOn: dayCell.optional(),
  centralFen: levelCell,
  provinceFen: levelCell,
  cityFen: levelCell,
  countyFen: levelCell,
  status: statusCell,
  endedOn: dayCell.optional(),
  invoiceNo: z.string().max(64).optional(),
});

/** The same as it is compared: with its row in the file. */
export type ListedRow = z.output<typeof listedCells> & { readonly line: number };

/** What both sides are known by (REC-1): policy and endorsement. Rows are sorted by it. */
export function rowKeyOf(of: Pick<SettlementRow, 'policyNo' | 'endorsementNo'>): string {
  return `${of.policyNo}#${of.endorsementNo}`;
}

/** The order of `rowKeyOf`, without making the keys: what ends a number comes before whatever goes on with it. */
export function byRowKey(
  one: Pick<SettlementRow, 'policyNo' | 'endorsementNo'>,
  other: Pick<SettlementRow, 'policyNo' | 'endorsementNo'>,
): number {
  if (one.policyNo < other.policyNo) return -1;
  if (one.policyNo > other.policyNo) return 1;
  if (one.endorsementNo === other.endorsementNo) return 0;
  return one.endorsementNo < other.endorsementNo ? -1 : 1;
}

/** What of a row is compared. */
type ListedFields = Pick<
  ListedRow,
  | 'line'
  | 'premiumFen'
  | 'firmFen'
  | 'centralFen'
  | 'provinceFen'
  | 'cityFen'
  | 'countyFen'
  | 'uscc'
  | 'start'
  | 'end'
  | 'status'
  | 'endedOn'
>;

/** The figures of a list beside those of the ledger. */
export function figuresOf(of: ListedFields): ListedFigures {
  const { line, premiumFen, firmFen, centralFen, provinceFen, cityFen, countyFen } = of;
  const { uscc: firm, start, end, status, endedOn } = of;
  const levels: ListedFigures['levels'][number][] = [];
  if (centralFen !== 0) levels.push({ level: 'central', fen: centralFen });
  if (provinceFen !== 0) levels.push({ level: 'province', fen: provinceFen });
  if (cityFen !== 0) levels.push({ level: 'city', fen: cityFen });
  if (countyFen !== 0) levels.push({ level: 'county', fen: countyFen });
  const subsidyFen = addFen(centralFen, provinceFen, cityFen, countyFen);
  const period = { start, end };
  const figures = { line, premiumFen, firmFen, subsidyFen, levels, uscc: firm, period, status };
  return endedOn === undefined ? figures : { ...figures, endedOn };
}
