import { objectToApplicationOperation } from '../../shared/contract/operations/subsidies.ts';
import {
  objectToApplication as object,
  type ObjectionRefusal,
  roleThatDecides,
} from '../../shared/domain/applications/object-to-application.ts';
import { objectionId, taskId } from '../../shared/domain/ids.ts';
import { noticeOfApplicationTask } from '../../shared/domain/notices/application-notices.ts';
import { decidingPayer } from '../../shared/domain/subsidies/split-subsidy.ts';
import { objectionTask } from '../../shared/domain/tasks/application-task.ts';
import { readApplication } from '../../shared/persistence/applications.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { published } from '../runtime/current-catalogue.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { applicationView } from './application-view.ts';
import { applicationAndNotice } from './application-writes.ts';

/** Application, the bureau's task to decide, notices and the command are one transaction. */
export const objectToApplication = changingRoute(
  objectToApplicationOperation,
  async ({ params, body, caller, now, command }) => {
    const { mint } = command;
    const raised = {
      ...body,
      objectionId: objectionId.parse(mint.ulid('obj')),
      taskId: taskId.parse(mint.ulid('tsk')),
    };
    for await (const _ of attempts()) {
      const found = await readApplication(businessTable(), caller.scope, params.applicationId);
      if (found === undefined) return notFound();
      const objected = object(found, raised, { subject: caller.subject, now });
      if (!objected.accepted) return refusalOf(objected.refusal);
      const { application } = objected.value;
      const { catalogue, calendar } = await published();
      const programme = catalogue.usedProgramme(application.programmeId, application.version);
      const bureau = decidingPayer(programme, application.divisionCode);
      const decidedBy = { bureau, role: roleThatDecides(caller) };
      const task = objectionTask(objected.value, decidedBy, { now, calendar });
      const shown = applicationView(application, now);
      const committed = await commitCommand([
        ...applicationAndNotice(application, mint, now),
        insertTask(task),
        insertNotice(noticeOfApplicationTask(application, task, bureau, noticeIdentity(mint, now))),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('an objection');
  },
);

function refusalOf(of: ObjectionRefusal): Refusal {
  switch (of.kind) {
    case 'wrong-status':
      return refusal(of.kind, '只有公示中的补贴申请可以提出异议。请刷新后查看状态。', {
        facts: { status: of.status },
      });
    case 'notice-over':
      return refusal(of.kind, `公示期已于 ${of.noticeEndsOn} 24 时届满，不再受理异议。`, {
        facts: { noticeEndsOn: of.noticeEndsOn },
      });
    case 'objection-open':
      return refusal(of.kind, '该申请已有未处理的异议，请先处理。', {
        facts: { objectionId: of.objectionId },
      });
    case 'too-many-objections':
      return refusal(of.kind, '该申请异议过多，不再受理。如有新的情况，请联系主管财政部门。');
  }
}
