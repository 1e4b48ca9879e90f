import { publishCalendarOperation } from '../../shared/contract/operations/catalogue.ts';
import { faultsOfCalendarYear } from '../../shared/domain/calendar/calendar-year.ts';
import { putCalendarYear } from '../../shared/persistence/published-versions.ts';
import { answer, invalidRequest } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';

/** TIM-4: a year is provisional until its notice is published here; a correction takes the place of what was said. */
export const publishCalendar = changingRoute(publishCalendarOperation, async ({ params, body, command }) => {
  const year = { year: params.year, ...body };
  const faults = faultsOfCalendarYear(year);
  if (faults.length > 0) return invalidRequest(faults);
  const committed = await commitCommand([...putCalendarYear(year, command.id), command.remember(year)]);
  if (!committed.done) throw new CommandRepeated();
  return answer(year);
});
