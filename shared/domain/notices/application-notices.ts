import { type Application, openObjection } from '../applications/application.ts';
import { sentFen, toSendFen } from '../applications/reduce-application.ts';
import type { DivisionCode } from '../ids.ts';
import { formatYuan } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Task } from '../tasks/task.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** Tells the firm what has become of its application, and what it or the bureau does next. */
export function noticeOfApplication(of: Application, identity: NoticeIdentity): Notice {
  const { zh, en } = nextStep(of);
  return {
    ...identity,
    audience: `firm#${of.uscc}`,
    kind: `application.${of.status}`,
    text: {
      zh: `保单 ${of.policyNo} 的补贴申请（${of.programmeId}）：${zh}`,
      en: `Subsidy application for policy ${of.policyNo} (${of.programmeId}): ${en}`,
    },
    policyNo: of.policyNo,
    ...('taskId' in of && of.status === 'awaiting-account' ? { taskId: of.taskId } : {}),
  };
}

/** Where an application stands and what happens next, in words for the firm. */
export function nextStep(of: Application): Bilingual {
  switch (of.status) {
    case 'applied':
      return {
        zh: '已受理，财政部门正在审核材料，暂不需您操作。',
        en: 'received; the bureau checks the papers, nothing for you to do.',
      };
    case 'returned':
      return {
        zh: `材料被退回，原因：${unstopped(of.reason)}。请在 ${of.completeBy} 24 时前补充材料并重新提交。`,
        en: `returned, because: ${unstopped(of.reason)}. Complete the papers and apply again by the end of ${of.completeBy}.`,
      };
    case 'checked':
      return of.collectedUntil === undefined
        ? {
            zh: '正在核定金额，暂不需您操作。',
            en: 'the amount is being decided, nothing for you to do.',
          }
        : shareLater;
    case 'waiting':
      return of.collectedUntil === undefined
        ? {
            zh: '预算余额不足，按生效日期顺序等候；有余额时自动核定，不保证获得补贴。',
            en: 'the budget has too little left; it waits in order of effective date and is granted when money comes free, which is no promise.',
          }
        : shareLater;
    case 'under-notice':
      if (openObjection(of) !== undefined) return heldUp;
      return {
        zh: `核定补贴 ${formatYuan(of.grant.grantedFen)} 元，公示至 ${of.noticeEndsOn}，随后请您确认收款账户。`,
        en: `${formatYuan(of.grant.grantedFen)} yuan are granted and under public notice until ${of.noticeEndsOn}; then you are asked for your account.`,
      };
    case 'awaiting-account':
      return {
        zh: `补贴 ${formatYuan(of.grant.grantedFen)} 元，请在 ${of.dueOn} 24 时前确认本企业名下的收款账户${of.forfeits ? '，逾期视为放弃' : ''}。`,
        en: `confirm an account in your firm’s name by the end of ${of.dueOn} for ${formatYuan(of.grant.grantedFen)} yuan${of.forfeits ? '; afterwards they are forfeited' : ''}.`,
      };
    case 'awaiting-payment':
      return {
        zh: `收款账户已确认，财政部门将拨付 ${formatYuan(toSendFen(of))} 元，暂不需您操作。`,
        en: `your account is confirmed; the bureaus pay ${formatYuan(toSendFen(of))} yuan, nothing for you to do.`,
      };
    case 'paid':
      return {
        zh: `补贴 ${formatYuan(sentFen(of))} 元已全部拨付，请核对到账。`,
        en: `${formatYuan(sentFen(of))} yuan have been paid; check that they arrived.`,
      };
    case 'rejected':
      return {
        zh: `未予补贴，依据 ${of.ruleId}：${unstopped(of.reason)}。如有异议，请联系财政部门。`,
        en: `no subsidy, by ${of.ruleId}: ${unstopped(of.reason)}. If you disagree, contact the bureau.`,
      };
    case 'forfeited':
      return {
        zh: `逾期未确认收款账户，补贴 ${formatYuan(of.grant.grantedFen)} 元视为放弃，已退回预算。`,
        en: `no account was confirmed in time; ${formatYuan(of.grant.grantedFen)} yuan are forfeited and back in the budget.`,
      };
  }
}

/** SUB-13: who objected and why is the bureau's to weigh first. */
const heldUp: Bilingual = {
  zh: '公示期内收到异议，正由主管财政部门核实；核实期间额度仍为您保留，结果另行通知，暂不需您操作。',
  en: 'somebody objected during the public notice, and the bureau looks into it; the money stays reserved, you hear of the outcome, and there is nothing for you to do.',
};

/** What somebody wrote, for the middle of a sentence: without the full stop that it may end with. */
function unstopped(text: string): string {
  return text.replace(/[。.]+$/, '');
}

const shareLater: Bilingual = {
  zh: '审核通过，申报期结束后按预算比例分配，暂不需您操作。',
  en: 'checked; the budget is shared when the window is over, nothing for you to do.',
};

const payWords: Bilingual = { zh: '向企业拨付补贴', en: 'pay the subsidy to the firm' };
const taskWords: Partial<Record<Task['kind'], Bilingual>> = {
  'check-application': { zh: '审核补贴申请', en: 'check the subsidy application' },
  'decide-objection': {
    zh: '处理公示期内对补贴申请的异议',
    en: 'decide the objection to the subsidy application',
  },
};

/** A bureau has something to do with an application. */
export function noticeOfApplicationTask(
  of: Application,
  task: Pick<Task, 'taskId' | 'kind'>,
  bureau: DivisionCode,
  identity: NoticeIdentity,
): Notice {
  const { zh, en } = taskWords[task.kind] ?? payWords;
  return {
    ...identity,
    audience: `bureau#${bureau}`,
    kind: 'task.opened',
    text: {
      zh: `新任务：${zh}（保单 ${of.policyNo}，${of.programmeId}）。`,
      en: `New task: ${en} (policy ${of.policyNo}, ${of.programmeId}).`,
    },
    policyNo: of.policyNo,
    taskId: task.taskId,
  };
}
