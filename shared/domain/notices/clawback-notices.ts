import type { Clawback } from '../clawbacks/clawback.ts';
import type { DivisionCode } from '../ids.ts';
import { formatYuan, sumFen } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** The firm hears what is reviewed and what comes of it; its cover goes on in any case (case 25). */
export function noticeOfClawback(of: Clawback, identity: NoticeIdentity): Notice {
  const { zh, en } = saidOf(of);
  return {
    ...identity,
    audience: `firm#${of.uscc}`,
    kind: `clawback.${of.status}`,
    text: {
      zh: `保单 ${of.policyNo} 的补贴（${of.programmeId}）：${zh}保险合同继续有效。`,
      en: `Subsidy of policy ${of.policyNo} (${of.programmeId}): ${en} Your insurance stays valid.`,
    },
    policyNo: of.policyNo,
  };
}

function saidOf(of: Clawback): Bilingual {
  const amount = formatYuan(of.totalFen);
  switch (of.status) {
    case 'open':
      return {
        zh: `登记信息变更后，投保当日不符合补贴条件（${of.fact}），财政部门正在复核 ${amount} 元，如有异议请尽快提供材料。`,
        en: `by the registry as it is now you were not eligible on the day of bind (${of.ruleId}); the bureau reviews ${amount} yuan. If you disagree, send it your papers soon.`,
      };
    case 'decided':
    case 'claimed':
      return {
        zh: `经复核须退还补贴 ${amount} 元，理由：${of.reason}。请按财政部门通知的账户退还；如有异议，请联系财政部门。`,
        en: `${amount} yuan have to be paid back, because: ${of.reason}. Pay to the account that the bureau names; if you disagree, contact it.`,
      };
    case 'kept':
      return {
        zh: `经复核保留补贴 ${amount} 元，理由：${of.reason}。暂不需您操作。`,
        en: `${amount} yuan stay granted, because: ${of.reason}. There is nothing for you to do.`,
      };
  }
}

/** A bureau has a review to decide. */
export function noticeOfReview(of: Clawback, bureau: DivisionCode, identity: NoticeIdentity): Notice {
  return {
    ...identity,
    audience: `bureau#${bureau}`,
    kind: 'task.opened',
    text: {
      zh: `新任务：复核补贴追回（保单 ${of.policyNo}，${of.programmeId}，${formatYuan(of.totalFen)} 元）：${of.fact}。`,
      en: `New task: review the clawback of ${formatYuan(of.totalFen)} yuan (policy ${of.policyNo}, ${of.programmeId}): not eligible by ${of.ruleId}.`,
    },
    policyNo: of.policyNo,
    taskId: of.taskId,
  };
}

/** A bureau hears what it is owed by a firm, and collects it itself. */
export function noticeOfClaim(of: Clawback, bureau: DivisionCode, identity: NoticeIdentity): Notice {
  const own = sumFen(of.levels.filter((part) => part.payer === bureau).map((part) => part.fen));
  return {
    ...identity,
    audience: `bureau#${bureau}`,
    kind: 'clawback.claimed',
    text: {
      zh: `保单 ${of.policyNo} 的补贴追回已决定，企业应退还贵局 ${formatYuan(own)} 元，请通知企业退款账户。`,
      en: `The subsidy of policy ${of.policyNo} is claimed back: the firm owes you ${formatYuan(own)} yuan; tell it the account to pay to.`,
    },
    policyNo: of.policyNo,
  };
}
