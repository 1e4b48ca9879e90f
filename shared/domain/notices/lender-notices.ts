import type { Day, Period } from '../dates.ts';
import type { PolicyNo } from '../ids.ts';
import type { LossPayee } from '../quoting/loss-payee.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** A policy whose indemnity is assigned to a lender (LOS-1). */
export interface Financed {
  readonly policyNo: PolicyNo;
  readonly period: Period;
  readonly lossPayee: LossPayee;
}

export type LenderNotice = (of: Financed, identity: NoticeIdentity) => Notice;

/**
 * LOS-6: what happens to a policy is told to the lender that it pays first, on the bus only, under the number of its loan. It
 * learns that, not why: nothing of the firm, the loss or the price.
 */
function toLender(
  { policyNo, lossPayee: { loanNo } }: Financed,
  identity: NoticeIdentity,
  kind: string,
  zh: string,
  en: string,
): Notice {
  const text = { zh: `贷款 ${loanNo}：${zh}`, en: `Loan ${loanNo}: ${en}` };
  return { ...identity, audience: `lender#${loanNo}`, kind: `lender.${kind}`, text, policyNo };
}

/** LOS-5: the lender hears at once what the policy is not. */
export function lenderNoticeOfBind(of: Financed, identity: NoticeIdentity): Notice {
  const { start, end } = of.period;
  return toLender(
    of,
    identity,
    'policy-bound',
    `保单 ${of.policyNo} 已投保，保障期 ${start} 至 ${end}，赔款先付贵行；企业付费后生效。本保单赔付约定的损失，不为贷款违约担保。`,
    `policy ${of.policyNo} is bound for ${start} to ${end}, its indemnity payable to you first; it is issued when the firm has paid. It pays the losses it covers and backs no loan.`,
  );
}

export function lenderNoticeOfIssue(of: Financed, identity: NoticeIdentity): Notice {
  return toLender(
    of,
    identity,
    'policy-issued',
    `保单 ${of.policyNo} 保费已付，保障自 ${of.period.start} 零时起。`,
    `policy ${of.policyNo} is paid, cover runs from ${of.period.start}.`,
  );
}

export function lenderNoticeOfLapse(of: Financed, identity: NoticeIdentity): Notice {
  return toLender(
    of,
    identity,
    'policy-lapsed',
    `保单 ${of.policyNo} 未按期付费，已失效，没有保障。`,
    `policy ${of.policyNo} was not paid in time and has lapsed: there is no cover.`,
  );
}

export function lenderNoticeOfEndorsement(of: Financed, identity: NoticeIdentity): Notice {
  return toLender(
    of,
    identity,
    'policy-endorsed',
    `保单 ${of.policyNo} 有批改。请向企业或保险公司核对批单。`,
    `policy ${of.policyNo} is endorsed. Ask the firm or the insurer for the endorsement.`,
  );
}

export function lenderNoticeOfRequest(of: Financed, identity: NoticeIdentity): Notice {
  return toLender(
    of,
    identity,
    'cancellation-requested',
    `企业申请退保 ${of.policyNo}。须经贵行书面同意，请答复保险公司；答复前保障继续。`,
    `the firm asks to cancel policy ${of.policyNo}. Please answer the insurer in writing; cover runs on until you agree.`,
  );
}

export function lenderNoticeOfRequestWithdrawn(of: Financed, identity: NoticeIdentity): Notice {
  return toLender(
    of,
    identity,
    'cancellation-withdrawn',
    `企业已撤回保单 ${of.policyNo} 的退保申请，无需答复，保障继续。`,
    `the firm has taken back its cancellation of policy ${of.policyNo}: no answer is needed, cover runs on.`,
  );
}

export function lenderNoticeOfEnd(endsOn: Day): LenderNotice {
  return (of, identity) =>
    toLender(
      of,
      identity,
      'policy-ended',
      `保单 ${of.policyNo} 已经终止，保障至 ${endsOn} 零时止。`,
      `policy ${of.policyNo} is ended; cover runs until 00:00 of ${endsOn}.`,
    );
}

export function lenderNoticeOfClaim(of: Financed, identity: NoticeIdentity): Notice {
  return toLender(
    of,
    identity,
    'claim-reported',
    `保单 ${of.policyNo} 已有企业报案。`,
    `a loss was reported under policy ${of.policyNo}.`,
  );
}

export function lenderNoticeOfPayment(of: Financed, identity: NoticeIdentity): Notice {
  return toLender(
    of,
    identity,
    'claim-paid',
    `保单 ${of.policyNo} 的一笔赔款已支付。`,
    `an indemnity under policy ${of.policyNo} has been paid.`,
  );
}
