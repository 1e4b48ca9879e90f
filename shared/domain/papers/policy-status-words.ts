import { addDays, type Instant, startOfDay } from '../dates.ts';
import { type Policy, statusOfPolicy } from '../policies/policy.ts';
import { cancellationWords, coveredUntil } from './cancellation-words.ts';
import type { PaperBlock, PaperStatus } from './paper.ts';
import { printDay } from './printed-dates.ts';

/** The status of a policy in the words of its papers, and what a reader must know first where it covers no more. */
export interface PolicyStatusWords {
  readonly status: PaperStatus;
  readonly warning: readonly PaperBlock[];
}

/** Whether a policy covers, and if not, since when. */
export function policyStatusWords(of: Policy, now: Instant): PolicyStatusWords {
  if (of.status === 'cancelled') {
    const { status, title, text } = cancellationWords(of);
    return over(status, title, text);
  }
  const { start, end } = of.period;
  const status = statusOfPolicy(of, now);
  if (status === 'awaiting-payment') return holds({ words: '待缴费，尚未签发', tone: 'open' });
  if (status === 'lapsed') {
    const text = '保险费没有在期限内缴清，本保单自始不产生保障。';
    return over('已失效（逾期未缴费）', '本保单已失效', text);
  }
  if (status === 'expired') {
    return over(`已到期（${printDay(addDays(end, -1))}）`, '本保单已到期', coveredUntil(end));
  }
  return holds({ words: now < startOfDay(start) ? '已签发，尚未起保' : '有效', tone: 'good' });
}

function holds(status: PaperStatus): PolicyStatusWords {
  return { status, warning: [] };
}

function over(words: string, title: string, text: string): PolicyStatusWords {
  return { status: { words, tone: 'over' }, warning: [{ kind: 'warning', title, text }] };
}
