import type { Claim } from '../claims/claim.ts';
import { formatYuan, zeroFen } from '../money.ts';
import { payableFen } from '../claims/pay-claim.ts';
import type { Task } from '../tasks/task.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** CLM-4, CLM-27: a follower hears of what the lead wants to pay in the interim, and what its silence means. */
export function noticeOfInterimShare(of: Claim, task: Task, identity: NoticeIdentity): Notice {
  const amount = formatYuan(task.amountFen ?? zeroFen);
  return {
    ...identity,
    audience: `insurer#${task.insurer}`,
    kind: 'task.opened',
    text: {
      zh: `新任务：共保案件 ${of.claimNo} 的主承保人拟先行赔付可以确定的 ${amount} 元，请于 ${task.dueOn} 前答复是否同意分担；逾期未答复视为同意。`,
      en: `New task: the lead wants to pay the certain ${amount} yuan of claim ${of.claimNo} of your pool in the interim. Please say by ${task.dueOn} whether you bear your share; silence is consent.`,
    },
    claimNo: of.claimNo,
    policyNo: of.policyNo,
    taskId: task.taskId,
  };
}

/** CLM-27: a follower hears of an indemnity of its pool, and what its silence means. */
export function noticeOfShare(of: Claim, task: Task, identity: NoticeIdentity): Notice {
  const amount = formatYuan(payableFen(of));
  return {
    ...identity,
    audience: `insurer#${task.insurer}`,
    kind: 'task.opened',
    text: {
      zh: `新任务：共保案件 ${of.claimNo} 已由主承保人核定赔款 ${amount} 元，请于 ${task.dueOn} 前答复是否同意分担；逾期未答复视为同意。`,
      en: `New task: the lead has assessed claim ${of.claimNo} of your pool at ${amount} yuan. Please say by ${task.dueOn} whether you bear your share; silence is consent.`,
    },
    claimNo: of.claimNo,
    policyNo: of.policyNo,
    taskId: task.taskId,
  };
}
