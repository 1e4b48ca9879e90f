import { beginExportOperation } from '../../shared/contract/operations/proof.ts';
import { jobId } from '../../shared/domain/ids.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { answer } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';

/** The job is one item; the stream starts the workflow that writes the file. */
export const beginExport = changingRoute(beginExportOperation, async ({ caller, now, command }) => {
  const job = beginJob({ jobId: jobId.parse(command.mint.ulid('job')), kind: 'ledger-export' }, caller, now);
  const shown = { jobId: job.jobId };
  const committed = await commitCommand([insertJob(job), command.remember(shown)]);
  if (!committed.done) throw new CommandRepeated();
  return answer(shown);
});
