import { addDays, type Instant, startOfDay } from '../dates.ts';
import { type Policy, statusOfPolicy } from '../policies/policy.ts';
import type { PaperStatus } from './paper.ts';
import { printDay } from './printed-dates.ts';

/** The status of a policy in the words of its papers: whether it covers, and if not, since when. */
export function policyStatusWords(of: Policy, now: Instant): PaperStatus {
  const { start, end } = of.period;
  switch (statusOfPolicy(of, now)) {
    case 'awaiting-payment':
      return { words: '待缴费，尚未签发', tone: 'open' };
    case 'in-force':
      return { words: now < startOfDay(start) ? '已签发，尚未起保' : '有效', tone: 'good' };
    case 'expired':
      return { words: `已到期（${printDay(addDays(end, -1))}）`, tone: 'over' };
    case 'lapsed':
      return { words: '已失效（逾期未缴费）', tone: 'over' };
    case 'cancelled':
      return { words: `${isRescinded(of) ? '已解除' : '已退保'}（${coverEnd(of)}）`, tone: 'over' };
  }
}

/** CAN-7, CLM-22: ended by the insurer for what the firm did, not cancelled. */
export function isRescinded(of: Policy): boolean {
  return of.status === 'cancelled' && of.cancellation.rescission !== undefined;
}

function coverEnd(of: Policy): string {
  if (of.status !== 'cancelled' || of.issuedAt === undefined) return '未签发';
  const { effectiveDate } = of.cancellation;
  return effectiveDate <= of.period.start
    ? '未起保'
    : `保障至${printDay(addDays(effectiveDate, -1))}二十四时止`;
}
