import { addDays, type Day, weekday, yearOf } from '../dates.ts';
import { announcedYears } from './data/announced-years.ts';
import type { CalendarYear } from './calendar-year.ts';
import { statutoryDaysOff } from './statutory-days.ts';

/**
 * TIM-4: which days are worked. Announced years are data, the later statement of a year holds; any other year is provisional
 * (weekends and statutory days).
 */
export class WorkingCalendar {
  readonly #announced: ReadonlyMap<number, CalendarYear>;
  readonly #provisional = new Map<number, ReadonlySet<Day>>();

  constructor(years: readonly CalendarYear[] = announcedYears) {
    this.#announced = new Map(years.map((year) => [year.year, year]));
  }

  /** This calendar and years that were announced since, or corrected. */
  with(years: readonly CalendarYear[]): WorkingCalendar {
    return new WorkingCalendar([...this.#announced.values(), ...years]);
  }

  /** `false`: computed, because the year's notice is not known. */
  isAnnounced(year: number): boolean {
    return this.#announced.has(year);
  }

  isRestDay(date: Day): boolean {
    const weekend = weekday(date) === 0 || weekday(date) === 6;
    const announced = this.#announced.get(yearOf(date));
    if (announced === undefined) return weekend || this.#statutory(yearOf(date)).has(date);
    const monthDay = date.slice(5);
    return weekend ? !announced.workingDays.includes(monthDay) : announced.restDays.includes(monthDay);
  }

  /** TIM-3 (Civil Code art. 203): the day itself when it is worked, else the day after the rest. */
  movedToWorkingDay(date: Day): Day {
    let moved = date;
    while (this.isRestDay(moved)) moved = addDays(moved, 1);
    return moved;
  }

  /** The so-manieth working day after a day, which itself is not counted (Civil Code art. 201). */
  addWorkingDays(date: Day, count: number): Day {
    let reached = date;
    for (let left = count; left > 0;) {
      reached = addDays(reached, 1);
      if (!this.isRestDay(reached)) left -= 1;
    }
    return reached;
  }

  #statutory(year: number): ReadonlySet<Day> {
    const known = this.#provisional.get(year);
    if (known !== undefined) return known;
    const computed = new Set(statutoryDaysOff(year));
    this.#provisional.set(year, computed);
    return computed;
  }
}

/** The calendar with the years that are part of the product's data. */
export const builtInCalendar = new WorkingCalendar();
