import type { ScheduledEvent } from 'aws-lambda';
import { afterClock, marksDue, nextClockAt } from '../../shared/domain/claims/claim-clock.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { ClaimNo } from '../../shared/domain/ids.ts';
import { noticesOfMark } from '../../shared/domain/notices/clock-notices.ts';
import { dueClaims, insertClockMark, readClaim, replaceClaim } from '../../shared/persistence/claims.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { commit } from '../../shared/persistence/store.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { background } from '../runtime/background.ts';
import { businessTable } from '../runtime/business-table.ts';
import { nowOf } from '../runtime/clock.ts';
import { calendarAsRead, currentCalendar } from '../runtime/current-catalogue.ts';
import { logEvent } from '../runtime/log.ts';
import { Minter } from '../runtime/minting.ts';
import { type NextDue, passTimeOf } from '../runtime/pass-time.ts';

const atOnce = 100;

/**
 * Periods of law as time passes (CLM-3 to CLM-7, TIM-4), each thing once: the insurer hears before a last day and on it, and a
 * breach is written into the claim's history. The answer says when the next is due.
 */
export const handler = background<ScheduledEvent, NextDue>('claims-clock', async (event) => {
  const now = nowOf(event);
  await currentCalendar();
  return passTimeOf({
    due: () => dueClaims(businessTable(), now, atOnce),
    pass: (claimNo) => passTime(claimNo, now),
  });
});

/** Whether the clock had to look at the claim, and has. */
async function passTime(claimNo: ClaimNo, now: Instant): Promise<boolean> {
  for await (const _ of attempts()) {
    const claim = await readClaim(businessTable(), { kind: 'service' }, claimNo);
    const dueAt = claim && nextClockAt(claim);
    if (claim === undefined || dueAt === undefined || dueAt > now) return false;
    const marks = marksDue(claim, now, calendarAsRead());
    const mint = new Minter(`clock#${claimNo}#${claim.revision}`, now);
    const committed = await commit(businessTable(), [
      replaceClaim(afterClock(claim, now, calendarAsRead())),
      ...marks.map(insertClockMark),
      ...marks.flatMap((mark) =>
        noticesOfMark(claim, mark, () => noticeIdentity(mint, now)).map(insertNotice),
      ),
    ]);
    if (!committed.done) continue;
    for (const { kind, word, movedTo } of marks) logEvent(`claim.${word}`, { claimNo, kind, movedTo });
    return true;
  }
  throw new RacedTooOften('what is due to a claim');
}
