import { addDays, type Day, type Instant, type Period } from '../dates.ts';
import type { LossPayee } from '../quoting/loss-payee.ts';
import { type Policy, statusOfPolicy } from '../policies/policy.ts';
import { filingNotice } from '../products/filing-notice.ts';
import type { Product } from '../products/product.ts';
import type { Paper, PaperBlock, PaperFact } from './paper.ts';
import { isRescinded, policyStatusWords } from './policy-status-words.ts';
import { printDay, printInstant, printPeriod, printPeriodInDigits } from './printed-dates.ts';

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
    status: policyStatusWords(of, now),
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

/** What a reader must know first of a policy that covers no more, or not yet. */
export function endedWarning(of: Policy, now: Instant): readonly PaperBlock[] {
  switch (statusOfPolicy(of, now)) {
    case 'awaiting-payment':
    case 'in-force':
      return [];
    case 'expired':
      return [{ kind: 'warning', title: '本保单已到期', text: coveredUntil(of.period.end) }];
    case 'lapsed': {
      const text = '保险费没有在期限内缴清，本保单自始不产生保障。';
      return [{ kind: 'warning', title: '本保单已失效', text }];
    }
    case 'cancelled':
      return [
        {
          kind: 'warning',
          title: isRescinded(of) ? '本保单已解除' : '本保单已退保',
          text: cancelledWords(of),
        },
      ];
  }
}

function cancelledWords(of: Policy): string {
  if (of.status !== 'cancelled') return '';
  const { effectiveDate } = of.cancellation;
  if (of.issuedAt === undefined || effectiveDate <= of.period.start) return '本保单没有产生保障。';
  return coveredUntil(effectiveDate);
}

function coveredUntil(end: Day): string {
  return `保障至${printDay(addDays(end, -1))}二十四时止，此后发生的损失不在保障之内。`;
}
