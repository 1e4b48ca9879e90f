import type { Asked } from '../policies/cancel-or-ask.ts';
import type { Policy } from '../policies/policy.ts';
import { type Identities, toLead } from './cancellation-notices.ts';
import type { Notice } from './notice.ts';
import { type NoticeIdentity, toFirm } from './policy-notices.ts';

/** CAN-9: the firm hears what its cancellation waits for, the lead what to do. */
export function noticesOfRequest({ policy: of, lender }: Asked, identities: Identities): readonly Notice[] {
  return [
    toFirm(
      of,
      identities[0],
      'cancellation.requested',
      `已收到保单 ${of.policyNo} 的退保申请。本保单以 ${lender.bankName} 为第一受益人，须其书面同意；请联系该行向保险公司出具同意函。同意之前保障继续，不退费。`,
      `Your cancellation of policy ${of.policyNo} has been received. ${lender.bankName} is its loss payee and has to agree in writing: please ask it for a letter to the insurer. Until then cover runs on and nothing is refunded.`,
    ),
    toLead(
      of,
      identities[1],
      'cancellation.requested',
      `企业申请退保 ${of.policyNo}，须 ${lender.bankName}（贷款 ${lender.loanNo}）书面同意。收到答复后请登记函号与日期。`,
      `The firm asks to cancel policy ${of.policyNo}; ${lender.bankName} (loan ${lender.loanNo}) has to agree in writing. Record its answer with the number and day of the letter.`,
    ),
  ];
}

/** CAN-9: the lender does not agree, and the policy stays. */
export function noticeOfRefusal(of: Policy, documentReference: string, identity: NoticeIdentity): Notice {
  return toFirm(
    of,
    identity,
    'cancellation.refused',
    `第一受益人不同意保单 ${of.policyNo} 退保（函号 ${documentReference}），保障继续。如贷款已还清，可先办理取消第一受益人的批改，再申请退保。`,
    `The loss payee does not agree to the cancellation of policy ${of.policyNo} (letter ${documentReference}); cover runs on. Once the loan is repaid, have the loss payee taken away by an endorsement and ask again.`,
  );
}

/** CAN-9: the lead hears that no answer of the lender is needed any more. */
export function noticeOfRequestWithdrawn(of: Policy, reason: string, identity: NoticeIdentity): Notice {
  return toLead(
    of,
    identity,
    'cancellation.withdrawn',
    `企业已撤回保单 ${of.policyNo} 的退保申请，保障继续，不再需要贷款银行答复。理由：${reason}。`,
    `The firm has taken back its cancellation of policy ${of.policyNo}: cover runs on, and the lender need not answer. Reason: ${reason}.`,
  );
}
