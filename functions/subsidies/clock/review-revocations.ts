import { eligibilityAtBind } from '../../../shared/domain/applications/claimed-grant.ts';
import type { WorkingCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { openClawback, reviewTask } from '../../../shared/domain/clawbacks/clawback.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import type { EligibilityFinding } from '../../../shared/domain/eligibility/assess-eligibility.ts';
import { taskId } from '../../../shared/domain/ids.ts';
import { noticeOfClawback, noticeOfReview } from '../../../shared/domain/notices/clawback-notices.ts';
import { holderAt } from '../../../shared/domain/policies/holders.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import type { LevelPart } from '../../../shared/domain/subsidies/budget.ts';
import type { ProgrammeGrant } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import { readClawback, writeClawback } from '../../../shared/persistence/clawbacks.ts';
import { type FirmFile, readFirmFile } from '../../../shared/persistence/firms.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { policiesOfFirm } from '../../../shared/persistence/policies.ts';
import {
  notedRevocations,
  type Revocation,
  revocationSeen,
} from '../../../shared/persistence/revocations.ts';
import { commit, type Write } from '../../../shared/persistence/store.ts';
import { insertTask } from '../../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../../runtime/attempts.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { published } from '../../runtime/current-catalogue.ts';
import { logEvent } from '../../runtime/log.ts';
import { Minter } from '../../runtime/minting.ts';
import { eachByItself } from './each-by-itself.ts';
import { partsHad } from './parts-had.ts';

const service = { kind: 'service' } as const;

/**
 * ELG-4, case 25: looks at what firms have bound whose status was revoked with effect back, and opens a review for each subsidy
 * that they were not eligible for on the day of bind. Each is opened once, however often the revocation is imported; while money
 * of such a subsidy has still to flow, the revocation is looked at again.
 */
export async function reviewRevocations(now: Instant): Promise<void> {
  await eachByItself(await notedRevocations(businessTable()), (one) => reviewOne(one, now));
}

async function reviewOne(of: Revocation, now: Instant): Promise<void> {
  const file = await readFirmFile(businessTable(), service, of.uscc);
  let isOver = true;
  for (const policy of await policiesOfFirm(businessTable(), of.uscc)) {
    if (holderAt(policy, policy.boundAt).uscc !== of.uscc) continue;
    for (const grant of policy.subsidy.programmes) {
      if ((await reviewGrant(policy, grant, file, now)) === 'money-follows') isOver = false;
    }
  }
  if (isOver) await commit(businessTable(), [revocationSeen(of)]);
}

async function reviewGrant(
  policy: Policy,
  grant: ProgrammeGrant,
  file: FirmFile,
  now: Instant,
): Promise<'over' | 'money-follows'> {
  const { catalogue, calendar } = await published();
  const programme = catalogue.usedProgramme(grant.programmeId, grant.version);
  const findings = eligibilityAtBind({ policy, programme, rows: file.rows, standing: file.standing });
  const unmet = findings.find((finding) => !finding.met);
  if (unmet === undefined) return 'over';
  for await (const _ of attempts()) {
    if ((await readClawback(businessTable(), policy.policyNo, grant.programmeId)) !== undefined)
      return 'over';
    const had = await partsHad(policy, grant);
    if (had.mayFollow) return 'money-follows';
    const writes = openWrites(policy, { ...grant, levels: had.levels }, unmet, calendar, now);
    if (writes.length === 0) return 'over';
    if ((await commit(businessTable(), writes)).done) {
      logEvent('clawback.opened', { policyNo: policy.policyNo });
      return 'over';
    }
  }
  throw new RacedTooOften('a review of a revocation');
}

/** A review with its task and notices; nothing where the firm has had nothing. */
function openWrites(
  policy: Policy,
  had: Pick<ProgrammeGrant, 'programmeId' | 'class'> & { readonly levels: readonly LevelPart[] },
  unmet: EligibilityFinding,
  calendar: WorkingCalendar,
  now: Instant,
): readonly Write[] {
  const mint = new Minter(`review#${policy.policyNo}#${had.programmeId}`, now);
  const review = openClawback(policy, had, unmet, { now, taskId: taskId.parse(mint.ulid('tsk')) });
  if (review === undefined) return [];
  const task = reviewTask(review, calendar);
  const bureau = task.divisionCode ?? policy.divisionCode;
  return [
    writeClawback(review),
    insertTask(task),
    insertNotice(noticeOfReview(review, bureau, noticeIdentity(mint, now))),
    insertNotice(noticeOfClawback(review, noticeIdentity(mint, now))),
  ];
}
