import { beginReportOperation } from '../../shared/contract/operations/reports.ts';
import { operationOf, reportAsked } from '../reports/report-asked.ts';
import { mayUse, notYours } from '../runtime/http-stack.ts';
import { changingRoute } from '../runtime/route.ts';
import { startJob } from '../runtime/start-job.ts';

/** A report over more policies than a request reads, for those who may have it at once. */
export const beginReport = changingRoute(beginReportOperation, async (call) => {
  const { body, caller, now } = call;
  const operation = operationOf[body.report];
  if (!mayUse(operation, caller)) return notYours(operation);
  const asked = await reportAsked(body, caller, now);
  if (!asked.accepted) return asked.refusal;
  return startJob((jobId) => ({ jobId, kind: 'report', report: body }), call);
});
