import type { ScheduledEvent } from 'aws-lambda';
import type { Instant } from '../../shared/domain/dates.ts';
import type { SettlementId } from '../../shared/domain/ids.ts';
import { lateNotices, lateSettlement } from '../../shared/domain/notices/late-notices.ts';
import { tellLate } from '../../shared/domain/settlement/tell-late.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { lateSettlements, readSettlement, replaceSettlement } from '../../shared/persistence/settlements.ts';
import { commit } from '../../shared/persistence/store.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { background } from '../runtime/background.ts';
import { businessTable } from '../runtime/business-table.ts';
import { nowOf } from '../runtime/clock.ts';
import { logEvent } from '../runtime/log.ts';
import { Minter } from '../runtime/minting.ts';
import { type NextDue, passTimeOf } from '../runtime/pass-time.ts';

const atOnce = 100;

/**
 * SUB-19, each thing once: a month after a settlement was approved the payers that have not paid hear of it, after three the
 * cities of the counties among them are asked to pay. The answer says when the next is due.
 */
export const handler = background<ScheduledEvent, NextDue>('settlement-clock', async (event) => {
  const now = nowOf(event);
  return passTimeOf({
    due: () => lateSettlements(businessTable(), now, atOnce),
    pass: (settlementId) => passTime(settlementId, now),
  });
});

/** Whether something was to be said of the settlement, and is. */
async function passTime(settlementId: SettlementId, now: Instant): Promise<boolean> {
  for await (const _ of attempts()) {
    const found = await readSettlement(businessTable(), { kind: 'service' }, settlementId);
    const told = found && tellLate(found, now);
    if (told === undefined) return false;
    const { settlement, step } = told;
    const mint = new Minter(`${step.kind}#${settlementId}`, now);
    const notices = lateNotices(step, lateSettlement(settlement), () => noticeIdentity(mint, now));
    const writes = [replaceSettlement(settlement), ...notices.map(insertNotice)];
    if ((await commit(businessTable(), writes)).done) {
      logEvent(`settlement.${step.kind}`, { settlementId });
      return true;
    }
  }
  throw new RacedTooOften('a late settlement');
}
