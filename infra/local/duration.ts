const days = { W: 7, D: 1 } as const;

/**
 * The instant one ISO 8601 duration later (`P30D`, `PT90M`, `P1Y2M`), or `undefined` if it is none.
 * Years and months go by the calendar, in UTC; a day that the month does not have becomes its last one.
 */
export function addDuration(instant: number, duration: string): number | undefined {
  const parts =
    /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/.exec(
      duration,
    );
  if (!parts) return undefined;
  const [years, months, weeks, wholeDays, hours, minutes, seconds] = parts
    .slice(1)
    .map((part) => Number((part ?? '0').replace(',', '.')));
  const whole = (weeks ?? 0) * days.W + (wholeDays ?? 0) * days.D;
  const clock = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000 + Math.round((seconds ?? 0) * 1000);
  const later = addMonths(instant, (years ?? 0) * 12 + (months ?? 0)) + whole * 86_400_000 + clock;
  return Number.isNaN(new Date(later).getTime()) ? undefined : later;
}

function addMonths(instant: number, months: number): number {
  if (months === 0) return instant;
  const moved = new Date(instant);
  const day = moved.getUTCDate();
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  return moved.setUTCDate(Math.min(day, lastDay));
}
