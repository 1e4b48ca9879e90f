import { addDays } from '../dates.ts';
import { formatYuan } from '../money.ts';
import { type Endorsement, type EndorsementIn, leadOf, type Policy } from '../policies/policy.ts';
import type { Transferred } from '../policies/transfer-policy.ts';
import type { Notice } from './notice.ts';
import { lastDayToPay, toFirm, type NoticeIdentity } from './policy-notices.ts';

/** An endorsement was agreed: what the firm has to pay, gets back, or that nothing is to be paid. */
export function noticeOfEndorsement(
  of: Policy,
  agreed: Exclude<Endorsement, EndorsementIn<'lapsed'>>,
  identity: NoticeIdentity,
): Notice {
  const no = `${of.policyNo}${agreed.endorsementNo}`;
  if (agreed.status === 'awaiting-payment') {
    const due = formatYuan(agreed.payment.dueFen);
    const last = lastDayToPay(agreed.payment);
    return toFirm(
      of,
      identity,
      'endorsement.agreed',
      `批单 ${no} 已出具，请在 ${last} 24 时前付款 ${due} 元，附言写明 ${no}；付款后批改生效。`,
      `Endorsement ${no} is drawn up. Pay ${due} yuan by the end of ${last} with ${no} in the remark; it takes effect when paid.`,
    );
  }
  const from = agreed.effectiveDate;
  const back = agreed.credit?.refund;
  const [zh, en] =
    back === undefined
      ? ['保费不变。', 'The premium stays as it is.']
      : [
          `退企业 ${formatYuan(back.firmFen)} 元，退回财政 ${formatYuan(back.bureauFen)} 元。`,
          `${formatYuan(back.firmFen)} yuan go back to you, ${formatYuan(back.bureauFen)} to the bureaus.`,
        ];
  return toFirm(
    of,
    identity,
    'endorsement.agreed',
    `批单 ${no} 自 ${from} 零时起生效。${zh}`,
    `Endorsement ${no} is in effect from ${from}. ${en}`,
  );
}

/** CAN-10, case 27: told to who leaves, who steps in and the lead, who may still answer that the risk has risen. */
export function noticesOfTransfer(
  { policy, endorsement, transfer, answerBy }: Transferred,
  nextIdentity: () => NoticeIdentity,
): readonly Notice[] {
  const no = `${policy.policyNo}${endorsement.endorsementNo}`;
  const { name, from } = transfer;
  const day = endorsement.effectiveDate;
  const tell = (audience: string, zh: string, en: string): Notice => ({
    ...nextIdentity(),
    audience,
    kind: 'endorsement.transferred',
    text: {
      zh: `批单 ${no}：自 ${day} 零时起保单由 ${from.name} 转给 ${name}。${zh}`,
      en: `Endorsement ${no}: from ${day} the policy of ${from.name} is that of ${name}. ${en}`,
    },
    policyNo: policy.policyNo,
  });
  return [
    tell(
      `firm#${from.uscc}`,
      '此前发生的损失仍由贵企业报案并领取赔款。',
      'Losses from before are still yours to report and are paid to you.',
    ),
    tell(
      `firm#${transfer.uscc}`,
      `此后的损失由贵企业报案。保险公司可在 ${answerBy} 前就危险程度显著增加答复；答复前照常保障。`,
      `Losses from then on are yours to report. The insurer may answer until ${answerBy} if the risk has risen; you are covered meanwhile.`,
    ),
    tell(
      `insurer#${leadOf(policy)}`,
      `危险程度显著增加的，可在 ${answerBy} 前增加保险费或解除合同（保险法第四十九条）；答复前的损失须照常赔付。`,
      `If the risk has risen, you may raise the premium or cancel until ${answerBy} (Insurance Law art. 49); losses before your answer are covered.`,
    ),
  ];
}

/** The extra premium has come in. */
export function noticeOfEndorsementPaid(endorsementNo: string) {
  return (of: Policy, identity: NoticeIdentity): Notice =>
    toFirm(
      of,
      identity,
      'endorsement.paid',
      `已收到批单 ${of.policyNo}${endorsementNo} 的保费，批改生效。`,
      `The premium of endorsement ${of.policyNo}${endorsementNo} is received; the change is in effect.`,
    );
}

export function noticeOfEndorsementLapse(
  of: Policy,
  lapsed: EndorsementIn<'lapsed'>,
  identity: NoticeIdentity,
): Notice {
  const no = `${of.policyNo}${lapsed.endorsementNo}`;
  return toFirm(
    of,
    identity,
    'endorsement.lapsed',
    `批单 ${no} 未付款，已失效，补贴额度已释放；保单维持原条件。如仍需变更，请重新申请批改。`,
    `Endorsement ${no} was not paid and has lapsed; its subsidy is released and the policy stays as it was. Ask for it again if you still want the change.`,
  );
}

/** 60 days before the end of cover, unless the firm has bound the next policy already. */
export function noticeOfRenewal(of: Policy, identity: NoticeIdentity): Notice {
  const last = addDays(of.period.end, -1);
  return toFirm(
    of,
    identity,
    'policy.renewal-open',
    `保单 ${of.policyNo} 的保障至 ${last} 24 时止。现在可以续保：打开保单，选择“续保”，确认预填的报价。`,
    `Cover of policy ${of.policyNo} ends with ${last}. You can renew it now: open the policy, choose renewal and confirm the quote.`,
  );
}

export function noticeOfExpiry(of: Policy, identity: NoticeIdentity): Notice {
  return toFirm(
    of,
    identity,
    'policy.expired',
    `保单 ${of.policyNo} 已于 ${of.period.end} 零时到期，此后的损失不再保障；保险期间内的损失仍可报案。需要保障请重新报价。`,
    `Policy ${of.policyNo} expired on ${of.period.end}; losses from then on are not covered, earlier ones can still be reported. Request a new quote if you want cover.`,
  );
}
