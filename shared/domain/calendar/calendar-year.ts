import * as z from 'zod';
import { day, weekday } from '../dates.ts';

const monthDay = z.string().regex(/^\d{2}-\d{2}$/, '应为 MM-DD / expected MM-DD');

/** One announced year: days as `MM-DD` (国办发明电). */
export const calendarYear = z.strictObject({
  year: z.int(),
  /** The notice that announces it. */
  announced: z.string().min(1).max(200),
  /** Weekdays that are days off. */
  restDays: z.array(monthDay).max(100).readonly(),
  /** Weekend days that are worked. */
  workingDays: z.array(monthDay).max(100).readonly(),
});
export type CalendarYear = z.infer<typeof calendarYear>;

export interface CalendarFault {
  readonly path: string;
  readonly message: string;
}

/** TIM-4: a year says what differs from the week: weekdays off and weekend days worked, each once and each a real day. */
export function faultsOfCalendarYear(of: CalendarYear): readonly CalendarFault[] {
  return [
    ...(of.announced.trim() === ''
      ? [{ path: 'announced', message: '请写明通知的名称和日期 / name the notice' }]
      : []),
    ...faultsOfDays(of, 'restDays', false),
    ...faultsOfDays(of, 'workingDays', true),
  ];
}

function faultsOfDays(
  of: CalendarYear,
  list: 'restDays' | 'workingDays',
  weekend: boolean,
): readonly CalendarFault[] {
  return of[list].flatMap((monthDayOfYear, index) => {
    const path = `${list}.${index}`;
    const parsed = day.safeParse(`${of.year}-${monthDayOfYear}`);
    if (!parsed.success) return [{ path, message: `${of.year} 年没有这一天 / the year has no such day` }];
    if (of[list].indexOf(monthDayOfYear) !== index) return [{ path, message: '重复 / is named twice' }];
    const isWeekend = weekday(parsed.data) === 0 || weekday(parsed.data) === 6;
    if (isWeekend === weekend) return [];
    return [
      weekend
        ? { path, message: '调休上班日须是周末 / only a weekend day has to be said to be worked' }
        : { path, message: '放假日须是周一至周五 / only a weekday has to be said to be off' },
    ];
  });
}
