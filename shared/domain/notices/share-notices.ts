import type { ShareDue } from '../co-insurance/shares-due.ts';
import { formatYuan } from '../money.ts';
import type { Policy } from '../policies/policy.ts';
import type { Task } from '../tasks/task.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** COI-5, COI-6: who owes a share of a pool hears of the task, who gets it of its share. */
export function noticesOfShare(
  of: Pick<Policy, 'policyNo'>,
  { from, to, fen }: ShareDue,
  task: Pick<Task, 'taskId' | 'dueOn'>,
  identity: () => NoticeIdentity,
): readonly Notice[] {
  const { policyNo } = of;
  const yuan = formatYuan(fen);
  return [
    {
      ...identity(),
      audience: `insurer#${from}`,
      kind: 'task.opened',
      text: {
        zh: `新任务：在 ${task.dueOn} 前向共保方 ${to} 全额划转保单 ${policyNo} 的份额 ${yuan} 元，不得扣减手续费或出单费（COI-6）。`,
        en: `New task: by ${task.dueOn} send ${to} its share of ${yuan} yuan of policy ${policyNo} in full, nothing netted (COI-6).`,
      },
      policyNo,
      taskId: task.taskId,
    },
    {
      ...identity(),
      audience: `insurer#${to}`,
      kind: 'share.due',
      text: {
        zh: `共保保单 ${policyNo}：${from} 将在 ${task.dueOn} 前向贵公司全额划转份额 ${yuan} 元。逾期未到请与其联系。`,
        en: `Pool policy ${policyNo}: ${from} sends you your share of ${yuan} yuan in full by ${task.dueOn}. Ask it if the money is late.`,
      },
      policyNo,
    },
  ];
}
