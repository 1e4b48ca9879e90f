import { addDays, addMillis, dayOf, type Instant, isWithin, millisOf } from '../dates.ts';
import type { ClaimNo, PolicyNo } from '../ids.ts';
import { type Fen, formatYuan } from '../money.ts';
import { asFact } from '../names.ts';
import type { CoverCode } from '../products/cover.ts';
import type { Claim, ClaimCheck } from './claim.ts';
import type { CoverTerms, PolicyTerms } from './policy-terms.ts';

/** The rule that a rejection as a duplicate names. */
export const duplicateRule = 'case-10';

const sameEventMillis = 72 * 3_600_000;

/**
 * CLM-25, case 8: the event has to lie in the period, both edges as TIM-1 says and after the cover's waiting days. A loss
 * before inception or on the day cover ends is outside.
 */
export function checkPeriod(policy: PolicyTerms, { cover }: CoverTerms, occurredAt: Instant): ClaimCheck {
  const on = dayOf(occurredAt);
  const from = addDays(policy.period.start, cover.waitingDays);
  const lastDay = addDays(policy.period.end, -1);
  const met = isWithin(on, { start: from, end: policy.period.end });
  const said = {
    zh: `出险日 ${on}，保险期间自 ${from} 零时起至 ${lastDay} 二十四时止`,
    en: `Loss on ${on}; cover runs from ${from} 00:00 to ${lastDay} 24:00`,
  };
  return { rule: 'CLM-25', met, ...asFact(said) };
}

/** CLM-15: something has to be left of the cover's limit. */
export function checkLimit(leftFen: Fen): ClaimCheck {
  const left = formatYuan(leftFen);
  const said = { zh: `剩余限额 ${left} 元`, en: `¥${left} left of the limit` };
  return { rule: 'CLM-15', met: leftFen > 0, ...asFact(said) };
}

/** QTE-5: the firm's share has to be paid; whether an earlier loss is covered all the same is for a person to say. */
export function checkPayment(policy: PolicyTerms): ClaimCheck {
  const said = policy.isPaid
    ? { zh: '保费已收到', en: 'The premium has been received' }
    : {
        zh: '报案时尚未收到企业自缴保费',
        en: 'The firm share had not been received when the loss was reported',
      };
  return { rule: 'QTE-5', met: policy.isPaid, ...asFact(said) };
}

type ReportedEvent = Pick<
  Claim,
  'claimNo' | 'policyNo' | 'coverCode' | 'occurredAt' | 'reportedAt' | 'status'
>;

/**
 * Case 10: the same policy and cover with an event within 72 hours (both ends included) was reported before. Withdrawn
 * reports do not count.
 */
export function checkDuplicate(
  report: {
    claimNo: ClaimNo;
    policyNo: PolicyNo;
    coverCode: CoverCode;
    occurredAt: Instant;
    reportedAt: Instant;
  },
  others: readonly ReportedEvent[],
): ClaimCheck {
  const first = others.find(
    (other) =>
      other.claimNo !== report.claimNo &&
      other.policyNo === report.policyNo &&
      other.coverCode === report.coverCode &&
      other.status !== 'withdrawn' &&
      wasReportedBefore(other, report) &&
      isSameEvent(other.occurredAt, report.occurredAt),
  );
  const said =
    first === undefined
      ? {
          zh: '前后 72 小时内没有同一保障的其他报案',
          en: 'No other report under this cover within 72 hours before or after',
        }
      : {
          zh: `与案件 ${first.claimNo} 的出险时间相差不超过 72 小时`,
          en: `At most 72 hours apart from the loss of claim ${first.claimNo}`,
        };
  return { rule: duplicateRule, met: first === undefined, ...asFact(said) };
}

function isSameEvent(a: Instant, b: Instant): boolean {
  return millisOf(addMillis(a, -sameEventMillis)) <= millisOf(b) && b <= addMillis(a, sameEventMillis);
}

function wasReportedBefore(
  other: { claimNo: ClaimNo; reportedAt: Instant },
  report: { claimNo: ClaimNo; reportedAt: Instant },
): boolean {
  return (
    other.reportedAt < report.reportedAt ||
    (other.reportedAt === report.reportedAt && other.claimNo < report.claimNo)
  );
}
