import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { type PutInsurerList } from '../../../shared/domain/reconciliation/insurer-list.ts';
import { addControlTotals } from '../../../shared/domain/reconciliation/control-totals.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { mayPutList, putList } from '../../../shared/domain/settlement/put-list.ts';
import { insurerListOf, jobDone, jobFailed, workerOf } from '../../../shared/domain/transfers/job.ts';
import { replaceJob } from '../../../shared/persistence/jobs.ts';
import { readSettlement, replaceSettlement } from '../../../shared/persistence/settlements.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { readUpload } from '../../../shared/persistence/uploads.ts';
import { attempts, RacedTooOften } from '../../runtime/attempts.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { jobOf, keepJob } from '../../runtime/chunked-job.ts';
import { booksOf } from '../../settlement/books-of.ts';
import { refusalOf } from '../list-refusals.ts';
import { partKeys, readCompared, readPlan } from './list-job.ts';

/** Names the compared rows: settlement and job are one transaction, from which on the rows hold. */
export async function putListOf(work: WorkflowTask): Promise<Outcome> {
  for await (const _ of attempts()) {
    const job = await jobOf(work);
    if (job.state !== 'running' || job.total === undefined) return { outcome: outcomes.done };
    const { settlementId, uploadId } = insurerListOf(job);
    const caller = workerOf(job);
    const settlement = await readSettlement(businessTable(), caller.scope, settlementId);
    const upload = await readUpload(businessTable(), caller, uploadId);
    invariant(
      settlement !== undefined && upload !== undefined,
      `job ${job.jobId} has its list and settlement`,
    );
    const may = mayPutList(settlement, caller, upload.sha256);
    if (!may.accepted) {
      const { detail } = refusalOf(may.refusal);
      await keepJob(jobFailed(job, { code: 'list-refused', detail }, work.now));
      return { outcome: outcomes.done };
    }
    const plan = await readPlan(job.jobId);
    const parts = await Promise.all(partKeys(plan).map((chunk) => readCompared(job.jobId, chunk)));
    const rejected = parts.reduce((sum, part) => sum + part.rejected, 0);
    const record: PutInsurerList = {
      listId: plan.listId,
      sha256: upload.sha256,
      putBy: caller.subject,
      putAt: work.now,
      rows: parts.reduce((sum, part) => sum + part.rows, 0),
      rejected,
      control: addControlTotals(parts.flatMap((part) => part.control)),
    };
    const put = putList(may.value, record, {
      parts: parts.flatMap((part) => part.sums),
      ...(await booksOf(may.value)),
    });
    const done = jobDone(job, { total: job.total, rejected }, work.now);
    const committed = await commit(businessTable(), [replaceSettlement(put), replaceJob(done)]);
    if (committed.done) return { outcome: outcomes.done };
  }
  throw new RacedTooOften('a settlement');
}
