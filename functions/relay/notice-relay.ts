import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import { environmentNames } from '../../shared/contract/environment.ts';
import { notice } from '../../shared/domain/notices/notice.ts';
import { fromEnvironment } from '../runtime/environment.ts';
import { logEvent } from '../runtime/log.ts';
import { streamFollower } from '../runtime/stream.ts';

const insertedNotice = notice.extend({ type: z.literal('notice') });

/** The SDK sets no time-outs by itself: a call ends well before the function does. */
const client = new EventBridgeClient({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 3_000, connectionTimeout: 1_000 },
});

/** Puts each new notice on the bus, at least once: a receiver knows a repetition by its `noticeId`. */
export const handler = streamFollower('notice-relay', async ({ kind, item }) => {
  const inserted = insertedNotice.safeParse(item);
  if (kind !== 'inserted' || !inserted.success) return;
  const { type: _, ...detail } = inserted.data;
  const answer = await client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: fromEnvironment(environmentNames.eventBusName),
          Source: 'kebao',
          DetailType: detail.kind,
          Time: new Date(detail.at),
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
  if (answer.FailedEntryCount !== 0) throw new Error(`the bus refused notice ${detail.noticeId}`);
  logEvent('notice.published', { noticeId: detail.noticeId, kind: detail.kind });
});
