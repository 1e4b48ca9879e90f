import { listOpenPaymentsOperation } from '../../shared/contract/operations/discrepancies.ts';
import { openPayments } from '../../shared/domain/bank/allocate-line.ts';
import { nobodysFen } from '../../shared/domain/bank/discrepancy.ts';
import { mayReadSettlement } from '../../shared/domain/settlement/settlement.ts';
import { readDiscrepancy } from '../../shared/persistence/discrepancies.ts';
import { settlementsOf } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { isPayable } from './settlements-about.ts';

/** The oldest quarter first: what has been open for longest is meant most likely. */
export const listOpenPayments = readingRoute(listOpenPaymentsOperation, async ({ params, caller }) => {
  const found = await readDiscrepancy(businessTable(), caller.scope, params.discrepancyId);
  if (found === undefined) return notFound();
  const all = await settlementsOf(businessTable(), found.insurer);
  const readable = all.filter((one) => mayReadSettlement(caller.scope, one)).filter(isPayable);
  const items = openPayments(found, readable, caller)
    .map(({ settlement, total, dueFen, isRecorded }) => ({
      settlementId: settlement.settlementId,
      programmeId: settlement.programmeId,
      quarter: settlement.quarter,
      level: total.level,
      payer: total.payer,
      dueFen,
      isRecorded,
    }))
    .toSorted((one, other) => (one.quarter < other.quarter ? -1 : 1));
  return answer({ leftFen: nobodysFen(found), items });
});
