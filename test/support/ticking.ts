import { randomUUID } from 'node:crypto';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { lambdaContext } from './http.ts';

/** A function that ticks, called at whatever time it is. */
export function ticking<Answer>(
  handler: (event: ScheduledEvent, context: Context) => Promise<Answer>,
  now: () => string,
): () => Promise<Answer> {
  return () => {
    const event: ScheduledEvent = {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time: now(),
      region: 'cn-northwest-1',
      resources: [],
      detail: {},
    };
    return handler(event, lambdaContext());
  };
}
