import type { Clawback, ClawbackIn } from '../clawbacks/clawback.ts';
import type { DivisionCode } from '../ids.ts';
import { formatYuan, sumFen } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** The firm hears what is reviewed and what is claimed back; its cover goes on in any case (case 25). */
export function noticeOfClawback(of: ClawbackIn<'open' | 'claimed'>, identity: NoticeIdentity): Notice {
  const amount = formatYuan(of.totalFen);
  if (of.status === 'open') {
    return told(of, identity, {
      zh: `登记信息变更后，投保当日不符合补贴条件（${of.fact}），财政部门正在复核 ${amount} 元，如有异议请尽快提供材料。${coverGoesOn.zh}`,
      en: `by the registry as it is now you were not eligible on the day of bind (${of.ruleId}); the bureau reviews ${amount} yuan. If you disagree, send it your papers soon. ${coverGoesOn.en}`,
    });
  }
  if (of.totalFen === 0) {
    return told(of, identity, {
      zh: '经复核不应享受，但保单终止时已全部退回或追回，无须再退还，不需您操作。',
      en: 'you were not eligible, but all of it went back or was claimed when the policy ended: you owe no more, nothing for you to do.',
    });
  }
  return told(of, identity, {
    zh: `经复核须退还补贴 ${amount} 元，理由：${of.reason}。请按财政部门通知的账户退还；如有异议，请联系财政部门。${coverGoesOn.zh}`,
    en: `${amount} yuan have to be paid back, because: ${of.reason}. Pay to the account that the bureau names; if you disagree, contact it. ${coverGoesOn.en}`,
  });
}

/** The firm hears that a bureau leaves it its subsidy. */
export function noticeOfKept(of: ClawbackIn<'kept'>, identity: NoticeIdentity): Notice {
  const amount = formatYuan(of.totalFen);
  return told(of, identity, {
    zh: `经复核保留补贴 ${amount} 元，理由：${of.reason}。暂不需您操作。${coverGoesOn.zh}`,
    en: `${amount} yuan stay granted, because: ${of.reason}. There is nothing for you to do. ${coverGoesOn.en}`,
  });
}

const coverGoesOn: Bilingual = { zh: '保险合同继续有效。', en: 'Your insurance stays valid.' };

function told(of: Clawback, identity: NoticeIdentity, { zh, en }: Bilingual): Notice {
  return {
    ...identity,
    audience: `firm#${of.uscc}`,
    kind: `clawback.${of.status}`,
    text: {
      zh: `保单 ${of.policyNo} 的补贴（${of.programmeId}）：${zh}`,
      en: `Subsidy of policy ${of.policyNo} (${of.programmeId}): ${en}`,
    },
    policyNo: of.policyNo,
  };
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
