import * as z from 'zod';
import { bureauRoles } from '../../domain/access/role.ts';
import { jobId } from '../../domain/ids.ts';
import { simulation, simulationRequest } from '../../domain/simulation/simulation.ts';
import { publicProgramme } from '../../domain/reports/public-summary.ts';
import { operation } from '../operation.ts';

export const simulateProgrammeOperation = operation({
  key: 'POST /v1/simulations',
  operationId: 'simulateProgramme',
  summary:
    'What a changed programme would have cost and reached on the year’s real policies, against what it did; changes nothing',
  roles: bureauRoles,
  body: simulationRequest,
  onlyAsks: true,
  success: 200,
  answer: simulation,
  refusals: { 'too-many-policies': 409 },
});

export const beginSimulationOperation = operation({
  key: 'POST /v1/simulations/jobs',
  operationId: 'beginSimulation',
  summary:
    'The same of a year of any size: a job writes the answer as a file, which `GET /v1/jobs/{jobId}` leads to',
  roles: bureauRoles,
  body: simulationRequest,
  success: 202,
  answer: z.object({ jobId }),
});

export const summarisePubliclyOperation = operation({
  key: 'GET /v1/public/summary',
  operationId: 'summarisePublicly',
  summary:
    'This year’s money of every programme that has some, without anybody in it: sums of fewer than three firms are left out',
  roles: 'open',
  success: 200,
  answer: z.object({ year: z.int(), items: z.array(publicProgramme) }),
});
