import { outcomes } from '../../shared/contract/workflows.ts';
import { interimBySilence } from '../../shared/domain/co-insurance/consent-interim.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { ClaimNo } from '../../shared/domain/ids.ts';
import { readClaimFile } from '../../shared/persistence/claims.ts';
import { commit } from '../../shared/persistence/store.ts';
import { readTasks, replaceTask } from '../../shared/persistence/tasks.ts';
import { businessTable } from '../runtime/business-table.ts';
import { calendarAsRead } from '../runtime/current-catalogue.ts';
import { Minter } from '../runtime/minting.ts';
import { interimConsent } from './interim-consents.ts';

const ownWork = { kind: 'service' } as const;

/** CLM-27: followers that have said nothing about an interim payment have consented to it. Raced, it is looked at again. */
export async function passInterimSilence(claimNo: ClaimNo, now: Instant): Promise<void> {
  const file = await readClaimFile(businessTable(), ownWork, claimNo);
  const taken = file && interimBySilence(file.claim, now);
  if (file === undefined || taken === undefined) return;
  const late = (file.claim.interim?.consents ?? []).filter((one) => one.state === 'open' && one.until <= now);
  const silent = taken.state === 'overtaken' ? [] : late.map((one) => one.taskId);
  const mint = new Minter(`silence#${claimNo}#${file.claim.revision}`, now);
  const making = { mint, now, calendar: calendarAsRead() };
  const changed = await interimConsent(file, taken, silent, making);
  const tasks = await readTasks(businessTable(), ownWork, silent);
  await commit(businessTable(), [
    ...changed.writes,
    ...tasks.map((task) =>
      replaceTask({
        ...task,
        status: 'done',
        outcome: outcomes.consent,
        remark: silenceRemark,
        closedAt: now,
        revision: task.revision + 1,
      }),
    ),
  ]);
}

/** What the history says of a follower that did not answer. */
export const silenceRemark = '两个工作日内未答复，视为同意';
