import type { Instant } from '../dates.ts';
import type { NoticeId } from '../ids.ts';
import { type Fen, formatYuan } from '../money.ts';
import type { Policy, Refund } from '../policies/policy.ts';
import { leadOf } from '../policies/policy.ts';
import type { Notice } from './notice.ts';

export interface NoticeIdentity {
  readonly noticeId: NoticeId;
  readonly at: Instant;
}

function toFirm(of: Policy, identity: NoticeIdentity, kind: string, zh: string, en: string): Notice {
  return { ...identity, audience: `firm#${of.uscc}`, kind, text: { zh, en }, policyNo: of.policyNo };
}

export function noticeOfIssue(of: Policy, identity: NoticeIdentity): Notice {
  return toFirm(
    of,
    identity,
    'policy.issued',
    `已收到保费，保单 ${of.policyNo} 生效，保障自 ${of.period.start} 零时起。`,
    `Premium received; policy ${of.policyNo} is issued, cover runs from ${of.period.start}.`,
  );
}

export function noticeOfLapse(of: Policy, identity: NoticeIdentity): Notice {
  return toFirm(
    of,
    identity,
    'policy.lapsed',
    `保单 ${of.policyNo} 未在期限内付款，已失效，补贴额度已释放。如仍需保障，请重新报价。`,
    `Policy ${of.policyNo} was not paid in time and has lapsed; its subsidy is released. Request a new quote if you still want cover.`,
  );
}

export function noticeOfCancellation(of: Policy, refund: Refund, identity: NoticeIdentity): Notice {
  return toFirm(
    of,
    identity,
    'policy.cancelled',
    `保单 ${of.policyNo} 已退保，应退企业 ${formatYuan(refund.firmFen)} 元，退回财政 ${formatYuan(refund.bureauFen)} 元。`,
    `Policy ${of.policyNo} is cancelled: ${formatYuan(refund.firmFen)} yuan go back to you, ${formatYuan(refund.bureauFen)} to the bureaus.`,
  );
}

export function noticeOfHeldPayment(
  of: Policy,
  amount: Fen,
  reason: string,
  identity: NoticeIdentity,
): Notice {
  const next =
    reason === 'underpaid'
      ? `请补足差额，付款截止 ${of.payment.payBy}。`
      : '该款将原路退回。保费须由投保企业本身的账户支付（QTE-9）。';
  return toFirm(
    of,
    identity,
    'payment.held',
    `收到保单 ${of.policyNo} 的款项 ${formatYuan(amount)} 元，但暂不能入账。${next}`,
    `A payment of ${formatYuan(amount)} yuan for policy ${of.policyNo} is held (${reason}).`,
  );
}

/** The insurer's finance desk has money to send. */
export function noticeOfPaymentTask(
  of: Policy,
  amount: Fen,
  kind: 'return-payment' | 'pay-refund',
  identity: NoticeIdentity,
): Notice {
  const zh = kind === 'pay-refund' ? '向企业退还保费' : '原路退回款项';
  return {
    ...identity,
    audience: `insurer#${leadOf(of)}`,
    kind: 'task.opened',
    text: {
      zh: `新任务：${zh} ${formatYuan(amount)} 元（保单 ${of.policyNo}）。`,
      en: `New task: ${kind} of ${formatYuan(amount)} yuan (policy ${of.policyNo}).`,
    },
    policyNo: of.policyNo,
  };
}
