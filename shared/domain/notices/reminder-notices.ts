import { type Application, type ApplicationIn, isOverdue } from '../applications/application.ts';
import type { Instant } from '../dates.ts';
import { formatYuan } from '../money.ts';
import type { Bilingual } from '../names.ts';
import { nextStep } from './application-notices.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** What happens next with an application, also after the firm's day to confirm its account has passed (SUB-14). */
export function nextStepAt(of: Application, now: Instant): Bilingual {
  return of.status === 'awaiting-account' && isOverdue(of, now) ? confirmLate(of) : nextStep(of);
}

/** SUB-14: the firm has not named its account in time; its money is kept, and it may still. */
export function noticeOfReminder(of: ApplicationIn<'awaiting-account'>, identity: NoticeIdentity): Notice {
  const { zh, en } = confirmLate(of);
  return {
    ...identity,
    audience: `firm#${of.uscc}`,
    kind: 'application.account-overdue',
    text: {
      zh: `保单 ${of.policyNo}（${of.programmeId}）：${zh}`,
      en: `Policy ${of.policyNo} (${of.programmeId}): ${en}`,
    },
    policyNo: of.policyNo,
    taskId: of.taskId,
  };
}

function confirmLate({ grant, dueOn }: ApplicationIn<'awaiting-account'>): Bilingual {
  const yuan = formatYuan(grant.grantedFen);
  return {
    zh: `确认收款账户的期限 ${dueOn} 已过，补贴 ${yuan} 元仍为您保留，请尽快确认本企业名下的收款账户，确认后方可拨付。`,
    en: `the account was due by ${dueOn}, which has passed; ${yuan} yuan are still kept for you. Confirm an account in your firm’s name now, then they are paid.`,
  };
}
