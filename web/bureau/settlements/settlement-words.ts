import type { Pair } from '../../words/language.tsx';

/** REC-3, REC-4: what each check of a settlement looks at. */
export const checkWords: Readonly<Record<string, Pair<string>>> = {
  'rows-equal-ledger': { zh: '合计等于台账', en: 'Rows add up to the ledger' },
  'levels-equal-rows': { zh: '各级之和等于合计', en: 'Levels add up to the rows' },
  'firm-shares-received': { zh: '企业自缴到账（REC-4）', en: 'Firms have paid their share (REC-4)' },
  'no-duplicates': { zh: '无重复', en: 'No duplicates' },
  'amounts-equal': { zh: '自缴与补贴之和等于保费', en: 'Shares and subsidy add up to the premium' },
  'rows-agree': { zh: '与保险公司清单一致（REC-2）', en: 'Rows agree with the insurer (REC-2)' },
};

/** Where ledger and list differ. */
export const fieldWords: Readonly<Record<string, Pair<string>>> = {
  premiumFen: { zh: '保费', en: 'Premium' },
  firmFen: { zh: '企业自缴', en: 'Firm pays' },
  subsidyFen: { zh: '补贴', en: 'Subsidy' },
  centralFen: { zh: '中央财政', en: 'Central budget' },
  provinceFen: { zh: '省级财政', en: 'Provincial budget' },
  cityFen: { zh: '市级财政', en: 'City budget' },
  countyFen: { zh: '区县财政', en: 'County budget' },
  uscc: { zh: '统一社会信用代码', en: 'Credit code' },
  start: { zh: '起保日', en: 'Cover starts' },
  end: { zh: '终止日', en: 'Cover ends' },
  status: { zh: '状态', en: 'Status' },
  endedOn: { zh: '退保日', en: 'Ended on' },
};

/** Where a policy stands at the end of the quarter. */
export const rowStatusWords: Readonly<Record<string, Pair<string>>> = {
  'in-force': { zh: '保障中', en: 'In force' },
  cancelled: { zh: '已退保', en: 'Cancelled' },
  expired: { zh: '已到期', en: 'Ended' },
};

export const eventWords: Readonly<Record<string, Pair<string>>> = {
  requested: { zh: '申请结算', en: 'Requested' },
  drafted: { zh: '生成草稿', en: 'Drafted' },
  'list-put': { zh: '比对保险公司清单', en: 'List of the insurer compared' },
  submitted: { zh: '提交', en: 'Submitted' },
  'put-under-notice': { zh: '开始公示', en: 'Put under notice' },
  objection: { zh: '提出异议', en: 'Objection' },
  'objection-decided': { zh: '异议已处理', en: 'Objection decided' },
  approved: { zh: '批准', en: 'Approved' },
  'level-overdue': { zh: '提醒逾期未拨付的财政', en: 'Late payers reminded' },
  'advance-due': { zh: '提请市级垫付', en: 'City asked to pay for its counties' },
  payment: { zh: '登记付款', en: 'Payment recorded' },
  received: { zh: '保险公司到账', en: 'Received by the insurer' },
  paid: { zh: '全部拨付', en: 'Paid in full' },
  returned: { zh: '退回', en: 'Returned' },
};
