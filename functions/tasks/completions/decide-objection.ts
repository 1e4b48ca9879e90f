import { decideObjection as decide } from '../../../shared/domain/applications/object-to-application.ts';
import { objectionDecision } from '../../../shared/domain/settlement/raised-objection.ts';
import { readFirmFile, writeStanding } from '../../../shared/persistence/firms.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { applicationAndNotice, moveGrant } from '../../subsidies/application-writes.ts';
import { completion } from '../completion.ts';
import { applicationOfTask, wrongApplicationStatus } from './application-of-task.ts';

/** SUB-13: what an objection was against goes on, or is refused and its money is free again; one transaction. */
export const decideObjection = completion(objectionDecision, async ({ task, caller, now, mint }, body) => {
  const before = await applicationOfTask(task);
  const { standing } = await readFirmFile(businessTable(), { kind: 'service' }, before.uscc);
  const decided = decide(before, body, standing, { subject: caller.subject, now });
  if (!decided.accepted) return wrongApplicationStatus(decided.refusal.status);
  const { application, outcome } = decided.value;
  const told = applicationAndNotice(application, mint, now);
  return {
    kind: 'completed',
    outcome: body.outcome,
    remark: body.reason,
    writes:
      outcome === 'dismissed'
        ? told
        : [
            ...told,
            writeStanding(decided.value.standing),
            ...moveGrant('release', application, decided.value.freed.levels, mint, now),
          ],
  };
});
