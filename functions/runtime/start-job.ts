import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { type JobId, jobId } from '../../shared/domain/ids.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { jobStarted, type Reply } from './reply.ts';
import { type Command, commitCommand, CommandRepeated } from './route.ts';

type Work = Parameters<typeof beginJob>[0];

/** The job is one item; the stream starts the workflow that works on it. `workOf` says what there is to do under its id. */
export async function startJob(
  workOf: (jobId: JobId) => Work,
  { caller, now, command }: { readonly caller: Caller; readonly now: Instant; readonly command: Command },
): Promise<Reply> {
  const job = beginJob(workOf(jobId.parse(command.mint.ulid('job'))), caller, now);
  const shown = { jobId: job.jobId };
  const committed = await commitCommand([insertJob(job), command.remember(shown, 202)]);
  if (!committed.done) throw new CommandRepeated();
  return jobStarted(shown);
}
