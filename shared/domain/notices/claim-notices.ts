import type { Claim } from '../claims/claim.ts';
import type { ClaimTaskKind } from '../claims/claim-tasks.ts';
import { payableFen } from '../claims/pay-claim.ts';
import { paidFen } from '../claims/payment.ts';
import { formatYuan, zeroFen } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Task } from '../tasks/task.ts';
import type { Notice } from './notice.ts';
import { noticeTo } from './notice-to.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** Somebody has something to do: the firm hears what exactly, the insurer which kind of work. */
export function noticeOfTask(of: Claim, task: Task, identity: NoticeIdentity): Notice {
  const text = taskTexts[task.kind as ClaimTaskKind](of, task);
  const notice = noticeTo(task.role === 'firm' ? 'firm' : 'insurer', of, 'task.opened', text, identity);
  const audience =
    task.role === 'firm' ? notice.audience : `insurer#${task.insurer ?? of.insurers[0]?.insurer}`;
  return { ...notice, audience, taskId: task.taskId };
}

const taskTexts: Readonly<Record<ClaimTaskKind, (of: Claim, task: Task) => Bilingual>> = {
  survey: (of, task) => ({
    zh: `新任务：查勘案件 ${of.claimNo}，报损 ${formatYuan(of.estimatedFen)} 元，核定期限 ${task.dueOn}。`,
    en: `New task: survey claim ${of.claimNo}, estimated at ${formatYuan(of.estimatedFen)} yuan; decision due ${task.dueOn}.`,
  }),
  'provide-documents': (of, task) => ({
    zh: `案件 ${of.claimNo} 请一次补齐以下材料：${(task.documentKinds ?? []).join('、')}。请于 ${task.dueOn} 前上传。`,
    en: `Claim ${of.claimNo} needs these documents, asked for once: ${(task.documentKinds ?? []).join(', ')}. Please upload them by ${task.dueOn}.`,
  }),
  'assess-loss': (of, task) => ({
    zh: `新任务：核定案件 ${of.claimNo} 的损失，期限 ${task.dueOn}。`,
    en: `New task: assess claim ${of.claimNo} by ${task.dueOn}.`,
  }),
  approve: (of, task) => ({
    zh: `新任务：复核案件 ${of.claimNo} 的赔款，期限 ${task.dueOn}。`,
    en: `New task: approve the indemnity of claim ${of.claimNo} by ${task.dueOn}.`,
  }),
  'accept-offer': (of, task) => ({
    zh: `案件 ${of.claimNo} 已核定，赔款 ${formatYuan(payableFen(of))} 元。请于 ${task.dueOn} 前确认；确认后十日内付款。`,
    en: `Claim ${of.claimNo} is decided: ${formatYuan(payableFen(of))} yuan. Please answer by ${task.dueOn}; payment follows within ten days of your agreement.`,
  }),
  'confirm-payment': (of, task) => ({
    zh: `新任务：支付案件 ${of.claimNo} 的赔款 ${formatYuan(task.amountFen ?? zeroFen)} 元，期限 ${task.dueOn}。`,
    en: `New task: pay ${formatYuan(task.amountFen ?? zeroFen)} yuan on claim ${of.claimNo} by ${task.dueOn}.`,
  }),
};

/** The insurer has opened its file. */
export function noticeOfRegistration(of: Claim, identity: NoticeIdentity): Notice {
  const text = {
    zh: `报案已受理，案件号 ${of.claimNo}。保险公司将安排查勘。`,
    en: `Your report is registered as claim ${of.claimNo}. The insurer will survey the loss.`,
  };
  return noticeTo('firm', of, 'claim.registered', text, identity);
}

/** The documents did not come in time; the insurer goes on with what it has. */
export function noticeOfOverdueDocuments(of: Claim, identity: NoticeIdentity): Notice {
  const text = {
    zh: `案件 ${of.claimNo} 的补充材料逾期未交，保险公司将按现有材料核定。仍可继续上传材料。`,
    en: `The documents asked for on claim ${of.claimNo} did not arrive in time; the insurer assesses on what it has. You can still upload.`,
  };
  return noticeTo('firm', of, 'claim.documents-overdue', text, identity);
}

/** CLM-6: the rejection letter itself. */
export function noticeOfRejection(of: Claim, letter: Bilingual, identity: NoticeIdentity): Notice {
  return noticeTo('firm', of, 'claim.rejected', letter, identity);
}

/** CLM-14: nothing to pay, and nothing rejected. */
export function noticeOfBelowDeductible(of: Claim, identity: NoticeIdentity): Notice {
  const text = {
    zh: `案件 ${of.claimNo} 的核定损失未超过免赔额，本次无赔款，案件已结。`,
    en: `The loss of claim ${of.claimNo} does not exceed the deductible; nothing is payable and the claim is closed.`,
  };
  return noticeTo('firm', of, 'claim.closed', text, identity);
}

/** Everything is paid; the firm reads who got what in the claim. */
export function noticeOfPayment(of: Claim, identity: NoticeIdentity): Notice {
  const text = {
    zh: `案件 ${of.claimNo} 的赔款 ${formatYuan(paidFen(of))} 元已支付。`,
    en: `${formatYuan(paidFen(of))} yuan have been paid on claim ${of.claimNo}.`,
  };
  return noticeTo('firm', of, 'claim.paid', text, identity);
}

/** The insurer hears that the firm takes its claim back. */
export function noticeOfWithdrawal(of: Claim, identity: NoticeIdentity): Notice {
  const text = {
    zh: `企业已撤回案件 ${of.claimNo}，相关任务已取消。`,
    en: `The firm has withdrawn claim ${of.claimNo}; its open tasks are cancelled.`,
  };
  return noticeTo('insurer', of, 'claim.withdrawn', text, identity);
}
