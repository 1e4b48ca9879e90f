import type { Bilingual } from '../domain/names.ts';

/** What problem codes mean that only settlements, budgets and their reports have. */
export const bureauProblemCodes: Readonly<Record<string, Bilingual>> = {
  'too-many-rows': {
    zh: '行数超过一个文件的上限，请缩小范围后分次导出。',
    en: 'More rows than one file holds; narrow what is asked for and export in parts.',
  },
  'too-many-policies': {
    zh: '保单过多，不能当场测算；请由下级主管部门分别测算。',
    en: 'Too many policies to be reckoned at once; let the bureaus below reckon theirs.',
  },
  'bank-reference-used': { zh: '该银行流水号已使用。', en: 'The bank reference has been used.' },
  'below-commitments': { zh: '批准金额低于已占用金额。', en: 'Less than what is reserved and accrued.' },
  'carried-forward': {
    zh: '其结转金额已被后续结算使用。',
    en: 'What it carried forward has been netted later.',
  },
  'contested-before': {
    zh: '已对这项追回提出过异议。',
    en: 'The clawback was contested before; its bureaus answer.',
  },
  'discrepancy-resolved': { zh: '这笔差异已经处理。', en: 'The discrepancy is closed already.' },
  'export-too-large': {
    zh: '内容过多，不能当场导出；账簿请用 POST /v1/ledger/exports 后台导出，结算单请逐页读取。',
    en: 'Too large to be written at once; start a ledger with `POST /v1/ledger/exports`, and read a settlement page by page.',
  },
  'explanation-missing': {
    zh: '预算有结余，请说明原因。',
    en: 'Money is unspent: say why.',
  },
  'figures-changed': {
    zh: '提出后金额已有变动，请重新提出。',
    en: 'The figures have changed since it was proposed; propose it again.',
  },
  'format-unsupported': { zh: '不支持该文件格式。', en: 'The file format is not supported.' },
  'needs-second-person': { zh: '须由另一位审批人提交相同金额。', en: 'Another person has to put the same.' },
  'list-already-put': {
    zh: '这份名单已经比对过；请更正后提交新的名单。',
    en: 'This very file was put before; put a corrected one, or read its outcomes.',
  },
  'list-missing': {
    zh: '本方案要求先提交保险公司名单，再提交结算单。',
    en: 'The programme wants the insurer’s list before a settlement is submitted.',
  },
  'notice-over': {
    zh: '公示期已满，不再受理异议。',
    en: 'The public notice is over; no objection is taken.',
  },
  'notice-running': { zh: '公示期未满。', en: 'The public notice still runs.' },
  'not-proposed': { zh: '尚无待办理的清算。', en: 'Nobody has proposed it, or it was sent back.' },
  'nothing-to-allocate': {
    zh: '没有收到款项，无可分配。',
    en: 'No money came that could be given to payments.',
  },
  'objection-decided': { zh: '该异议已作出处理。', en: 'The objection has been decided.' },
  'objection-open': {
    zh: '该保单已有未处理的异议。',
    en: 'An objection to the policy waits for its decision.',
  },
  'payer-missing': { zh: '该级有多个承担财政，请注明。', en: 'Several bureaus of the level pay; name one.' },
  'payment-not-open': {
    zh: '该笔应付款不存在或已到账。',
    en: 'No such payment is open: it has arrived, or is not of this insurer.',
  },
  'period-closed': {
    zh: '该季度已关账，不再变动；之后的账务记入当前季度。',
    en: 'The quarter is closed for good; what comes later is booked in the one that runs.',
  },
  'period-not-ready': {
    zh: '尚有未办结的事项；见 facts.checklist。',
    en: 'Something has to be done first; see `facts.checklist`.',
  },
  'quarter-open': { zh: '该季度尚未结束。', en: 'The quarter is not over.' },
  'row-unknown': {
    zh: '本单中没有该保单可拨付的行。',
    en: 'The settlement has no payable row of the policy.',
  },
  'settlement-building': { zh: '结算单仍在编制。', en: 'The settlement is still being built.' },
  'settlement-exists': { zh: '该方案、季度已有结算单。', en: 'There is a live settlement for this quarter.' },
  'year-cleared': { zh: '该年度已清算，不再变动。', en: 'The year is cleared for good.' },
  'year-not-ready': {
    zh: '尚有未办结的事项；见 facts.checklist。',
    en: 'Something has to be done first; see `facts.checklist`.',
  },
  'year-open': { zh: '该年度尚未结束。', en: 'The year is not over.' },
  'too-many-objections': {
    zh: '异议过多，请退回结算单更正。',
    en: 'Too many objections: the settlement is to be returned.',
  },
};
