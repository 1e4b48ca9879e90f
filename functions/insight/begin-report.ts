import { beginReportOperation } from '../../shared/contract/operations/reports.ts';
import { jobId } from '../../shared/domain/ids.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { reportAsked } from '../reports/report-asked.ts';
import { answer } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';

/** A report over more policies than a request reads: the job is one item, and the stream starts the workflow that makes it. */
export const beginReport = changingRoute(beginReportOperation, async ({ body, caller, now, command }) => {
  const asked = await reportAsked(body, caller, now);
  if (!asked.accepted) return asked.refusal;
  const id = jobId.parse(command.mint.ulid('job'));
  const job = beginJob({ jobId: id, kind: 'report', report: body }, caller, now);
  const shown = { jobId: job.jobId };
  const committed = await commitCommand([insertJob(job), command.remember(shown)]);
  if (!committed.done) throw new CommandRepeated();
  return answer(shown);
});
