import { type Application, openObjection } from '../../../shared/domain/applications/application.ts';
import {
  askForAccount,
  forfeit,
  remindOfAccount,
} from '../../../shared/domain/applications/confirm-account.ts';
import { tellLate } from '../../../shared/domain/applications/tell-late.ts';
import { endOfDay, type Instant } from '../../../shared/domain/dates.ts';
import { type ApplicationId, taskId } from '../../../shared/domain/ids.ts';
import { lateApplication, lateNotices } from '../../../shared/domain/notices/late-notices.ts';
import { noticeOfReminder } from '../../../shared/domain/notices/reminder-notices.ts';
import { accountTask } from '../../../shared/domain/tasks/application-task.ts';
import { closeTask } from '../../../shared/domain/tasks/task.ts';
import { readApplication, writeApplication } from '../../../shared/persistence/applications.ts';
import { readFirmFile, writeStanding } from '../../../shared/persistence/firms.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { commit, type Write } from '../../../shared/persistence/store.ts';
import { insertTask, readTask, replaceTask } from '../../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../../runtime/attempts.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { published } from '../../runtime/current-catalogue.ts';
import { logEvent } from '../../runtime/log.ts';
import { Minter } from '../../runtime/minting.ts';
import { applicationAndNotice, moveGrant } from '../application-writes.ts';

const service = { kind: 'service' } as const;

/** SUB-13: the public notice is over and no objection holds the application up: the firm is asked for its account. */
export function endNotice(applicationId: ApplicationId, now: Instant): Promise<boolean> {
  return step(applicationId, now, 'notice-over', async (found, mint) => {
    if (found.status !== 'under-notice' || now < endOfDay(found.noticeEndsOn)) return undefined;
    if (openObjection(found) !== undefined) return undefined;
    const { catalogue, calendar } = await published();
    const programme = catalogue.usedProgramme(found.programmeId, found.version);
    const identity = { now, calendar, taskId: taskId.parse(mint.ulid('tsk')) };
    const asked = askForAccount(found, found.grant, { programme, ...identity });
    return [...applicationAndNotice(asked, mint, now), insertTask(accountTask(asked, now))];
  });
}

/** SUB-14, case 51: what no account was confirmed for goes back to its envelope, and the task is off the firm's list. */
export function forfeitUnconfirmed(applicationId: ApplicationId, now: Instant): Promise<boolean> {
  return step(applicationId, now, 'forfeited', async (found, mint) => {
    const { standing } = await readFirmFile(businessTable(), service, found.uscc);
    const decided = forfeit(found, standing, now);
    if (!decided.accepted || found.status !== 'awaiting-account') return undefined;
    const task = await readTask(businessTable(), service, found.taskId);
    const { application } = decided.value;
    return [
      ...applicationAndNotice(application, mint, now),
      writeStanding(decided.value.standing),
      ...moveGrant('release', application, application.grant.levels, mint, now),
      ...(task?.status === 'open' ? [replaceTask(closeTask(task, 'expired', now))] : []),
    ];
  });
}

/** SUB-14: where nothing is forfeited, the firm is told once that its last day has passed; its task and its money stay. */
export function remindUnconfirmed(applicationId: ApplicationId, now: Instant): Promise<boolean> {
  return step(applicationId, now, 'reminded', (found, mint) => {
    const decided = remindOfAccount(found, now);
    if (!decided.accepted) return Promise.resolve(undefined);
    const notice = noticeOfReminder(decided.value, noticeIdentity(mint, now));
    return Promise.resolve([writeApplication(decided.value), insertNotice(notice)]);
  });
}

/** SUB-19: payers that have not sent their parts hear of it after a month, cities of their counties’ after three. */
export function tellLatePayers(applicationId: ApplicationId, now: Instant): Promise<boolean> {
  return step(applicationId, now, 'payers-told', (found, mint) => {
    const told = tellLate(found, now);
    if (told === undefined) return Promise.resolve(undefined);
    const { application, since, step: late } = told;
    const notices = lateNotices(late, lateApplication(application, since), () => noticeIdentity(mint, now));
    return Promise.resolve([writeApplication(application), ...notices.map(insertNotice)]);
  });
}

/** One step of one application, decided again whenever it was raced; `undefined`: there is nothing to do. */
async function step(
  applicationId: ApplicationId,
  now: Instant,
  what: string,
  decide: (found: Application, mint: Minter) => Promise<readonly Write[] | undefined>,
): Promise<boolean> {
  for await (const _ of attempts()) {
    const found = await readApplication(businessTable(), service, applicationId);
    if (found === undefined) return false;
    const writes = await decide(found, new Minter(`${what}#${applicationId}#${found.revision}`, now));
    if (writes === undefined) return false;
    if ((await commit(businessTable(), writes)).done) {
      logEvent(`application.${what}`, { applicationId });
      return true;
    }
  }
  throw new RacedTooOften(`an application’s ${what}`);
}
