import type { Claim } from '../claims/claim.ts';
import { formatYuan } from '../money.ts';
import { payableFen } from '../claims/pay-claim.ts';
import type { Task } from '../tasks/task.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

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
