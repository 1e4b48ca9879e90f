import * as z from 'zod';
import { table } from '../contract/table.ts';
import { claimPayment, lastPaidAt, paidFen } from '../domain/claims/payment.ts';
import { dayOf, instant } from '../domain/dates.ts';
import { claimNo, policyNo } from '../domain/ids.ts';
import type { ReportedLoss } from '../domain/policies/cancel-policy.ts';
import { holdersOf } from '../domain/policies/holders.ts';
import type { Policy } from '../domain/policies/policy.ts';
import { listAll } from './listing.ts';
import type { Store } from './store.ts';

const reported = z.object({
  claimNo,
  policyNo,
  occurredAt: instant,
  status: z.string(),
  payments: claimPayment.array().optional(),
});

/** Losses reported under a policy, whoever held it, those withdrawn apart. */
export async function reportedLosses(store: Store, of: Policy): Promise<readonly ReportedLoss[]> {
  const { byFirm: index } = table.indexes;
  const partitions = holdersOf(of).map((holder) => `CLAIMS#${holder.uscc}`);
  const lists = partitions.map((partition) => {
    return listAll(store, { index, partition }, (item) => reported.parse(item));
  });
  const claims = await Promise.all(lists);
  return claims
    .flat()
    .filter((claim) => claim.policyNo === of.policyNo && claim.status !== 'withdrawn')
    .map(({ claimNo: no, occurredAt, payments }) => {
      const paidAt = lastPaidAt({ payments });
      return {
        claimNo: no,
        occurredOn: dayOf(occurredAt),
        ...(paidAt === undefined ? {} : { paidOn: dayOf(paidAt), paidFen: paidFen({ payments }) }),
      };
    });
}
