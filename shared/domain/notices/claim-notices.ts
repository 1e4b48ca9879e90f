import type { Claim } from '../claims/claim.ts';
import type { ClaimTaskKind } from '../claims/claim-tasks.ts';
import type { Scope } from '../access/role.ts';
import { payableFen } from '../claims/pay-claim.ts';
import type { Recovery } from '../claims/recovery.ts';
import { type ClaimPayment, paidFen } from '../claims/payment.ts';
import { type Fen, formatYuan, sumFen, zeroFen } from '../money.ts';
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
  'interim-payment': (of, task) => ({
    zh: `新任务：案件 ${of.claimNo} 报案已四十五日，请核定可以确定的金额并在 ${task.dueOn} 前先行赔付，或写明尚无法确定的原因。`,
    en: `New task: claim ${of.claimNo} is 45 days old; name the certain amount, payable by ${task.dueOn}, or say why nothing is certain.`,
  }),
  'approve-interim': (of, task) => ({
    zh: `新任务：复核案件 ${of.claimNo} 的先行赔付 ${amountOf(task)} 元，期限 ${task.dueOn}。`,
    en: `New task: approve the interim payment of ${amountOf(task)} yuan on claim ${of.claimNo} by ${task.dueOn}.`,
  }),
  'confirm-account': (of, task) => ({
    zh: `案件 ${of.claimNo} 的付款被退回。请于 ${task.dueOn} 前确认本企业的收款账户。`,
    en: `A payment on claim ${of.claimNo} came back. Please name an account of the firm by ${task.dueOn}.`,
  }),
  'collect-repayment': (of, task) => ({
    zh: `新任务：案件 ${of.claimNo} 多付 ${amountOf(task)} 元，请在 ${task.dueOn} 前向企业收回并登记到账。`,
    en: `New task: ${amountOf(task)} yuan were overpaid on claim ${of.claimNo}; collect them by ${task.dueOn} and record their receipt.`,
  }),
  'pay-recovery': (of, task) => ({
    zh: `新任务：在 ${task.dueOn} 前向被保险人支付案件 ${of.claimNo} 追偿所得 ${amountOf(task)} 元。`,
    en: `New task: pay the insured its ${amountOf(task)} yuan of what was recovered on claim ${of.claimNo} by ${task.dueOn}.`,
  }),
  'confirm-payment': (of, task) => ({
    zh: `新任务：支付案件 ${of.claimNo} 的赔款 ${amountOf(task)} 元，期限 ${task.dueOn}。`,
    en: `New task: pay ${amountOf(task)} yuan on claim ${of.claimNo} by ${task.dueOn}.`,
  }),
};

function amountOf(task: Task): string {
  return formatYuan(task.amountFen ?? zeroFen);
}

/** CLM-4: part of the money has come while the amount is still open. */
export function noticeOfInterim(of: Claim, { fen }: ClaimPayment, identity: NoticeIdentity): Notice {
  const text = {
    zh: `案件 ${of.claimNo} 的先行赔付 ${formatYuan(fen)} 元已支付；其余部分核定后支付。`,
    en: `${formatYuan(fen)} yuan have been paid in the interim on claim ${of.claimNo}; the rest follows when the amount is decided.`,
  };
  return noticeTo('firm', of, 'claim.interim-paid', text, identity);
}

/** Case 18: what was paid passes what the claim comes to. */
export function noticeOfOverpaid(of: Claim, amount: Fen, identity: NoticeIdentity): Notice {
  const yuan = formatYuan(amount);
  const text = {
    zh: `案件 ${of.claimNo} 最终赔款低于已付金额，多付 ${yuan} 元。请于三十日内退还保险公司；不会从其他案件的赔款中抵扣。`,
    en: `Claim ${of.claimNo} comes to less than was paid; please return ${yuan} yuan within thirty days. Nothing is netted against other claims.`,
  };
  return noticeTo('firm', of, 'claim.overpaid', text, identity);
}

/** LOS-2, LOS-3: the money is divided anew. */
export function noticeOfDivision(of: Claim, made: readonly ClaimPayment[], identity: NoticeIdentity): Notice {
  const toLender = sumFen(made.filter((one) => one.payee === 'loss-payee').map((one) => one.fen));
  const toFirm = sumFen(made.filter((one) => one.payee === 'insured').map((one) => one.fen));
  const text = {
    zh: `案件 ${of.claimNo} 的待付赔款按贷款银行声明的债务重新分配：银行 ${formatYuan(toLender)} 元，贵单位 ${formatYuan(toFirm)} 元。对债务有异议请告知保险公司，有争议的部分将暂缓支付。`,
    en: `What is due on claim ${of.claimNo} is divided by the debt that your lender states: ${formatYuan(toLender)} yuan to it, ${formatYuan(toFirm)} to you. Tell the insurer what you dispute of it; that part is held.`,
  };
  return noticeTo('firm', of, 'claim.divided', text, identity);
}

/** A payment came back from the bank. */
export function noticeOfReturn(of: Claim, { fen }: ClaimPayment, identity: NoticeIdentity): Notice {
  const text = {
    zh: `案件 ${of.claimNo} 的一笔付款 ${formatYuan(fen)} 元被收款银行退回，将在收款账户确认后重新支付。`,
    en: `A payment of ${formatYuan(fen)} yuan on claim ${of.claimNo} was returned by the bank and is made again once the account is confirmed.`,
  };
  return noticeTo('firm', of, 'claim.payment-returned', text, identity);
}

/** CLM-23: the other side hears that a claim is taken up again. */
export function noticeOfReopening(of: Claim, by: Scope['kind'], identity: NoticeIdentity): Notice {
  const text = {
    zh: `案件 ${of.claimNo} 已重开，将按整案重新核定，只扣一次免赔额，已付部分从中扣除。`,
    en: `Claim ${of.claimNo} is reopened: the whole is computed anew with one deductible, less what was paid.`,
  };
  return noticeTo(by === 'firm' ? 'insurer' : 'firm', of, 'claim.reopened', text, identity);
}

/** CLM-21: money came back, and the insured has its part of it. */
export function noticeOfRecovered(
  of: Claim,
  { netFen, insuredFen }: Pick<Recovery, 'netFen' | 'insuredFen'>,
  identity: NoticeIdentity,
): Notice {
  const text = {
    zh: `案件 ${of.claimNo} 追回 ${formatYuan(netFen)} 元（已扣追偿费用），其中贵单位应得 ${formatYuan(insuredFen)} 元${insuredFen > 0 ? '，将另行支付' : ''}。`,
    en: `${formatYuan(netFen)} yuan, net of cost, were recovered on claim ${of.claimNo}; ${formatYuan(insuredFen)} of them are yours${insuredFen > 0 ? ' and will be paid' : ''}.`,
  };
  return noticeTo('firm', of, 'claim.recovered', text, identity);
}

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
