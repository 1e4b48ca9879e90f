import { appealClaimOperation } from '../../shared/contract/operations/appeals.ts';
import {
  payInterimOperation,
  recordRecoveryOperation,
  reopenClaimOperation,
} from '../../shared/contract/operations/indemnities.ts';
import { httpApi } from '../runtime/http-api.ts';
import { routeOnDemand } from '../runtime/route.ts';

export const handler = httpApi([
  routeOnDemand(appealClaimOperation, async () => (await import('./appeal-claim.ts')).appealClaim),
  routeOnDemand(payInterimOperation, async () => (await import('./pay-interim.ts')).payInterim),
  routeOnDemand(reopenClaimOperation, async () => (await import('./reopen-claim.ts')).reopenClaim),
  routeOnDemand(recordRecoveryOperation, async () => (await import('./record-recovery.ts')).recordRecovery),
]);
