import { eligibilityAtBind } from '../../../shared/domain/applications/claimed-grant.ts';
import { openClawback, reviewTask } from '../../../shared/domain/clawbacks/clawback.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import { taskId } from '../../../shared/domain/ids.ts';
import { noticeOfClawback, noticeOfReview } from '../../../shared/domain/notices/clawback-notices.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
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
import { commit } from '../../../shared/persistence/store.ts';
import { insertTask } from '../../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { published } from '../../runtime/current-catalogue.ts';
import { logEvent } from '../../runtime/log.ts';
import { Minter } from '../../runtime/minting.ts';
import { partsHad } from './parts-had.ts';

const service = { kind: 'service' } as const;

/**
 * ELG-4, case 25: looks at what firms have bound whose status was revoked with effect back, and opens a review for each subsidy
 * that they were not eligible for on the day of bind. Each is opened once, however often the revocation is imported.
 */
export async function reviewRevocations(now: Instant): Promise<void> {
  for (const revocation of await notedRevocations(businessTable())) await reviewOne(revocation, now);
}

async function reviewOne(of: Revocation, now: Instant): Promise<void> {
  const file = await readFirmFile(businessTable(), service, of.uscc);
  for (const policy of await policiesOfFirm(businessTable(), of.uscc)) {
    for (const grant of policy.subsidy.programmes) await reviewGrant(policy, grant, file, now);
  }
  await commit(businessTable(), [revocationSeen(of)]);
}

async function reviewGrant(
  policy: Policy,
  grant: ProgrammeGrant,
  file: FirmFile,
  now: Instant,
): Promise<void> {
  const { programmeId } = grant;
  const levels = await partsHad(policy, grant);
  if (levels.length === 0) return;
  if ((await readClawback(businessTable(), policy.policyNo, programmeId)) !== undefined) return;
  const { catalogue, calendar } = await published();
  const programme = catalogue.usedProgramme(programmeId, grant.version);
  const findings = eligibilityAtBind({ policy, programme, rows: file.rows, standing: file.standing });
  const unmet = findings.find((finding) => !finding.met);
  if (unmet === undefined) return;
  const mint = new Minter(`review#${policy.policyNo}#${programmeId}`, now);
  const by = { now, taskId: taskId.parse(mint.ulid('tsk')) };
  const review = openClawback(policy, { programmeId, class: grant.class, levels }, unmet, by);
  if (review === undefined) return;
  const task = reviewTask(review, calendar);
  const bureau = task.divisionCode ?? policy.divisionCode;
  const committed = await commit(businessTable(), [
    writeClawback(review),
    insertTask(task),
    insertNotice(noticeOfReview(review, bureau, noticeIdentity(mint, now))),
    insertNotice(noticeOfClawback(review, noticeIdentity(mint, now))),
  ]);
  if (committed.done) logEvent('clawback.opened', { policyNo: policy.policyNo });
}
