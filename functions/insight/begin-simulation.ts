import { beginSimulationOperation } from '../../shared/contract/operations/insight.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { jobId } from '../../shared/domain/ids.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { programmeSeenBy } from '../budgets/budget-access.ts';
import { answer, invalidRequest, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';
import { changedVersions } from './simulated-year.ts';

/** A year of more policies than a request reads: the job is one item, and the stream starts the workflow that reckons it. */
export const beginSimulation = changingRoute(
  beginSimulationOperation,
  async ({ body, caller, now, command }) => {
    const programme = await programmeSeenBy(caller.scope, body.programmeId, dayOf(now));
    if (programme === undefined) return notFound();
    const versions = await changedVersions(programme.id, body.change);
    if (!versions.ok) return invalidRequest(versions.faults);
    const id = jobId.parse(command.mint.ulid('job'));
    const job = beginJob({ jobId: id, kind: 'simulation', simulation: body }, caller, now);
    const shown = { jobId: job.jobId };
    const committed = await commitCommand([insertJob(job), command.remember(shown)]);
    if (!committed.done) throw new CommandRepeated();
    return answer(shown);
  },
);
