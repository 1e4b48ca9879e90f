import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { dayOf } from '../../../shared/domain/dates.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  type BookedGrant,
  grantsOfPolicies,
  inBookedOrder,
} from '../../../shared/domain/simulation/booked-grants.ts';
import { simulateProgramme } from '../../../shared/domain/simulation/simulate-programme.ts';
import { jobDone, jobFailed, type RunningJob, workerOf } from '../../../shared/domain/transfers/job.ts';
import { readBudget } from '../../../shared/persistence/budgets.ts';
import { listPolicies } from '../../../shared/persistence/policies.ts';
import { writeStored } from '../../../shared/persistence/signed-files.ts';
import { changedVersions, isGrantedBy, quotedFacts } from '../../insight/simulated-year.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { countChunk, keepJob } from '../../runtime/chunked-job.ts';
import { currentCatalogue } from '../../runtime/current-catalogue.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';

const fileName = 'simulation.json';
const onlyChunk = '0001';
const policiesAtOnce = 500;
/** Grants that fit in a function's memory: policies are not kept, only what they were granted. */
const mostGrants = 250_000;

/** A year's policies page by page, and the programme tried out on all of their grants at once. */
export async function simulateYear(job: RunningJob, { now }: Pick<WorkflowTask, 'now'>): Promise<Outcome> {
  invariant(job.simulation !== undefined, `job ${job.jobId} says what it tries out`);
  const { programmeId, change, year } = job.simulation;
  const versions = await changedVersions(programmeId, change);
  invariant(versions.ok, `the change of ${job.jobId} fitted when it was begun`);
  const catalogue = await currentCatalogue();
  const grants: BookedGrant[] = [];
  let cursor: string | undefined;
  let policies = 0;
  do {
    const page = await listPolicies(
      businessTable(),
      workerOf(job).scope,
      { limit: policiesAtOnce, cursor },
      isGrantedBy(programmeId),
    );
    const quoted = await quotedFacts(page.items, versions.value);
    const found = grantsOfPolicies(
      page.items,
      { programmeId, year },
      {
        quoted: (policy) => quoted.get(policy.quoteId) ?? {},
        productOf: (policy) => catalogue.soldProduct(policy.product),
      },
    );
    grants.push(...found);
    policies += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined && grants.length <= mostGrants);
  if (grants.length > mostGrants) {
    const detail = `补贴超过 ${mostGrants} 笔，不能一次测算。请由下级主管部门分别测算，再合计。`;
    await keepJob(jobFailed(job, { code: 'too-many-rows', detail }, now));
    return { outcome: outcomes.done };
  }
  const budget = await readBudget(businessTable(), programmeId, year);
  const of = { programmeId, year, versions: versions.value, budget, asOf: dayOf(job.startedAt) };
  const content = JSON.stringify(simulateProgramme(inBookedOrder(grants), of));
  const file = { contentType: 'application/json', content };
  await writeStored(documentBucket(), jobFileKey(job.jobId, fileName), file);
  await countChunk(job.jobId, { chunk: onlyChunk, rows: policies, rejected: 0 });
  await keepJob(jobDone(job, { total: policies, rejected: 0, results: fileName }, now));
  return { outcome: outcomes.done };
}
