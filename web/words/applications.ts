import type { applicationEvents } from '../../shared/domain/applications/application.ts';
import type { SubsidyMode } from '../../shared/domain/subsidies/programme.ts';
import type { Pair } from './language.tsx';

function said(zh: string, en: string): Pair<string> {
  return { zh, en };
}

/** How a subsidy comes to the firm. */
export const modeWords: Readonly<Record<SubsidyMode, Pair<string>>> = {
  'direct-deduct': said('直接抵扣', 'Deducted from the premium'),
  'pay-then-reimburse': said('先缴后补', 'Paid back on application'),
  'no-application': said('免申即享', 'Paid back without application'),
};

/** What happened to an application. */
export const applicationEventWords: Readonly<Record<(typeof applicationEvents)[number], Pair<string>>> = {
  applied: said('提交申请', 'Applied'),
  listed: said('系统列入，无需申请', 'Listed, nobody had to apply'),
  returned: said('退回补正', 'Returned to be completed'),
  completed: said('补正后重新提交', 'Completed and sent again'),
  checked: said('审核通过', 'Checked'),
  rejected: said('不予补贴', 'Not granted'),
  waiting: said('额度不足，开始等候', 'Waits for budget'),
  granted: said('核定补贴', 'Granted'),
  objected: said('公示期内有人提出异议，等待处理', 'Somebody objected during the notice'),
  'objection-dismissed': said('异议不成立，继续办理', 'The objection was dismissed'),
  'objection-upheld': said('异议成立，不予补贴', 'The objection was upheld'),
  'notice-over': said('公示期满，请企业确认账户', 'The firm is asked for its account'),
  reminded: said('提醒企业确认账户', 'The firm is reminded of its account'),
  'account-confirmed': said('企业确认收款账户', 'Account confirmed by the firm'),
  reduced: said('核减补贴', 'Lowered'),
  'level-overdue': said('提醒逾期未拨付的财政', 'Late payers reminded'),
  'advance-due': said('提请市级垫付', 'The city is asked to pay for its county'),
  corrected: said('退费更正，按留存保费重新计算补贴', 'Reckoned anew on the premium kept'),
  transferred: said('一级财政已拨付', 'A payer has paid'),
  paid: said('全部拨付', 'Paid in full'),
  forfeited: said('逾期未确认，视为放弃', 'Forfeited, no account in time'),
};

export const actorWords: Readonly<Record<'firm' | 'bureau' | 'system', Pair<string>>> = {
  firm: said('企业', 'Firm'),
  bureau: said('财政部门', 'Bureau'),
  system: said('系统', 'System'),
};

/** Papers that an application is made with (SUB-21). */
export const paperWords: Readonly<Record<string, Pair<string>>> = {
  policy: said('保险单', 'Policy'),
  invoice: said('保费发票', 'Invoice for the premium'),
  'bank-slip': said('付款回单', 'Bank slip of the payment'),
};
