import type { Application, ApplicationIn } from '../../shared/domain/applications/application.ts';
import {
  isOwed,
  isReserved,
  reduceApplication,
  type ReservedApplication,
} from '../../shared/domain/applications/reduce-application.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { GrantsToFirm } from '../../shared/domain/policies/reimbursed-grants.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import type { ProgrammePart } from '../../shared/domain/subsidies/budget.ts';
import { closeTask } from '../../shared/domain/tasks/task.ts';
import { readApplication } from '../../shared/persistence/applications.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { readTask, replaceTask } from '../../shared/persistence/tasks.ts';
import { businessTable } from '../runtime/business-table.ts';
import type { Minter } from '../runtime/minting.ts';
import { applicationIdOf } from '../subsidies/application-id.ts';
import { applicationAndNotice, moveGrant } from '../subsidies/application-writes.ts';

/** Reads that follow from a policy which the caller has been allowed to see. */
const following = { kind: 'service' } as const;

/** Applications under which bureaus have granted something to the firm itself: reserved for it only, or owed and paid. */
export interface GrantedApplications {
  readonly reserved: readonly ReservedApplication[];
  readonly owed: readonly ApplicationIn<'awaiting-payment' | 'paid'>[];
}

export async function grantedApplications({ policyNo, subsidy }: Policy): Promise<GrantedApplications> {
  const notDeducted = subsidy.programmes.filter((grant) => grant.mode !== 'direct-deduct');
  const found = await Promise.all(
    notDeducted.map(({ programmeId }) => {
      return readApplication(businessTable(), following, applicationIdOf(policyNo, programmeId));
    }),
  );
  const applications = found.filter((one): one is Application => one !== undefined);
  return { reserved: applications.filter(isReserved), owed: applications.filter(isOwed) };
}

/** The same as the domain knows them. */
export function grantsToFirm({ reserved, owed }: GrantedApplications): GrantsToFirm {
  return { reserved: reserved.map((one) => one.grant), owed: owed.map((one) => one.grant) };
}

/** Case 7: what was reserved on premium that is not kept is free again, and the firm hears of its new amount. */
export async function reducedWrites(
  { reserved }: GrantedApplications,
  lowered: readonly ProgrammePart[],
  mint: Minter,
  now: Instant,
): Promise<readonly Write[]> {
  const writes = reserved.map(async (one) => {
    const away = lowered.find((part) => part.programmeId === one.programmeId);
    if (away === undefined || away.levels.length === 0) return [];
    const reduced = reduceApplication(one, away, now);
    return [
      ...applicationAndNotice(reduced, mint, now),
      ...moveGrant('release', reduced, away.levels, mint, now),
      ...(await taskWrites(one, reduced, now)),
    ];
  });
  return (await Promise.all(writes)).flat();
}

/** The firm's open task to name its account asks for the lower amount, or is gone with the grant. */
async function taskWrites(
  before: ReservedApplication,
  reduced: Application,
  now: Instant,
): Promise<readonly Write[]> {
  if (before.status !== 'awaiting-account') return [];
  const task = await readTask(businessTable(), following, before.taskId);
  if (task?.status !== 'open') return [];
  return [
    replaceTask(
      reduced.status === 'awaiting-account'
        ? { ...task, amountFen: reduced.grant.grantedFen, revision: task.revision + 1 }
        : closeTask(task, 'cancelled', now),
    ),
  ];
}
