import type { Application } from '../applications/application.ts';
import type { TaskId } from '../ids.ts';
import { formatYuan, zeroFen } from '../money.ts';
import type { LevelPart } from '../subsidies/budget.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** Case 7: the policy has ended before payout; the firm hears what its grant is now, and whether it has to do something. */
export function noticeOfReduced(of: Application, identity: NoticeIdentity): Notice {
  const yuan = formatYuan('grant' in of ? of.grant.grantedFen : zeroFen);
  const asks = of.status === 'awaiting-account';
  return {
    ...identity,
    audience: `firm#${of.uscc}`,
    kind: 'application.reduced',
    text: {
      zh: `保单 ${of.policyNo} 已终止，补贴（${of.programmeId}）按留存保费改为 ${yuan} 元，${asks ? '请确认收款账户' : '暂不需您操作'}。`,
      en: `Policy ${of.policyNo} has ended; on the premium kept its subsidy (${of.programmeId}) is ${yuan} yuan: ${asks ? 'confirm your account' : 'nothing for you to do'}.`,
    },
    policyNo: of.policyNo,
    ...(asks ? { taskId: of.taskId } : {}),
  };
}

/** The same for a bureau that has still to pay its part: it pays less, or nothing. */
export function noticeOfLoweredPayment(
  of: Application,
  part: LevelPart & { readonly taskId: TaskId },
  identity: NoticeIdentity,
): Notice {
  const over = part.fen === 0;
  const yuan = formatYuan(part.fen);
  return {
    ...identity,
    audience: `bureau#${part.payer}`,
    kind: 'application.reduced',
    text: {
      zh: `保单 ${of.policyNo} 已终止，补贴（${of.programmeId}）${over ? '不再拨付，任务已取消' : `改为拨付 ${yuan} 元，请按新金额办理`}。`,
      en: `Policy ${of.policyNo} has ended, its subsidy (${of.programmeId}): ${over ? 'nothing to pay, the task is cancelled' : `pay ${yuan} yuan instead`}.`,
    },
    policyNo: of.policyNo,
    taskId: part.taskId,
  };
}
