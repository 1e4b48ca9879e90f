import { readPeriodArchiveOperation } from '../../shared/contract/operations/proof.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { readPeriodArchive as readArchive } from '../../shared/persistence/periods.ts';
import { signDownload } from '../../shared/persistence/signed-files.ts';
import { mayApproveMoneyOf, programmeSeenBy } from '../budgets/budget-access.ts';
import { businessTable } from '../runtime/business-table.ts';
import { archiveBucket } from '../runtime/document-bucket.ts';
import { notFound, seeOther } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** SUB-22: whoever holds the whole area of a programme reads what was archived of it; others export what they may see. */
export const readPeriodArchive = readingRoute(readPeriodArchiveOperation, async ({ params, caller, now }) => {
  const programme = await programmeSeenBy(caller.scope, params.programmeId, dayOf(now));
  if (programme === undefined || !mayApproveMoneyOf(caller.scope, programme)) return notFound();
  const archive = await readArchive(businessTable(), programme.id, params.quarter);
  if (archive === undefined) return notFound();
  const fileName = `${programme.id}-${params.quarter}.jsonl`;
  return seeOther(await signDownload(archiveBucket(), archive.key, fileName));
});
