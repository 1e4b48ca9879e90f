import type { ScheduledEvent } from 'aws-lambda';
import type { Instant } from '../../shared/domain/dates.ts';
import { background } from '../runtime/background.ts';
import { nowOf } from '../runtime/clock.ts';
import { claimBackDecided } from './clock/claim-back.ts';
import { moveApplications } from './clock/move-applications.ts';

import { reviewRevocations } from './clock/review-revocations.ts';
import { tellWaiting } from './clock/tell-waiting.ts';

/**
 * What the passing of time does to subsidies that are decided after the policy was bound, each thing once. The answer says when
 * the next is due.
 */
export const handler = background<ScheduledEvent, { nextDueAt?: Instant }>('subsidy-clock', async (event) => {
  const now = nowOf(event);
  const { nextDueAt, faults } = await moveApplications(now);
  for (const work of [reviewRevocations, claimBackDecided, tellWaiting]) {
    await work(now).catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 0) throw new AggregateError(faults, 'not everything that is due could be done');
  return nextDueAt === undefined ? {} : { nextDueAt };
});
