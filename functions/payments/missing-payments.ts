import { addDays, dayOf, type Instant } from '../../shared/domain/dates.ts';
import { type InsurerCode } from '../../shared/domain/ids.ts';
import { zeroFen } from '../../shared/domain/money.ts';
import {
  type SettlementPayment,
  type TotalledSettlement,
} from '../../shared/domain/settlement/settlement.ts';
import { writeDiscrepancy } from '../../shared/persistence/discrepancies.ts';
import { settlementsOf } from '../../shared/persistence/settlements.ts';
import { commit } from '../../shared/persistence/store.ts';
import { businessTable } from '../runtime/business-table.ts';
import { missingId } from './discrepancy-ids.ts';

/** Days that a transfer may be on its way. */
const daysOnTheWay = 5;

/**
 * Payments that bureaus have recorded and that a statement of so much later does not have: each opens a discrepancy, once. What
 * comes by a later line closes it.
 */
export async function openMissing(insurer: InsurerCode, until: Instant, now: Instant): Promise<void> {
  const settlements = await settlementsOf(businessTable(), insurer);
  const missing = settlements.flatMap((one) => {
    if (one.status !== 'approved' && one.status !== 'paid') return [];
    return one.payments.filter((payment) => isMissing(payment, until)).map((payment) => ({ one, payment }));
  });
  for (const { one, payment } of missing) await commit(businessTable(), [opened(insurer, one, payment, now)]);
}

function isMissing({ receivedOn, paidAt }: SettlementPayment, until: Instant): boolean {
  return receivedOn === undefined && addDays(dayOf(paidAt), daysOnTheWay) < dayOf(until);
}

function opened(insurer: InsurerCode, of: TotalledSettlement, payment: SettlementPayment, now: Instant) {
  return writeDiscrepancy({
    status: 'open',
    discrepancyId: missingId(insurer, of.settlementId, payment),
    reason: 'not-received',
    insurer,
    divisionCode: of.divisionCode,
    settlementIds: [of.settlementId],
    payer: payment.payer,
    bankReference: payment.bankReference,
    expectedFen: payment.amountFen,
    arrivedFen: zeroFen,
    openedAt: now,
    revision: 0,
  });
}
