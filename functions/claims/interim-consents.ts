import {
  instructInterim,
  type InterimConsent,
  interimObjection,
} from '../../shared/domain/co-insurance/consent-interim.ts';
import type { TaskId } from '../../shared/domain/ids.ts';
import { closeTask, type Task } from '../../shared/domain/tasks/task.ts';
import { type ClaimFile, replaceClaim } from '../../shared/persistence/claims.ts';
import { readTasks, replaceTask } from '../../shared/persistence/tasks.ts';
import { businessTable } from '../runtime/business-table.ts';
import { loadInsurance } from './claim-relations.ts';
import { awaitApproval, type Changed, instructed, instructingOf } from './interim-writes.ts';
import type { Making } from './payment-writes.ts';

const limitTaken = '该项保障的限额已被其他案件使用，请重新确定先行赔付的金额';

/**
 * What followers have said of an interim payment, or have not said in time, and what follows: the last consent instructs it, an
 * objection brings it back to the lead's claims manager. Others that were asked need not answer any more where nothing waits.
 */
export async function interimConsent(
  file: ClaimFile,
  taken: InterimConsent,
  answered: readonly TaskId[],
  making: Making,
): Promise<Changed> {
  const next = await nextOf(file, taken, making);
  const isOver = taken.state === 'objected' || taken.state === 'overtaken';
  const left = isOver ? await openConsents(file, answered) : [];
  const closed = left.map((task) => replaceTask(closeTask(task, 'expired', making.now)));
  return { ...next, writes: [...next.writes, ...closed] };
}

async function openConsents({ claim }: ClaimFile, answered: readonly TaskId[]): Promise<readonly Task[]> {
  const ids = (claim.interim?.consents ?? []).map((one) => one.taskId);
  const others = ids.filter((id) => !answered.includes(id));
  const tasks = await readTasks(businessTable(), { kind: 'service' }, others);
  return tasks.filter((task) => task.status === 'open');
}

async function nextOf(file: ClaimFile, { claim, state }: InterimConsent, making: Making): Promise<Changed> {
  switch (state) {
    case 'waits':
    case 'overtaken':
      return { kind: 'changed', claim, outcome: state, writes: [replaceClaim(claim)] };
    case 'objected':
      return awaitApproval(claim, 'claims-manager', making, interimObjection(claim));
    case 'agreed': {
      const insurance = await loadInsurance(businessTable(), claim);
      const paid = instructInterim(claim, instructingOf(file, insurance.policy, making));
      const changed = instructed(file.claim, paid, 'instructed', insurance, making);
      return changed.kind === 'refusal'
        ? awaitApproval(claim, 'claims-manager', making, limitTaken)
        : changed;
    }
  }
}
