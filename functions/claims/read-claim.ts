import { readClaimOperation } from '../../shared/contract/operations/claims.ts';
import { readClaimFile } from '../../shared/persistence/claims.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { claimView, loadSurroundings } from './claim-view.ts';

export const readClaim = readingRoute(readClaimOperation, async ({ params, caller, now }) => {
  const file = await readClaimFile(businessTable(), caller.scope, params.claimNo);
  if (file === undefined) return notFound();
  return answer(claimView(file, await loadSurroundings(file.claim), caller, now));
});
