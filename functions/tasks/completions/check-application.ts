import {
  applicationCheck,
  checkApplication as check,
  type CheckRefusal,
} from '../../../shared/domain/applications/check-application.ts';
import { published } from '../../runtime/current-catalogue.ts';
import { invalidRequest, type Refusal, refusal } from '../../runtime/reply.ts';
import { applicationAndNotice } from '../../subsidies/application-writes.ts';
import { completion } from '../completion.ts';
import { applicationOfTask, wrongApplicationStatus } from './application-of-task.ts';

/** The bureau's look at the papers; what is approved is granted by the clock, in the order of its batch. */
export const checkApplication = completion(applicationCheck, async ({ task, now, mint }, body) => {
  const application = await applicationOfTask(task);
  const { catalogue, calendar } = await published();
  const programme = catalogue.usedProgramme(application.programmeId, application.version);
  const checked = check(application, body, programme, { now, calendar });
  if (!checked.accepted) return refusalOf(checked.refusal);
  return {
    kind: 'completed',
    outcome: body.outcome,
    remark: body.reason,
    writes: applicationAndNotice(checked.value, mint, now),
  };
});

function refusalOf(of: CheckRefusal): Refusal {
  switch (of.kind) {
    case 'wrong-status':
      return wrongApplicationStatus(of.status);
    case 'reason-missing':
      return refusal(of.kind, '退回或不予补贴须写明原因，企业会看到。请填写 reason。');
    case 'grade-unknown': {
      const words =
        of.grades.length === 0 ? '该方案不分等级 / no grade' : `应为 ${of.grades.join('、')} 之一`;
      return invalidRequest([{ path: 'grade', message: words }]);
    }
  }
}
