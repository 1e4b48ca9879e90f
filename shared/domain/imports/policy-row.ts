import * as z from 'zod';
import { asPpm } from '../money.ts';
import { requestText } from '../texts.ts';
import { dayCell, fenCell, wordsCell, yesCell } from './cells.ts';
import { amountColumn, type Column, optionalColumn, requiredColumn } from './columns.ts';
import { exampleProduct, quoteCells, quoteColumns } from './quote-row.ts';

/** A policy sold elsewhere: what a quote is asked for, and what was agreed and paid. */
export const policyColumns: readonly Column[] = [
  requiredColumn('insurerPolicyNo', '保险公司保单号', 'PICC-2026-000123'),
  ...quoteColumns,
  requiredColumn('boundOn', '投保日期', '2026-01-05'),
  requiredColumn(
    'clauseConfirmations',
    '已逐条确认的免责条款',
    exampleProduct.exemptionClauses.map(({ id }) => id).join(';'),
  ),
  requiredColumn('clawbackConsent', '同意补贴追回', '是'),
  optionalColumn('ratePpm', '核保费率（百万分之）', ''),
  amountColumn(requiredColumn('premiumFen', '总保费（元）', '5000000'), '50000.00'),
  amountColumn(requiredColumn('subsidyFen', '已抵扣补贴（元）', '3500000'), '35000.00'),
  amountColumn(requiredColumn('firmFen', '企业自付（元）', '1500000'), '15000.00'),
  requiredColumn('paidOn', '付款日期', '2026-01-06'),
  requiredColumn('payerName', '付款户名', '西安示范科技有限公司'),
  optionalColumn('payerAccount', '付款账号', '6100000000000001'),
  requiredColumn('bankReference', '银行流水号', 'B20260106-0001'),
];

export const policyCells = quoteCells.extend({
  insurerPolicyNo: requestText(64),
  boundOn: dayCell,
  clauseConfirmations: wordsCell,
  clawbackConsent: yesCell,
  ratePpm: z
    .string()
    .regex(/^\d{1,7}$/, '应为百万分之几的整数 / expected whole parts per million')
    .transform(Number)
    .pipe(z.int().max(1_000_000))
    .transform(asPpm)
    .optional(),
  premiumFen: fenCell,
  subsidyFen: fenCell,
  firmFen: fenCell,
  paidOn: dayCell,
  payerName: requestText(200),
  payerAccount: z.string().max(64).default(''),
  bankReference: z
    .string()
    .regex(/^[\w./+-]{1,64}$/, '至多 64 个字母、数字及 . / + - _ / up to 64 letters, digits and . / + - _'),
});
export type PolicyCells = z.infer<typeof policyCells>;
