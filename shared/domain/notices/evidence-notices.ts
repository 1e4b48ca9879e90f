import type { ClaimDocument } from '../claims/claim-document.ts';
import type { Claim } from '../claims/claim.ts';
import type { Notice } from './notice.ts';
import { noticeTo } from './notice-to.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** Case 11: the insurer's desk hears that evidence was used before; nothing is decided by it. */
export function noticeOfRepeatedEvidence(
  of: Claim,
  document: ClaimDocument,
  identity: NoticeIdentity,
): Notice {
  const isInvoice = document.sameAs?.of === 'invoice';
  const text = {
    zh: `案件 ${of.claimNo} 提交的${isInvoice ? '发票' : '文件'}已在其他案件中使用，请在核定前核实。`,
    en: `Claim ${of.claimNo}: ${isInvoice ? 'an invoice' : 'a file'} was used in another claim before; look into it before you assess.`,
  };
  return noticeTo('insurer', of, 'claim.evidence-repeated', text, identity);
}

/** CLM-2: a second request is allowed, and stops no clock; the firm is told both. */
export function noticeOfFurtherRequest(
  of: Claim,
  { documentKinds, reason, dueOn }: { documentKinds: readonly string[]; reason: string; dueOn: string },
  identity: NoticeIdentity,
): Notice {
  const kinds = { zh: documentKinds.join('、'), en: documentKinds.join(', ') };
  const text = {
    zh: `案件 ${of.claimNo} 再次请您补充材料：${kinds.zh}。理由：${reason}。法律要求一次性通知补充（保险法第22条），这次请求不中止保险公司的核定期限。请于 ${dueOn} 前上传。`,
    en: `Claim ${of.claimNo}: a second request for ${kinds.en}, because: ${reason}. The law lets an insurer ask once (art. 22), so its own period goes on. Please upload by ${dueOn}.`,
  };
  return noticeTo('firm', of, 'claim.documents-requested-again', text, identity);
}
