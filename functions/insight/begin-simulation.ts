import { beginSimulationOperation } from '../../shared/contract/operations/insight.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { programmeSeenBy } from '../budgets/budget-access.ts';
import { invalidRequest, notFound } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';
import { startJob } from '../runtime/start-job.ts';
import { changedVersions } from './simulated-year.ts';

/** A year of more policies than a request reads. */
export const beginSimulation = changingRoute(beginSimulationOperation, async (call) => {
  const { body, caller, now } = call;
  const programme = await programmeSeenBy(caller.scope, body.programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  const versions = await changedVersions(programme.id, body.change);
  if (!versions.ok) return invalidRequest(versions.faults);
  return startJob((jobId) => ({ jobId, kind: 'simulation', simulation: body }), call);
});
