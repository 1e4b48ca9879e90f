import { addDays, type Day, day } from '../dates.ts';

/**
 * The statutory days off of a year that nobody has announced yet (全国年节及纪念日放假办法, as of 2025): New Year's Day, the
 * eve and first three days of the lunar year, Qingming, 1–2 May, the fifth of the fifth lunar month, the fifteenth of the
 * eighth, 1–3 October. Transfers between weekends and weekdays are unknown until the notice appears.
 */
export function statutoryDaysOff(year: number): readonly Day[] {
  const springFestival = nearMidnight[year] ?? lunarDay(year, 1, 1);
  return [
    day.parse(`${year}-01-01`),
    ...[-1, 0, 1, 2].map((offset) => addDays(springFestival, offset)),
    qingming(year),
    day.parse(`${year}-05-01`),
    day.parse(`${year}-05-02`),
    lunarDay(year, 5, 5),
    lunarDay(year, 8, 15),
    ...['01', '02', '03'].map((dayOfOctober) => day.parse(`${year}-10-${dayOfOctober}`)),
  ];
}

/**
 * First days of the lunar year whose new moon is minutes from midnight in Beijing, where the platform's calendar is a day
 * off: 2027-02-06 23:56 and 2030-02-03 00:07 (Meeus, Astronomical Algorithms, ch. 49; no other year to 2100).
 */
const nearMidnight: Readonly<Partial<Record<number, Day>>> = {
  2027: day.parse('2027-02-06'),
  2030: day.parse('2030-02-03'),
};

const chineseCalendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

function lunarDay(year: number, month: number, dayOfMonth: number): Day {
  const wanted = `${month}/${dayOfMonth}`;
  let candidate = day.parse(`${year}-01-20`);
  while (lunarText(candidate) !== wanted) candidate = addDays(candidate, 1);
  return candidate;
}

function lunarText(date: Day): string {
  const parts = chineseCalendar.formatToParts(new Date(`${date}T00:00:00Z`));
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('month')}/${part('day')}`;
}

/** Qingming from the usual formula for the 21st century (Y × 0.2422 + 4.81, less the leap days). */
function qingming(year: number): Day {
  const yearOfCentury = year % 100;
  const leapDays = Math.trunc(yearOfCentury / 4);
  const dayOfApril = Math.trunc((yearOfCentury * 2422 + 48_100) / 10_000) - leapDays;
  return day.parse(`${year}-04-${String(dayOfApril).padStart(2, '0')}`);
}
