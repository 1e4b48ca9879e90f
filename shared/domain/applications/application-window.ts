import { addDays, addMonths, day, type Day, endOfDay, type Instant, dayOf, yearOf } from '../dates.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Programme } from '../subsidies/programme.ts';

type Window = NonNullable<Programme['window']>;

interface Span {
  readonly from: Day;
  readonly to: Day;
}

export interface WindowClosed {
  readonly kind: 'window-closed';
  /** The last day of the window that is over, and the first of the next one, where there is one. */
  readonly closedOn: Day | undefined;
  readonly opensOn: Day | undefined;
}

export type WindowRefusal = WindowClosed | { readonly kind: 'loan-repayment-missing' };

export interface OpenWindow {
  /** The last day on which it is open; left out where the programme sets none. */
  readonly lastDay?: Day;
}

/**
 * SUB-11, TIM-5: whether a firm may apply now. Windows are whole days of Shanghai: both end points belong to them, the last one
 * to its last second. Where the programme counts from the repayment of the loan, that day must be known and not lie too far back:
 * repaid 2026-01-15, six months → last day 2026-07-15.
 *
 * Refusals: `window-closed` with the days on both sides, `loan-repayment-missing`.
 */
export function openWindow(
  of: Window | undefined,
  now: Instant,
  loanRepaidOn?: Day,
): Result<OpenWindow, WindowRefusal> {
  if (of === undefined) return accept({});
  const today = dayOf(now);
  const asked = spansOf(of, today);
  const current = asked?.find((span) => span.from <= today && today <= span.to);
  if (asked !== undefined && current === undefined) {
    const ended = asked.filter((span) => span.to < today).map((span) => span.to);
    const coming = asked.filter((span) => today < span.from).map((span) => span.from);
    return refuse({
      kind: 'window-closed',
      closedOn: ended.toSorted().at(-1),
      opensOn: coming.toSorted()[0],
    });
  }
  const lastDay = current?.to;
  if (of.monthsAfterLoanRepaid === undefined) return accept(lastDay === undefined ? {} : { lastDay });
  if (loanRepaidOn === undefined) return refuse({ kind: 'loan-repayment-missing' });
  const lastOfLoan = addMonths(loanRepaidOn, of.monthsAfterLoanRepaid);
  if (today > lastOfLoan) return refuse({ kind: 'window-closed', closedOn: lastOfLoan, opensOn: undefined });
  return accept({ lastDay: lastDay !== undefined && lastDay < lastOfLoan ? lastDay : lastOfLoan });
}

/** SUB-10: until when applications of a budget that is shared pro rata are collected; without a window, to the end of its year. */
export function collectedUntil(of: OpenWindow, budgetYear: number): Instant {
  return endOfDay(of.lastDay ?? day.parse(`${budgetYear}-12-31`));
}

/** The spans that a day has to be within; `undefined`: any day will do. A yearly span may run over the turn of the year. */
function spansOf(of: Window, today: Day): readonly Span[] | undefined {
  if (of.spans === undefined && of.yearly === undefined) return undefined;
  const year = yearOf(today);
  const yearly = (of.yearly ?? []).flatMap(({ from, to }) =>
    [year - 1, year, year + 1].map((start) => ({
      from: dayIn(start, from),
      to: dayIn(from <= to ? start : start + 1, to),
    })),
  );
  return [...(of.spans ?? []), ...yearly];
}

/** 29 February is the last of the month in a year that has none. */
function dayIn(year: number, monthDay: string): Day {
  const parsed = day.safeParse(`${year}-${monthDay}`);
  return parsed.success ? parsed.data : addDays(day.parse(`${year}-03-01`), -1);
}
