import type { Pair } from './language.tsx';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral' | 'proposed';

export interface StatusWord extends Pair<string> {
  readonly tone: Tone;
}

function said(zh: string, en: string, tone: Tone): StatusWord {
  return { zh, en, tone };
}

/** Words and tones of every status; where a firm reads another word than an insurer, `firm:` stands before it. */
export const statusWords = {
  quote: {
    quoted: said('已报价', 'Quoted', 'info'),
    referred: said('待核保', 'Referred', 'warn'),
    declined: said('不予承保', 'Declined', 'bad'),
    bound: said('已投保', 'Bound', 'good'),
    expired: said('已过期', 'Expired', 'neutral'),
  },
  policy: {
    'awaiting-payment': said('待缴费', 'Awaiting payment', 'warn'),
    'in-force': said('保障中', 'In force', 'good'),
    cancelled: said('已退保', 'Cancelled', 'neutral'),
    expired: said('已到期', 'Ended', 'neutral'),
    lapsed: said('未缴费失效', 'Lapsed', 'bad'),
  },
  claim: {
    reported: said('已报案', 'Reported', 'info'),
    registered: said('已立案', 'Registered', 'info'),
    surveying: said('查勘中', 'Survey', 'info'),
    'documents-requested': said('待补材料', 'Papers requested', 'warn'),
    assessing: said('定损中', 'Assessment', 'info'),
    'decided-covered': said('核定赔付', 'Covered', 'info'),
    'firm:decided-covered': said('待您确认', 'Offer to accept', 'warn'),
    'decided-rejected': said('核定不赔', 'Rejected', 'bad'),
    agreed: said('已达成一致', 'Agreed', 'info'),
    paying: said('付款中', 'Paying', 'info'),
    paid: said('已赔付', 'Paid', 'good'),
    closed: said('已结案', 'Closed', 'neutral'),
    withdrawn: said('已撤案', 'Withdrawn', 'neutral'),
    reopened: said('重新处理', 'Reopened', 'warn'),
    'fraud-hold': said('欺诈核查', 'Fraud review', 'bad'),
    'firm:fraud-hold': said('核查中', 'Under review', 'neutral'),
    recovery: said('追偿中', 'Recovery', 'info'),
  },
  settlement: {
    building: said('生成中', 'Building', 'info'),
    draft: said('草稿', 'Draft', 'neutral'),
    submitted: said('已提交', 'Submitted', 'info'),
    'under-notice': said('公示中', 'Under notice', 'warn'),
    approved: said('已批准', 'Approved', 'good'),
    paid: said('已拨付', 'Paid', 'good'),
    returned: said('已退回', 'Returned', 'bad'),
  },
  application: {
    applied: said('审核中', 'Being checked', 'info'),
    returned: said('待补正', 'To be completed', 'warn'),
    checked: said('核定中', 'Amount being decided', 'info'),
    waiting: said('等候额度', 'Waiting for budget', 'warn'),
    'under-notice': said('公示中', 'Under notice', 'info'),
    'awaiting-account': said('待确认账户', 'Account to confirm', 'warn'),
    'awaiting-payment': said('待拨付', 'To be paid', 'info'),
    paid: said('已拨付', 'Paid', 'good'),
    rejected: said('不予补贴', 'Not granted', 'bad'),
    forfeited: said('视为放弃', 'Forfeited', 'neutral'),
  },
  row: {
    MATCHED: said('一致', 'Matched', 'good'),
    AMOUNT_DIFF: said('金额不一致', 'Amount differs', 'bad'),
    ONLY_INSURER: said('仅保险公司有', 'Insurer only', 'bad'),
    ONLY_PLATFORM: said('仅平台有', 'Platform only', 'bad'),
    DUPLICATE: said('重复', 'Duplicate', 'bad'),
    STATUS_DIFF: said('状态不一致', 'Status differs', 'bad'),
    INELIGIBLE: said('不符合条件', 'Not eligible', 'bad'),
    CAP_DIFF: said('超出上限', 'Over the cap', 'bad'),
  },
  bankLine: {
    matched: said('已匹配', 'Matched', 'good'),
    unmatched: said('未匹配', 'Unmatched', 'warn'),
    held: said('暂挂', 'Held', 'warn'),
  },
  deadline: {
    running: said('计时中', 'Running', 'neutral'),
    paused: said('计时暂停', 'Paused', 'neutral'),
    met: said('已按时', 'Met', 'good'),
    breached: said('已超期', 'Overdue', 'bad'),
  },
  basis: {
    seed: said('公开案例', 'Published example', 'neutral'),
    sourced: said('有出处', 'Sourced', 'neutral'),
    proposed: said('拟定值', 'Proposed', 'proposed'),
  },
  endorsement: {
    'awaiting-payment': said('待缴费', 'Awaiting payment', 'warn'),
    'in-effect': said('已生效', 'In effect', 'good'),
    lapsed: said('未缴费失效', 'Lapsed', 'bad'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, StatusWord>>>>;

export type StatusKind = keyof typeof statusWords;

/** Why a grant is less than its rate comes to. */
export const limitWords: Readonly<Record<string, Pair<string>>> = {
  'rate-ceiling': { zh: '费率上限', en: 'Rate ceiling' },
  stacking: { zh: '不重复享受', en: 'Stacking' },
  'product-cap': { zh: '产品上限', en: 'Product cap' },
  'firm-year-cap': { zh: '企业年度上限', en: 'Yearly cap' },
  'min-self-pay': { zh: '最低自缴', en: 'Minimum self-pay' },
  performance: { zh: '绩效系数', en: 'Performance' },
  'de-minimis': { zh: '低于起付额', en: 'Below the floor' },
  budget: { zh: '额度不足', en: 'Budget' },
  'not-eligible': { zh: '不符合条件', en: 'Not eligible' },
};

export const levelWords: Readonly<Record<string, Pair<string>>> = {
  central: { zh: '中央财政', en: 'Central budget' },
  province: { zh: '省级财政', en: 'Provincial budget' },
  city: { zh: '市级财政', en: 'City budget' },
  county: { zh: '区县财政', en: 'County budget' },
};

export const roleWords: Readonly<Record<string, Pair<string>>> = {
  firm: { zh: '企业', en: 'Firm' },
  underwriter: { zh: '核保员', en: 'Underwriter' },
  adjuster: { zh: '理赔员', en: 'Adjuster' },
  'claims-manager': { zh: '理赔经理', en: 'Claims manager' },
  'insurer-finance': { zh: '保险公司财务', en: 'Insurer finance' },
  'bureau-clerk': { zh: '财政局经办', en: 'Bureau clerk' },
  'bureau-approver': { zh: '财政局批准人', en: 'Bureau approver' },
  operator: { zh: '平台运营', en: 'Operator' },
  system: { zh: '系统', en: 'System' },
};
