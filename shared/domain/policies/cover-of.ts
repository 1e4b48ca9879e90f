import { earlierDay, type Instant, type Period, startOfDay } from '../dates.ts';
import type { Policy } from './policy.ts';

export const coverStates = ['none', 'ahead', 'running', 'ended'] as const;

/** When a policy really covers: not the same as its status. One that is cancelled for a later day covers until then. */
export interface CoverNow {
  readonly period: Period;
  readonly state: (typeof coverStates)[number];
}

/** From the start of its period to its end, or to 00:00 of the day from which it was cancelled. */
export function coveredPeriod(of: Policy): Period {
  const { start, end } = of.period;
  return {
    start,
    end: of.status === 'cancelled' ? earlierDay(end, of.cancellation.effectiveDate) : end,
  };
}

/**
 * TIM-1: the cover of a policy at a moment. There is none before the firm has paid, after a lapse, and where the policy was
 * ended before it began; otherwise both edges of the period are as everywhere, the start in and the end out.
 */
export function coverOf(of: Policy, now: Instant): CoverNow {
  const period = coveredPeriod(of);
  const isIssued = of.status === 'in-force' || (of.status === 'cancelled' && of.issuedAt !== undefined);
  if (!isIssued || period.end <= period.start) return { period, state: 'none' };
  if (now < startOfDay(period.start)) return { period, state: 'ahead' };
  return { period, state: now < startOfDay(period.end) ? 'running' : 'ended' };
}
