import { addDays, type Day, dayOf, type Instant } from '../../shared/domain/dates.ts';
import { type Language, useLanguage } from './language.tsx';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

function partsOf(day: string): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

/** `2026年1月10日` · `10 January 2026`. */
export function dayText(day: string, language: Language): string {
  const { year, month, date } = partsOf(day);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`;
}

/** `2026年4月` · `April 2026`. */
export function monthText(of: string, language: Language): string {
  const { year, month } = partsOf(of);
  return language === 'zh' ? `${year}年${month}月` : `${months[month - 1]} ${year}`;
}

/** `周一` · `Mon`. */
export function weekdayText(day: string, language: Language): string {
  return weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

/** A day that is near: `7月13日 周一` · `Mon 13 Jul`. */
export function nearDayText(day: string, language: Language): string {
  const { month, date } = partsOf(day);
  const weekday = weekdayText(day, language);
  return language === 'zh'
    ? `${month}月${date}日 ${weekday}`
    : `${weekday} ${date} ${months[month - 1]?.slice(0, 3)}`;
}

/** Clock time in Asia/Shanghai: `17:00`. */
export function timeText(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** `2026年1月6日 17:00` · `6 January 2026, 17:00`. */
export function instantText(instant: string, language: Language): string {
  const time = timeText(instant);
  const day = dayText(dayOf(instant as Instant), language);
  return language === 'zh' ? `${day} ${time}` : `${day}, ${time}`;
}

/** Half-open periods as papers print them: the end is 24:00 of the day before. */
export function periodText({ start, end }: { start: string; end: string }, language: Language): string {
  const first = dayText(start, language);
  const last = dayText(addDays(end as Day, -1), language);
  return language === 'zh'
    ? `自${first}零时起至${last}二十四时止`
    : `From ${first}, 00:00 to ${last}, 24:00 (Beijing time)`;
}

/** `2026-Q3` as `2026年第3季度` · `Q3 2026`. */
export function quarterText(quarter: string, language: Language): string {
  const [year, part = ''] = quarter.split('-Q');
  return language === 'zh' ? `${year}年第${part}季度` : `Q${part} ${year}`;
}

export function DayText({ day, near = false }: { readonly day: string; readonly near?: boolean }) {
  const { language } = useLanguage();
  return <time dateTime={day}>{near ? nearDayText(day, language) : dayText(day, language)}</time>;
}

export function InstantText({ at }: { readonly at: string }) {
  const { language } = useLanguage();
  return <time dateTime={at}>{instantText(at, language)}</time>;
}

/** Breaks, if it must, after 起 only. */
export function PeriodText({
  period,
}: {
  readonly period: { readonly start: string; readonly end: string };
}) {
  const { language } = useLanguage();
  const text = periodText(period, language);
  const [from, to] = text.split('起');
  if (to === undefined) return <span>{text}</span>;
  return (
    <span>
      <time dateTime={period.start}>{from}起</time>
      <wbr />
      <time dateTime={period.end}>{to}</time>
    </span>
  );
}
