import type { journalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import type * as z from 'zod';
import type { Language, Pair } from './language.tsx';
import { levelWords } from './statuses.ts';

type EntryKind = z.infer<typeof journalEntry>['kind'];

/** What an entry of the journal books. */
export const entryKindWords: Readonly<Record<EntryKind, Pair<string>>> = {
  'budget-approved': { zh: '批准额度', en: 'Budget approved' },
  'subsidy-reserved': { zh: '锁定补贴', en: 'Subsidy reserved' },
  'subsidy-released': { zh: '释放补贴', en: 'Subsidy released' },
  'subsidy-accrued': { zh: '补贴转为应付', en: 'Subsidy due' },
  'subsidy-annulled': { zh: '撤销应付补贴', en: 'Due subsidy annulled' },
  'subsidy-clawed-back': { zh: '追回补贴', en: 'Subsidy clawed back' },
  'subsidy-returned': { zh: '跨年退回补贴', en: 'Subsidy returned after its year' },
  'subsidy-settled': { zh: '结算核定补贴', en: 'Subsidy settled' },
  'subsidy-paid': { zh: '拨付补贴', en: 'Subsidy paid' },
  'recovery-claimed': { zh: '向企业追回', en: 'Recovery claimed' },
  'recovery-lowered': { zh: '调减追回', en: 'Recovery lowered' },
  'recovery-received': { zh: '收到追回款', en: 'Recovery received' },
  'recovery-written-off': { zh: '核销追回', en: 'Recovery written off' },
  'subsidy-owed': { zh: '应付企业补贴', en: 'Subsidy owed to a firm' },
  'subsidy-owed-lowered': { zh: '调减应付企业补贴', en: 'Subsidy owed, lowered' },
  'subsidy-transferred': { zh: '补贴付给企业', en: 'Subsidy transferred to a firm' },
  'premium-booked': { zh: '保费入账', en: 'Premium booked' },
  'premium-refunded': { zh: '退还保费', en: 'Premium refunded' },
  'receipt-unallocated': { zh: '暂挂来款', en: 'Receipt held' },
  'receipt-returned': { zh: '退回来款', en: 'Receipt returned' },
  'refund-paid': { zh: '支付退费', en: 'Refund paid' },
  'refund-corrected': { zh: '更正退费', en: 'Refund corrected' },
  'refund-repaid': { zh: '收回退费', en: 'Refund repaid' },
  'share-due': { zh: '应付共保份额', en: 'Co-insurance share due' },
  'share-forwarded': { zh: '转付共保份额', en: 'Co-insurance share forwarded' },
  'claim-agreed': { zh: '核定赔款', en: 'Indemnity agreed' },
  'claim-paid': { zh: '支付赔款', en: 'Indemnity paid' },
  'claim-payment-returned': { zh: '赔款退票', en: 'Indemnity payment returned' },
  'claim-recovered': { zh: '追偿入账', en: 'Recovery booked' },
  'recovery-paid': { zh: '支付追偿分成', en: 'Share of a recovery paid' },
  'claim-annulled': { zh: '撤销赔款', en: 'Indemnity annulled' },
  'claim-overpaid': { zh: '多付赔款', en: 'Indemnity overpaid' },
  'claim-repaid': { zh: '收回赔款', en: 'Indemnity repaid' },
  'claim-advanced': { zh: '先予支付', en: 'Interim payment' },
  'claim-advance-repaid': { zh: '收回先予支付', en: 'Interim payment repaid' },
  'settlement-paid': { zh: '财政拨款', en: 'Settlement paid' },
  'settlement-netted': { zh: '结算轧抵', en: 'Settlement netted' },
  'advance-deducted': { zh: '年终扣回垫付', en: 'Advance deducted at year end' },
  'year-cleared': { zh: '年度清算结余收回', en: 'Unspent money of a cleared year' },
  'level-advanced': { zh: '垫付下级财政', en: 'Advanced for a lower level' },
};

const columnWords: Readonly<Record<string, Pair<string>>> = {
  approved: { zh: '已批预算', en: 'approved' },
  available: { zh: '可用', en: 'available' },
  reserved: { zh: '已锁定', en: 'reserved' },
  accrued: { zh: '应付', en: 'accrued' },
  paid: { zh: '已拨付', en: 'paid' },
  'clawed-back': { zh: '已追回', en: 'clawed back' },
  returned: { zh: '跨年退回', en: 'returned' },
  treasury: { zh: '国库', en: 'treasury' },
  settled: { zh: '已核定', en: 'settled' },
  stated: { zh: '结算对方科目', en: 'stated' },
};

const accountWords: Readonly<Record<string, Pair<string>>> = {
  'receivable-firm': { zh: '应收企业保费', en: 'Receivable from firms' },
  'receivable-bureau': { zh: '应收财政补贴', en: 'Receivable from bureau' },
  bank: { zh: '银行存款', en: 'Bank' },
  'unallocated-receipts': { zh: '暂挂来款', en: 'Unallocated receipts' },
  premium: { zh: '保费收入', en: 'Premium' },
  vat: { zh: '应交增值税', en: 'VAT' },
  'refund-payable-firm': { zh: '应退企业保费', en: 'Refund payable to firms' },
  'clawback-payable': { zh: '应退财政补贴', en: 'Clawback payable' },
  'receivable-recovery': { zh: '应追回补贴', en: 'Recovery receivable' },
  'subsidy-recoveries': { zh: '追回补贴', en: 'Subsidy recoveries' },
  'subsidy-granted': { zh: '核给企业补贴', en: 'Subsidy granted' },
  'subsidy-payable': { zh: '应付企业补贴', en: 'Subsidy payable' },
  'advance-receivable': { zh: '应收垫付款', en: 'Advance receivable' },
  'advance-payable': { zh: '应还垫付款', en: 'Advance payable' },
  treasury: { zh: '国库', en: 'Treasury' },
  'due-from-insurers': { zh: '应收共保人', en: 'Due from insurers' },
  'due-to-insurers': { zh: '应付共保人', en: 'Due to insurers' },
  'claims-incurred': { zh: '赔款支出', en: 'Claims incurred' },
  'claims-payable': { zh: '应付赔款', en: 'Claims payable' },
  'claims-paid': { zh: '已付赔款', en: 'Claims paid' },
  recoveries: { zh: '追偿收入', en: 'Recoveries' },
  'receivable-claims': { zh: '应收回赔款', en: 'Claims receivable' },
  'due-from-followers': { zh: '应收从共', en: 'Due from followers' },
};

/** `budget:SN-QKB-PH:2026:city:accrued` as `额度 SN-QKB-PH 2026 市级财政 应付`; whose account it is stays after its name. */
export function accountText(account: string, language: Language): string {
  const [kind = '', ...rest] = account.split(':');
  if (kind === 'budget') {
    const [programmeId = '', year = '', level = '', column = ''] = rest;
    const budget = language === 'zh' ? '额度' : 'Budget';
    return [budget, programmeId, year, levelWords[level]?.[language], columnWords[column]?.[language]].join(
      ' ',
    );
  }
  return [accountWords[kind]?.[language] ?? kind, ...rest].join(' ');
}
