import type { Instant, Period } from '../dates.ts';
import type { LossPayee } from '../quoting/loss-payee.ts';
import type { Policy } from '../policies/policy.ts';
import { filingNotice } from '../products/filing-notice.ts';
import type { Product } from '../products/product.ts';
import type { Paper, PaperFact } from './paper.ts';
import { policyStatusWords } from './policy-status-words.ts';
import { printInstant, printPeriod, printPeriodInDigits } from './printed-dates.ts';

/** What every paper of a policy begins with. */
export function policyHead(
  of: Policy,
  product: Product,
  now: Instant,
): Pick<Paper, 'subject' | 'number' | 'status' | 'notice' | 'asOf'> {
  const notice = filingNotice(product);
  return {
    subject: subjectOf(product),
    number: { label: '保单号', value: of.policyNo },
    status: policyStatusWords(of, now).status,
    ...(notice === undefined ? {} : { notice }),
    asOf: printInstant(now),
  };
}

/** The product and its version: what was quoted or sold keeps the one it was made with. */
export function subjectOf({ names, version }: Product): Paper['subject'] {
  return { zh: names.zh, en: `${names.en}, version ${version}` };
}

/** TIM-1: the period of cover in words, and in digits for readers of other languages. */
export function periodFact(of: Period): PaperFact & { readonly wide: true } {
  return { label: '保险期间', value: printPeriod(of), remark: printPeriodInDigits(of), wide: true };
}

/** LOS-1: who is paid first, which makes nobody a second insured; nothing where nobody was named. */
export function lossPayeeFacts(of: LossPayee | undefined): readonly (PaperFact & { readonly wide: true })[] {
  if (of === undefined) return [];
  const value = `${of.bankName}，借款合同 ${of.loanNo}`;
  return [{ label: '赔款支付约定（第一受益人）', value, wide: true }];
}
