import { beginExportOperation } from '../../shared/contract/operations/proof.ts';
import { changingRoute } from '../runtime/route.ts';
import { startJob } from '../runtime/start-job.ts';

/** The ledger of an organisation as a file of any length. */
export const beginExport = changingRoute(beginExportOperation, (call) =>
  startJob((jobId) => ({ jobId, kind: 'ledger-export' }), call),
);
