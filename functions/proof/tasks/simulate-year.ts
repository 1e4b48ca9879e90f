import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { dayOf } from '../../../shared/domain/dates.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  type BookedGrant,
  bookedGrant,
  grantsOfPolicies,
  inBookedOrder,
} from '../../../shared/domain/simulation/booked-grants.ts';
import { simulateProgramme } from '../../../shared/domain/simulation/simulate-programme.ts';
import { jobDone, jobFailed, type RunningJob } from '../../../shared/domain/transfers/job.ts';
import { readBudget } from '../../../shared/persistence/budgets.ts';
import { writeStored } from '../../../shared/persistence/signed-files.ts';
import { changedVersions, isGrantedBy, quotedFacts } from '../../insight/simulated-year.ts';
import type { Gathering } from '../../reports/gathered-report.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { keepJob } from '../../runtime/chunked-job.ts';
import { currentCatalogue } from '../../runtime/current-catalogue.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { itemsIn, planOf, workspaceOf } from './gathered-lists.ts';

const fileName = 'simulation.json';
/** Grants that fit in a function's memory: policies are not kept, only what they were granted. */
const mostGrants = 250_000;

/** What a year's policies were granted, by the programme that is tried out. */
export async function yearOf(job: RunningJob): Promise<Gathering> {
  const { programmeId, year, versions } = await triedOut(job);
  const catalogue = await currentCatalogue();
  return {
    lists: ['POLICIES'],
    gather: async (from) => {
      if (from.list !== 'POLICIES') return [];
      const policies = from.items.filter(isGrantedBy(programmeId));
      const quoted = await quotedFacts(policies, versions);
      const known = {
        quoted: (policy: Policy) => quoted.get(policy.quoteId) ?? {},
        productOf: (policy: Policy) => catalogue.soldProduct(policy.product),
      };
      return grantsOfPolicies(policies, { programmeId, year }, known).map((fact) => ({
        key: fact.policyNo,
        fact,
      }));
    },
  };
}

/** The programme tried out on all grants of the year at once. */
export async function simulateYear(job: RunningJob, { now }: Pick<WorkflowTask, 'now'>): Promise<Outcome> {
  const of = await triedOut(job);
  const plan = await planOf(job);
  const grants = await grantsIn(job, plan);
  if (grants === undefined) {
    const detail = `补贴超过 ${mostGrants} 笔，不能一次测算。请由下级主管部门分别测算，再合计。`;
    await keepJob(jobFailed(job, { code: 'too-many-rows', detail }, now));
    return { outcome: outcomes.done };
  }
  const budget = await readBudget(businessTable(), of.programmeId, of.year);
  const simulated = simulateProgramme(inBookedOrder(grants), { ...of, budget, asOf: dayOf(job.startedAt) });
  const file = { contentType: 'application/json', content: JSON.stringify(simulated) };
  await writeStored(documentBucket(), jobFileKey(job.jobId, fileName), file);
  const total = itemsIn(plan.chunks.flat());
  await keepJob(jobDone(job, { total, rejected: 0, results: fileName }, now));
  return { outcome: outcomes.done };
}

/** `undefined` where there are too many. */
async function grantsIn(
  job: RunningJob,
  plan: Awaited<ReturnType<typeof planOf>>,
): Promise<readonly BookedGrant[] | undefined> {
  const { buckets, facts } = await workspaceOf(job, plan);
  const grants: BookedGrant[] = [];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    for await (const some of facts(bucket)) {
      for (const one of some) grants.push(bookedGrant.parse(one));
      if (grants.length > mostGrants) return undefined;
    }
  }
  return grants;
}

async function triedOut(job: RunningJob) {
  invariant(job.simulation !== undefined, `job ${job.jobId} says what it tries out`);
  const { programmeId, change, year } = job.simulation;
  const versions = await changedVersions(programmeId, change);
  invariant(versions.ok, `the change of ${job.jobId} fitted when it was begun`);
  return { programmeId, year, versions: versions.value };
}
