import { beginReportOperation } from '../../shared/contract/operations/reports.ts';
import { reportRefusedTo } from '../reports/report-access.ts';
import { changingRoute } from '../runtime/route.ts';
import { startJob } from '../runtime/start-job.ts';

/** A report over more policies than a request reads, for those who may have it at once. */
export const beginReport = changingRoute(beginReportOperation, async (call) => {
  const { body, caller, now } = call;
  const refused = await reportRefusedTo(caller, body, now);
  return refused ?? startJob((jobId) => ({ jobId, kind: 'report', report: body }), call);
});
