import { formatYuan, negateFen, zeroFen } from '../money.ts';
import { type CancelledPolicy, leadOf, type Policy, type RefundCorrection } from '../policies/policy.ts';
import type { SubsidyRecovery } from '../policies/subsidy-recovery.ts';
import type { LevelPart } from '../subsidies/budget.ts';
import type { Notice } from './notice.ts';
import { type NoticeIdentity, toFirm } from './policy-notices.ts';

/** The firm's notice and the insurer's. */
export type Identities = readonly [firm: NoticeIdentity, insurer: NoticeIdentity];

/** The firm hears that its policy ends, by whom and with what refund. */
export function noticeOfCancellation(of: CancelledPolicy, identity: NoticeIdentity): Notice {
  const { effectiveDate, article, reason, refund, recovery } = of.cancellation;
  const back = recovery && formatYuan(recovery.totalFen);
  const parts = {
    zh: `应退企业 ${formatYuan(refund.firmFen)} 元，退回财政 ${formatYuan(refund.bureauFen)} 元。${back === undefined ? '' : `财政将向企业追回已给付的补贴 ${back} 元。`}`,
    en: `${formatYuan(refund.firmFen)} yuan go back to you, ${formatYuan(refund.bureauFen)} to the bureaus.${back === undefined ? '' : ` The bureaus claim ${back} yuan of subsidy back from you.`}`,
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

/** Case 23: the firm hears what the claim that was paid changes of its refund. */
export function noticeOfCorrection(
  of: CancelledPolicy,
  { claimNo, owed }: RefundCorrection,
  identity: NoticeIdentity,
): Notice {
  const isMore = owed.firmFen < 0;
  const firm = formatYuan(isMore ? negateFen(owed.firmFen) : owed.firmFen);
  const bureaus = formatYuan(owed.bureauFen);
  return toFirm(
    of,
    identity,
    'policy.refund-corrected',
    isMore
      ? `案件 ${claimNo} 的赔付低于退保时计算的数额，保单 ${of.policyNo} 的退费重新计算（保险法第五十八条）：向贵企业补退 ${firm} 元，财政部分 ${bureaus} 元。补退款将汇至原账户。`
      : `案件 ${claimNo} 已赔付，保单 ${of.policyNo} 只退未受损部分的保费（保险法第五十八条）：请贵企业返还 ${firm} 元，财政部分 ${bureaus} 元由财政与保险公司结算。赔款不受影响，也不与之抵扣。`,
    isMore
      ? `Claim ${claimNo} came to less than the refund of policy ${of.policyNo} was reckoned on (art. 58): you get ${firm} yuan more, the bureaus' part is ${bureaus}. The money goes to the account that paid.`
      : `Claim ${claimNo} has been paid, so only the premium of the undamaged part of policy ${of.policyNo} is returned (art. 58): please pay back ${firm} yuan; ${bureaus} yuan are settled between bureaus and insurer. The indemnity is not touched, and nothing is netted.`,
  );
}

/** CAN-7, CLM-22: firm and lead hear that the policy is rescinded, and what that means for refund and claims. */
export function noticesOfRescission(of: CancelledPolicy, identities: Identities): readonly Notice[] {
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
    toLead(of, identities[1], 'policy.rescinded', desk.zh, desk.en),
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

/** A notice of the insurer that leads. */
export function toLead(of: Policy, identity: NoticeIdentity, kind: string, zh: string, en: string): Notice {
  return { ...identity, audience: `insurer#${leadOf(of)}`, kind, text: { zh, en }, policyNo: of.policyNo };
}
