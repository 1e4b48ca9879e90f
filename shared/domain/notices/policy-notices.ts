import { addMillis, type Day, dayOf, type Instant } from '../dates.ts';
import type { NoticeId } from '../ids.ts';
import { type Fen, formatYuan, subtractFen, zeroFen } from '../money.ts';
import type { PaymentMatch } from '../policies/match-payment.ts';
import type { CancelledPolicy, Policy, PolicyPayment } from '../policies/policy.ts';
import { leadOf } from '../policies/policy.ts';
import type { SubsidyRecovery } from '../policies/subsidy-recovery.ts';
import type { LevelPart } from '../subsidies/budget.ts';
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

/** The firm hears that its policy ends, by whom and with what refund. */
export function noticeOfCancellation(of: CancelledPolicy, identity: NoticeIdentity): Notice {
  const { effectiveDate, article, reason, refund } = of.cancellation;
  const parts = {
    zh: `应退企业 ${formatYuan(refund.firmFen)} 元，退回财政 ${formatYuan(refund.bureauFen)} 元。`,
    en: `${formatYuan(refund.firmFen)} yuan go back to you, ${formatYuan(refund.bureauFen)} to the bureaus.`,
  };
  return article === undefined
    ? toFirm(
        of,
        identity,
        'policy.cancelled',
        `保单 ${of.policyNo} 已退保，${parts.zh}`,
        `Policy ${of.policyNo} is cancelled: ${parts.en}`,
      )
    : toFirm(
        of,
        identity,
        'policy.cancelled-by-insurer',
        `保险公司依据《保险法》第${article}条解除保单 ${of.policyNo}，保障至 ${effectiveDate} 零时止。理由：${reason}。${parts.zh}如有异议，请联系保险公司或向监管部门投诉。`,
        `The insurer cancels policy ${of.policyNo} under art. ${article} of the Insurance Law; cover ends at 00:00 of ${effectiveDate}. Reason: ${reason}. ${parts.en} If you disagree, contact the insurer or complain to the regulator.`,
      );
}

/** CAN-7, CLM-22: firm and lead hear that the policy is rescinded, and what that means for refund and claims. */
export function noticesOfRescission(
  of: CancelledPolicy,
  identities: readonly [firm: NoticeIdentity, insurer: NoticeIdentity],
): readonly Notice[] {
  const { article, reason, refund, recovery, rescission } = of.cancellation;
  const recovered = recovery === undefined ? zeroFen : recovery.totalFen;
  const toRepay = rescission?.toRepayFen ?? zeroFen;
  const texts = {
    zh: [
      `保单 ${of.policyNo} 已依据《保险法》第${article}条解除，理由：${reason}。`,
      `应退企业 ${formatYuan(refund.firmFen)} 元，退回财政 ${formatYuan(refund.bureauFen)} 元。`,
      ...(recovered === 0 ? [] : [`财政将向企业追回补贴 ${formatYuan(recovered)} 元。`]),
      ...(toRepay === 0 ? [] : [`已付赔款 ${formatYuan(toRepay)} 元应退还保险公司。`]),
    ].join(''),
    en: [
      `Policy ${of.policyNo} is rescinded under art. ${article} of the Insurance Law. Reason: ${reason}.`,
      `${formatYuan(refund.firmFen)} yuan go back to the firm, ${formatYuan(refund.bureauFen)} to the bureaus.`,
      ...(recovered === 0 ? [] : [`The bureaus recover ${formatYuan(recovered)} yuan from the firm.`]),
      ...(toRepay === 0 ? [] : [`${formatYuan(toRepay)} yuan of indemnity are to be repaid to the insurer.`]),
    ].join(' '),
  };
  const disagree = {
    zh: `${texts.zh}如有异议，请联系保险公司，或依法申请仲裁、提起诉讼。`,
    en: `${texts.en} If you disagree, contact the insurer, or go to arbitration or court.`,
  };
  const desk = {
    zh: `${texts.zh}本保单未决案件可据此核定。`,
    en: `${texts.en} Open claims of the policy can be decided accordingly.`,
  };
  return [
    toFirm(of, identities[0], 'policy.rescinded', disagree.zh, disagree.en),
    {
      ...identities[1],
      audience: `insurer#${leadOf(of)}`,
      kind: 'policy.rescinded',
      text: desk,
      policyNo: of.policyNo,
    },
  ];
}

/** SUB-16, SUB-17: a bureau hears what it has to claim back from the firm; a fine is for it to decide. */
export function noticeOfRecovery(
  of: Policy,
  recovery: SubsidyRecovery,
  part: LevelPart,
  identity: NoticeIdentity,
): Notice {
  const { fine } = recovery;
  const range = fine && `${formatYuan(fine.minFen)}–${formatYuan(fine.maxFen)}`;
  return {
    ...identity,
    audience: `bureau#${part.payer}`,
    kind: 'subsidy.recovery',
    text: {
      zh: `保单 ${of.policyNo}：请向企业 ${of.uscc} 追回补贴 ${formatYuan(part.fen)} 元（各级共 ${formatYuan(recovery.totalFen)} 元，${recovery.rule}）。${range === undefined ? '' : `法定罚款幅度 ${range} 元，由财政部门决定。`}`,
      en: `Policy ${of.policyNo}: claim ${formatYuan(part.fen)} yuan of subsidy back from firm ${of.uscc} (all levels: ${formatYuan(recovery.totalFen)}, ${recovery.rule}).${range === undefined ? '' : ` The law allows a fine of ${range} yuan, which the bureau decides.`}`,
    },
    policyNo: of.policyNo,
  };
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

/** The insurer's finance desk has money to send. */
export function noticeOfPaymentTask(
  of: Policy,
  amount: Fen,
  task: Pick<Task, 'taskId' | 'kind'>,
  identity: NoticeIdentity,
): Notice {
  const zh = task.kind === 'pay-refund' ? '向企业退还保费' : '原路退回款项';
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
