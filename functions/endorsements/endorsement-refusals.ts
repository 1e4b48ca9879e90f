import { type Fen, formatYuan } from '../../shared/domain/money.ts';
import type { EndorseRefusal, SubsidyShort } from '../../shared/domain/policies/endorse-policy.ts';
import type { TransferRefusal } from '../../shared/domain/policies/transfer-policy.ts';
import { invalidRequest, type Refusal, refusal } from '../runtime/reply.ts';

/** Bureaus have granted the subsidy to the firm itself, or claim it back. */
interface SubsidyInMotion {
  readonly kind: 'subsidy-in-motion';
  readonly programmeId: string;
}

/** Why a policy is not endorsed, and what to do next. */
export function endorsementRefusal(of: EndorseRefusal | SubsidyInMotion, leftFen: Fen): Refusal {
  switch (of.kind) {
    case 'policy-not-live':
      return notLive(of);
    case 'endorsement-pending':
      return pendingFirst(of);
    case 'effective-date-outside':
      return refusal(
        of.kind,
        `批改生效日须自 ${of.first} 起、在保障终止日 ${of.end} 之前。请改选日期后重新提交。`,
        { errors: [{ path: 'effectiveDate', message: `from ${of.first}, before ${of.end}` }] },
      );
    case 'changes-not-taken':
      return invalidRequest(of.faults);
    case 'nothing-changes':
      return refusal(of.kind, '所填内容与保单现有条件相同，无需批改。请核对要变更的项目。');
    case 'lender-consent-missing':
      return consentMissing(of, '变更或取消');
    case 'below-claims-used':
      return refusal(
        of.kind,
        `保障 ${of.cover} 已赔付或已承诺 ${formatYuan(of.usedFen)} 元，新限额不能低于该金额。请提高所填保险金额。`,
        { facts: { cover: of.cover, usedFen: of.usedFen } },
      );
    case 'subsidy-in-motion':
      return refusal(
        of.kind,
        `方案 ${of.programmeId} 的补贴已核给企业或正在追回，减少保险费的批改会改变该金额，不能办理。如不再需要保障，可以退保，补贴随之重新核算。`,
        { facts: { programmeId: of.programmeId } },
      );
    case 'needs-underwriting':
      return refusal(of.kind, `${of.reason}。批改不能直接增加至该金额：请降低保险金额，或联系主承保人核保。`);
    case 'budget-exhausted':
      return short(of, '预算余额不足，不作部分补贴。', leftFen);
    case 'cap-changed':
      return short(of, '企业年度补贴额度不足以全额补贴这次增加的保险费。', leftFen);
    case 'eligibility-changed':
      return short(of, '企业今天不符合补贴条件，这次增加的保险费没有补贴。', leftFen);
  }
}

function short(of: SubsidyShort, why: string, leftFen: Fen): Refusal {
  const { kind, grossFen, needFen, firmPaysFen } = of;
  const price = formatYuan(firmPaysFen);
  return refusal(
    kind,
    `${why}增收保险费 ${formatYuan(grossFen)} 元，企业需付 ${price} 元。同意此价格的，请带上 firmPaysFen: ${firmPaysFen} 重新提交；或等待额度释放。`,
    { facts: { leftFen, needFen, grossFen, firmPaysFen } },
  );
}

/** One change waits for its payment at a time. */
export function pendingFirst(of: Extract<TransferRefusal, { kind: 'endorsement-pending' }>): Refusal {
  return refusal(
    of.kind,
    `批单 ${of.endorsementNo} 尚待付款，同一时间只能有一项待付款的批改。请先付款，或等其逾期失效后再申请。`,
    { facts: { endorsementNo: of.endorsementNo } },
  );
}

/** CAN-9: `step` is what the lender has to agree to. */
export function consentMissing(
  of: Extract<TransferRefusal, { kind: 'lender-consent-missing' }>,
  step: string,
): Refusal {
  return refusal(
    of.kind,
    `保单以 ${of.bankName} 为第一受益人。${step}须其书面同意：请取得同意函，在 lenderConsent 中写明函号后重新提交。`,
    { facts: { bankName: of.bankName } },
  );
}

/** The policy is not paid yet, or over. */
export function notLive({ kind, status }: Extract<TransferRefusal, { kind: 'policy-not-live' }>): Refusal {
  const why = notLiveWords(status);
  return refusal(kind, why, { facts: { status } });
}

function notLiveWords(status: string): string {
  return status === 'awaiting-payment'
    ? '保单尚未付款生效，不能批改。请先付清保险费；如需改变条件，也可重新报价。'
    : '保单已失效、到期或退保，不能批改。如需保障，请重新报价。';
}
