import { addDays, type Day } from '../dates.ts';
import type { CancelledPolicy } from '../policies/policy.ts';
import { printDay } from './printed-dates.ts';

/** How a policy was ended, for its status and for a reader who has to know what it covers still. */
export interface CancellationWords {
  readonly status: string;
  readonly title: string;
  readonly text: string;
}

/**
 * A cancelled policy covers what happened before its end. One that was rescinded does not: past losses are out of cover too
 * (CAN-7, CLM-22), so no paper of it says until when it covered.
 */
export function cancellationWords(of: CancelledPolicy): CancellationWords {
  const { effectiveDate, article, rescission } = of.cancellation;
  if (rescission !== undefined) {
    return {
      status: '已由保险人解除',
      title: '本保单已由保险人解除',
      text: `${printDay(effectiveDate)}起不再保障；依保险法第${article}条，解除前发生的损失也不予赔偿。`,
    };
  }
  const verb = article === undefined ? '已退保' : '已由保险人解除';
  const title = `本保单${verb}`;
  if (of.issuedAt === undefined) {
    return { status: `${verb}（未签发）`, title, text: '本保单没有产生保障。' };
  }
  return effectiveDate <= of.period.start
    ? { status: `${verb}（未起保）`, title, text: '本保单没有产生保障。' }
    : { status: `${verb}（${coverUntil(effectiveDate)}）`, title, text: coveredUntil(effectiveDate) };
}

/** TIM-1: cover that ends at 00:00 of a day. */
export function coveredUntil(end: Day): string {
  return `${coverUntil(end)}，此后发生的损失不在保障之内。`;
}

function coverUntil(end: Day): string {
  return `保障至${printDay(addDays(end, -1))}二十四时止`;
}
