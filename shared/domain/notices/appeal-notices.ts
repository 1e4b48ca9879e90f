import type { Claim } from '../claims/claim.ts';
import type { Notice } from './notice.ts';
import { noticeTo } from './notice-to.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** The insurer hears that somebody else has to decide. */
export function noticeOfAppeal(of: Claim, identity: NoticeIdentity): Notice {
  const text = {
    zh: `企业对案件 ${of.claimNo} 申请复议：${of.appeal?.reason ?? ''}。请由未参与原核定的人员重新核定。`,
    en: `The firm appeals on claim ${of.claimNo}: ${of.appeal?.reason ?? ''}. Somebody who has not decided on it before assesses again.`,
  };
  return noticeTo('insurer', of, 'claim.appealed', text, identity);
}
