import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { environmentNames } from '../../shared/contract/environment.ts';
import { notice } from '../../shared/domain/notices/notice.ts';
import { fromEnvironment } from '../runtime/environment.ts';
import { logEvent } from '../runtime/log.ts';
import { streamFollower } from '../runtime/stream.ts';

const bus = new EventBridgeClient({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 5_000, connectionTimeout: 1_000 },
});

/**
 * Puts every notice on the event bus, where a deployer hangs on SMS or e-mail. Delivery is at least once: `noticeId` tells a
 * repetition.
 */
export const handler = streamFollower('notice-relay', async ({ item }) => {
  const found = notice.safeParse(item);
  if (!found.success) return;
  const answer = await bus.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: fromEnvironment(environmentNames.eventBusName),
          Source: 'kebao',
          DetailType: found.data.kind,
          Time: new Date(found.data.at),
          Detail: JSON.stringify(found.data),
        },
      ],
    }),
  );
  if ((answer.FailedEntryCount ?? 0) > 0) throw new Error('the event bus refused a notice');
  logEvent('notice.published', { noticeId: found.data.noticeId, kind: found.data.kind });
});
