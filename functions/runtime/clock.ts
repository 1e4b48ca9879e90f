import * as z from 'zod';
import { type Instant, instantFromMillis } from '../../shared/domain/dates.ts';

const httpTime = z.object({ requestContext: z.object({ timeEpoch: z.number().int().positive() }) });
const taskTime = z.object({ enteredAt: z.iso.datetime() });
const scheduleTime = z.object({ time: z.iso.datetime() });

/**
 * The only place that knows what time it is. Every event carries it: a request when it arrived, a workflow state when it
 * was entered, a scheduled tick when it was due. A host with its own business clock puts that there.
 */
export function nowOf(event: unknown): Instant {
  const request = httpTime.safeParse(event);
  if (request.success) return instantFromMillis(request.data.requestContext.timeEpoch);
  const task = taskTime.safeParse(event);
  if (task.success) return instantFromMillis(Date.parse(task.data.enteredAt));
  return instantFromMillis(Date.parse(scheduleTime.parse(event).time));
}
