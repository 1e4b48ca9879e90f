import type { Application } from '../applications/application.ts';
import { movedParts } from '../applications/grant-correction.ts';
import type { TaskId } from '../ids.ts';
import { formatYuan, negateFen, sumFen, zeroFen } from '../money.ts';
import type { CorrectedGrant } from '../policies/correct-grants.ts';
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

/** Case 23: the refund was corrected; the firm hears what its grant is now, and what it is paid or owes more or less. */
export function noticeOfCorrectedGrant(
  of: Application,
  { grantedFen, moves }: Pick<CorrectedGrant, 'grantedFen' | 'moves'>,
  identity: NoticeIdentity,
): Notice {
  const said = correctionWords.flatMap(({ how, zh, en }) => {
    const fen = sumFen(movedParts(moves, how).map((part) => part.fen));
    const yuan = formatYuan(fen < 0 ? negateFen(fen) : fen);
    return fen === 0 ? [] : [{ zh: zh(yuan), en: en(yuan) }];
  });
  const yuan = formatYuan(grantedFen);
  return {
    ...identity,
    audience: `firm#${of.uscc}`,
    kind: 'application.corrected',
    text: {
      zh: `保单 ${of.policyNo} 的退费已更正，补贴（${of.programmeId}）按留存保费改为 ${yuan} 元。${said.map((one) => one.zh).join('')}`,
      en: `The refund of policy ${of.policyNo} was corrected; on the premium kept its subsidy (${of.programmeId}) is ${yuan} yuan.${said.map((one) => ` ${one.en}`).join('')}`,
    },
    policyNo: of.policyNo,
  };
}

const correctionWords = [
  {
    how: 'owed-less',
    zh: (yuan: string) => `应退还财政的补贴减少 ${yuan} 元。`,
    en: (yuan: string) => `You owe the bureaus ${yuan} less.`,
  },
  {
    how: 'given-again',
    zh: (yuan: string) => `已多退还的 ${yuan} 元由财政再拨付，暂不需您操作。`,
    en: (yuan: string) => `The bureaus pay you again ${yuan} that you had paid back; nothing for you to do.`,
  },
  {
    how: 'raised',
    zh: (yuan: string) => `待拨付的补贴增加 ${yuan} 元。`,
    en: (yuan: string) => `You are paid ${yuan} more.`,
  },
  {
    how: 'lowered',
    zh: (yuan: string) => `待拨付的补贴减少 ${yuan} 元。`,
    en: (yuan: string) => `You are paid ${yuan} less.`,
  },
  {
    how: 'owed-more',
    zh: (yuan: string) => `须再退还财政 ${yuan} 元，请按财政部门的通知办理。`,
    en: (yuan: string) => `You owe the bureaus ${yuan} more; they tell you how to pay it back.`,
  },
] as const;

/** A bureau that has still to pay its part hears that it is another, or nothing. */
export function noticeOfChangedPayment(
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
