import type { Pair } from '../../words/language.tsx';
import type { AnswerOf } from '../../api/contract.ts';

export type StatementLine = AnswerOf<'GET /v1/bank-statements/{statementId}'>['items'][number];
export type LineReason = NonNullable<StatementLine['reason']>;

interface ReasonWord extends Pair<string> {
  /** What helps. */
  readonly next: Pair<string>;
  /** Where that is done. */
  readonly at?: string;
}

const unknownReference: ReasonWord = {
  zh: '附言缺失或认不出',
  en: 'Remark missing or not recognised',
  next: { zh: '向付款人核实用途', en: 'Ask the payer what it is for' },
};

/** Why a line pays nothing, or not what it is meant for (QTE-9, cases 46 and 47), and what helps. */
export const lineReasonWords: Readonly<Record<string, ReasonWord>> = {
  'payer-mismatch': {
    zh: '户名与投保企业不同',
    en: 'The payer is not the policyholder',
    next: { zh: '原路退回，请企业由本企业账户付款', en: 'Send it back; the firm pays from its own account' },
  },
  underpaid: {
    zh: '少付',
    en: 'Too little',
    next: { zh: '等企业补足，逾期退回', en: 'Wait for the rest; send it back after the last day' },
  },
  overpaid: {
    zh: '多付，保障不受影响',
    en: 'Too much; the cover stands',
    next: { zh: '多出的部分退回原账户', en: 'Send the excess back' },
  },
  'reference-unknown': unknownReference,
  'not-awaiting-payment': {
    zh: '对应保单不在待缴费状态',
    en: 'The policy does not await a payment',
    next: { zh: '退回原账户', en: 'Send it back' },
  },
  'seen-before': {
    zh: '这笔流水已入账',
    en: 'Booked before',
    next: { zh: '不用处理，没有重复记账', en: 'Nothing to do; it was not booked twice' },
  },
  'amount-differs': {
    zh: '金额与指令不同',
    en: 'The amount is not what was instructed',
    next: { zh: '与银行核实后登记付款', en: 'Check with the bank, then record the payment' },
  },
};

const discrepancy: ReasonWord = {
  zh: '财政拨款与结算不符',
  en: "A budget's transfer does not fit its settlement",
  next: { zh: '分给应付款、退回或说明', en: 'Give it to payments, send it back or explain it' },
  at: '/insurer/discrepancies',
};

export function lineReason(reason: LineReason): ReasonWord {
  return lineReasonWords[reason] ?? discrepancy;
}
