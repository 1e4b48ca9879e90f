import { allottedGrant, type AllottedShare } from '../../../shared/domain/applications/allot-budget.ts';
import {
  grantApplication,
  type GrantDecision,
  isCandidate,
} from '../../../shared/domain/applications/grant-application.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import type { ApplicationId } from '../../../shared/domain/ids.ts';
import { accountTask } from '../../../shared/domain/tasks/application-task.ts';
import { readApplication } from '../../../shared/persistence/applications.ts';
import { writeStanding } from '../../../shared/persistence/firms.ts';
import { commit, type Write } from '../../../shared/persistence/store.ts';
import { insertTask } from '../../../shared/persistence/tasks.ts';
import { attempts, RacedTooOften } from '../../runtime/attempts.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { logEvent } from '../../runtime/log.ts';
import { Minter } from '../../runtime/minting.ts';
import { applicationAndNotice, moveGrant } from '../application-writes.ts';
import { loadGrantFacts } from './grant-facts.ts';

/**
 * Grants one candidate: application, standing, budget and journal are one transaction. Whether anything changed; a candidate
 * for whom there is still no money stays as it is.
 */
export async function grantCandidate(
  applicationId: ApplicationId,
  now: Instant,
  allotted?: AllottedShare,
): Promise<boolean> {
  for await (const _ of attempts()) {
    const found = await readApplication(businessTable(), { kind: 'service' }, applicationId);
    if (found === undefined || !isCandidate(found)) return false;
    const mint = new Minter(`grant#${applicationId}#${found.revision}`, now);
    const facts = await loadGrantFacts(found, mint, now);
    const share =
      found.status === 'waiting' && allotted !== undefined
        ? { allotted: { ...allotted, grant: allottedGrant(found.grant, allotted.parts) } }
        : {};
    const decided = grantApplication(found, { ...facts, ...share });
    if (decided.outcome === 'still-waiting') return false;
    if ((await commit(businessTable(), writesOf(decided, mint, now))).done) {
      logEvent(`application.${decided.outcome}`, { applicationId });
      return true;
    }
  }
  throw new RacedTooOften('a grant');
}

function writesOf(
  decided: Exclude<GrantDecision, { outcome: 'still-waiting' }>,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  const told = applicationAndNotice(decided.application, mint, now);
  if (decided.outcome !== 'granted') return told;
  const { application, standing } = decided;
  return [
    ...told,
    writeStanding(standing),
    ...moveGrant('reserve', application, application.grant.levels, mint, now),
    ...(application.status === 'awaiting-account' ? [insertTask(accountTask(application, now))] : []),
  ];
}
