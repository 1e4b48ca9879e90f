import type { ScheduledEvent } from 'aws-lambda';
import {
  afterClock,
  marksDue,
  nextClockAt,
  opensInterimTask,
} from '../../shared/domain/claims/claim-clock.ts';
import { consentBySilence, type ConsentTaken } from '../../shared/domain/co-insurance/consent-shares.ts';
import { isHeldByEvidence } from '../../shared/domain/claims/repeated-evidence.ts';
import { interimBySilence } from '../../shared/domain/co-insurance/consent-interim.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { openInterimTask } from '../../shared/domain/claims/interim-payment.ts';
import { type ClaimNo, taskId } from '../../shared/domain/ids.ts';
import { noticeOfTask } from '../../shared/domain/notices/claim-notices.ts';
import { noticesOfMark } from '../../shared/domain/notices/clock-notices.ts';
import {
  dueClaims,
  insertClockMark,
  readClaim,
  readClaimFile,
  replaceClaim,
  standingAssessment,
} from '../../shared/persistence/claims.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { commit, type Write } from '../../shared/persistence/store.ts';
import { insertTask, readTasks, replaceTask } from '../../shared/persistence/tasks.ts';
import { outcomes } from '../../shared/contract/workflows.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { background } from '../runtime/background.ts';
import { businessTable } from '../runtime/business-table.ts';
import { nowOf } from '../runtime/clock.ts';
import { calendarAsRead, currentCalendar } from '../runtime/current-catalogue.ts';
import { logEvent } from '../runtime/log.ts';
import { Minter } from '../runtime/minting.ts';
import { type NextDue, passTimeOf } from '../runtime/pass-time.ts';
import { passInterimSilence, silenceRemark } from './interim-silence.ts';

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
  let hasPassed = false;
  for await (const _ of attempts()) {
    const claim = await readClaim(businessTable(), { kind: 'service' }, claimNo);
    const dueAt = claim && nextClockAt(claim);
    if (claim === undefined || dueAt === undefined || dueAt > now) return hasPassed;
    if (interimBySilence(claim, now) !== undefined) {
      await passInterimSilence(claimNo, now);
      hasPassed = true;
      continue;
    }
    const silence = consentBySilence(claim, { now, isHeld: await isHeld(claim) });
    const settled = silence?.claim ?? claim;
    const marks = marksDue(claim, now, calendarAsRead());
    const mint = new Minter(`clock#${claimNo}#${claim.revision}`, now);
    const interim = interimWrites(settled, mint, now);
    const committed = await commit(businessTable(), [
      replaceClaim({
        ...afterClock(interim.claim, now, calendarAsRead()),
        revision: claim.revision + 1,
      }),
      ...interim.writes,
      ...(silence === undefined ? [] : await silentAnswers(claim, silence, now)),
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

/** CLM-4: on day 45 somebody is asked what is certain of a loss that nobody has decided on. */
function interimWrites(of: Claim, mint: Minter, now: Instant): { claim: Claim; writes: readonly Write[] } {
  if (!opensInterimTask(of, now)) return { claim: of, writes: [] };
  const opening = { taskId: taskId.parse(mint.ulid('tsk')), now, calendar: calendarAsRead() };
  const task = openInterimTask(of, opening);
  return {
    claim: { ...of, taskIds: [...of.taskIds, task.taskId] },
    writes: [insertTask(task), insertNotice(noticeOfTask(of, task, noticeIdentity(mint, now)))],
  };
}

/** Case 11: whether evidence that came in since the loss was assessed holds the claim. */
async function isHeld(of: Claim): Promise<boolean> {
  if (!isHeldByEvidence(of, { lossLines: [] })) return false;
  const file = await readClaimFile(businessTable(), { kind: 'service' }, of.claimNo);
  const sheet = file && standingAssessment(file)?.sheet;
  return sheet !== undefined && isHeldByEvidence(of, sheet);
}

/** CLM-27: who has said nothing has consented; the last of them sends the workflow on, back to the assessment where it is held. */
async function silentAnswers(
  before: Claim,
  { claim, goesOn, isHeld: isReturned }: ConsentTaken,
  now: Instant,
): Promise<readonly Write[]> {
  const wasOpen = (before.consents ?? []).filter((one) => one.state === 'open').map((one) => one.taskId);
  const silent = (claim.consents ?? []).filter((one) => {
    return one.state === 'silent' && wasOpen.includes(one.taskId);
  });
  const tasks = await readTasks(
    businessTable(),
    { kind: 'service' },
    silent.map((one) => one.taskId),
  );
  return tasks.map((task, index) => {
    const { token, ...tokenless } = task;
    const sendsOn = goesOn && index === tasks.length - 1 && token !== undefined;
    return replaceTask({
      ...tokenless,
      ...(sendsOn ? { token } : {}),
      status: 'done',
      outcome: sendsOn && isReturned === true ? outcomes.return : outcomes.consent,
      remark: silenceRemark,
      closedAt: now,
      revision: task.revision + 1,
    });
  });
}
