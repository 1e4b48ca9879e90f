import { addMillis, type Day, dayOf, type Instant } from '../dates.ts';
import type { NoticeId } from '../ids.ts';
import { type Fen, formatYuan, subtractFen } from '../money.ts';
import type { PaymentMatch } from '../policies/match-payment.ts';
import type { Policy, PolicyPayment } from '../policies/policy.ts';
import { leadOf } from '../policies/policy.ts';
import type { Task } from '../tasks/task.ts';
import type { Notice } from './notice.ts';

export interface NoticeIdentity {
  readonly noticeId: NoticeId;
  readonly at: Instant;
}

export function toFirm(of: Policy, identity: NoticeIdentity, kind: string, zh: string, en: string): Notice {
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

export function noticeOfHeldPayment(of: Policy, amount: Fen, held: Held, identity: NoticeIdentity): Notice {
  const [zh, en] = reasonWords(held);
  return toFirm(
    of,
    identity,
    'payment.held',
    `收到保单 ${of.policyNo} 的款项 ${formatYuan(amount)} 元，但暂不能入账。${zh}`,
    `A payment of ${formatYuan(amount)} yuan for policy ${of.policyNo} is held. ${en}`,
  );
}

type Held = Extract<PaymentMatch, { outcome: 'held' }>;

function reasonWords(held: Held): readonly [zh: string, en: string] {
  switch (held.reason) {
    case 'underpaid': {
      const { dueFen, receivedFen } = held.earlier;
      const last = lastDayToPay(held.earlier);
      return [
        `请在 ${last} 24 时前补足，此前已收 ${formatYuan(receivedFen)} 元，应付 ${formatYuan(dueFen)} 元。`,
        `Pay the rest by the end of ${last}; ${formatYuan(subtractFen(dueFen, receivedFen))} yuan were due before this payment.`,
      ];
    }
    case 'payer-mismatch':
      return [
        '该款将原路退回。保费须由投保企业以登记名称的账户支付（QTE-9），请重新付款。',
        'It goes back where it came from: the insured firm itself has to pay, under its registered name. Please pay again.',
      ];
    case 'not-awaiting-payment':
      return [
        '该保单或批单当前不需付款（已付清、失效或退保），该款将原路退回。',
        'The policy or endorsement awaits no payment (paid, lapsed or cancelled); the money goes back where it came from.',
      ];
  }
}

/** The last day on which the firm may pay, as people write it. */
export function lastDayToPay(of: Pick<PolicyPayment, 'payBy'>): Day {
  return dayOf(addMillis(of.payBy, -1));
}

const paymentWords: Readonly<Partial<Record<Task['kind'], string>>> = {
  'pay-refund': '向企业退还保费',
  'collect-repayment': '向企业收回多退的保费并登记到账',
};

/** The insurer's finance desk has money to send, or to ask for. */
export function noticeOfPaymentTask(
  of: Policy,
  amount: Fen,
  task: Pick<Task, 'taskId' | 'kind'>,
  identity: NoticeIdentity,
): Notice {
  const zh = paymentWords[task.kind] ?? '原路退回款项';
  return {
    ...identity,
    audience: `insurer#${leadOf(of)}`,
    kind: 'task.opened',
    text: {
      zh: `新任务：${zh} ${formatYuan(amount)} 元（保单 ${of.policyNo}）。`,
      en: `New task: ${task.kind} of ${formatYuan(amount)} yuan (policy ${of.policyNo}).`,
    },
    policyNo: of.policyNo,
    taskId: task.taskId,
  };
}
