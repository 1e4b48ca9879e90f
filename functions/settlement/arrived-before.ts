import {
  type Discrepancy,
  nobodysFen,
  receivedAfterAll,
  takeUp,
} from '../../shared/domain/bank/discrepancy.ts';
import { type Day, dayOf, type Instant } from '../../shared/domain/dates.ts';
import { type InsurerCode } from '../../shared/domain/ids.ts';
import { bookTakenUp } from '../../shared/domain/ledger/policy-postings.ts';
import { addFen, sumFen } from '../../shared/domain/money.ts';
import { type Payable } from '../../shared/domain/settlement/match-transfer.ts';
import { type ArrivedMoney, type Paid } from '../../shared/domain/settlement/pay-settlement.ts';
import { receiveRecorded } from '../../shared/domain/settlement/receive-transfer.ts';
import { type SettlementPayment } from '../../shared/domain/settlement/settlement.ts';
import { findBankLine } from '../../shared/persistence/bank-lines.ts';
import { readDiscrepancy, writeDiscrepancy } from '../../shared/persistence/discrepancies.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import {
  type PaymentReference,
  readSettlement,
  replaceSettlement,
} from '../../shared/persistence/settlements.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { lineDiscrepancyId, missingId } from '../payments/discrepancy-ids.ts';
import { bookingOf } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { type Minter } from '../runtime/minting.ts';

const service = { kind: 'service' } as const;

/** A transfer that reached the insurer's bank before its payer recorded it (item 12), and who else is waiting for it. */
export interface ArrivedBefore {
  readonly money: ArrivedMoney;
  readonly discrepancy: Discrepancy;
  readonly others: readonly Companion[];
}

/** Another settlement that the transfer is kept for, or is recorded for under the same reference. */
interface Companion {
  readonly settlement: Payable;
  readonly received: readonly SettlementPayment[];
  readonly isChanged: boolean;
}

/** `spoken-for`: the insurer's bank has had it, and it has paid something else or went back. */
export async function arrivedBefore(
  of: Payable,
  bankReference: string,
  reference: PaymentReference | undefined,
): Promise<ArrivedBefore | 'not-yet' | 'spoken-for'> {
  const { insurer } = of;
  const line = await findBankLine(businessTable(), insurer, bankReference);
  if (line === undefined) return 'not-yet';
  const id = lineDiscrepancyId(insurer, bankReference);
  const discrepancy = await readDiscrepancy(businessTable(), service, id);
  if (discrepancy === undefined || nobodysFen(discrepancy) === 0) return 'spoken-for';
  const receivedOn = dayOf(line.paidAt);
  const ids = new Set([...(reference?.settlementIds ?? []), ...discrepancy.settlementIds]);
  ids.delete(of.settlementId);
  const found = await Promise.all([...ids].map((one) => readSettlement(businessTable(), service, one)));
  const others = found.flatMap((one) =>
    one?.status === 'approved' || one?.status === 'paid' ? [companion(one, bankReference, receivedOn)] : [],
  );
  const recordedFen = sumFen(others.flatMap((one) => one.received.map((payment) => payment.amountFen)));
  return { money: { nobodysFen: nobodysFen(discrepancy), recordedFen, receivedOn }, discrepancy, others };
}

function companion(of: Payable, bankReference: string, receivedOn: Day): Companion {
  const isKept = of.kept?.some((one) => one.bankReference === bankReference) ?? false;
  const { settlement, received } = receiveRecorded(of, bankReference, receivedOn);
  return { settlement, received, isChanged: isKept || received.length > 0 };
}

/**
 * What was nobody's becomes the payment's: the bank is debited once (14.1), and the discrepancy is lowered by it or closed.
 * What was recorded earlier for other settlements is received with it.
 */
export async function takenUpWrites(
  { settlement, part }: Paid,
  { money, discrepancy, others }: ArrivedBefore,
  by: { readonly subject: string; readonly name: string; readonly now: Instant },
  mint: Minter,
): Promise<readonly Write[]> {
  const entryOf = ({ settlementId, programmeId, divisionCode, insurer }: Payable, fen: typeof part.fen) => {
    const refs = { settlementId, programmeId, divisionCode };
    return insertEntry(
      bookTakenUp(refs, insurer, fen, bookingOf(mint, by.now)),
      keys.settlement(settlementId),
    );
  };
  return [
    entryOf(settlement, part.fen),
    writeDiscrepancy(takeUp(discrepancy, addFen(part.fen, money.recordedFen), by)),
    ...others.filter((one) => one.isChanged).map((one) => replaceSettlement(one.settlement)),
    ...others.flatMap(({ settlement: other, received }) =>
      received.map((payment) => entryOf(other, payment.amountFen)),
    ),
    ...(await foundAfterAll(others, discrepancy.bankReference, settlement.insurer, by)),
  ];
}

/** Payments of others that were missed until now. */
async function foundAfterAll(
  others: readonly Companion[],
  bankReference: string,
  insurer: InsurerCode,
  by: { readonly subject: string; readonly name: string; readonly now: Instant },
): Promise<readonly Write[]> {
  const ids = others.flatMap(({ settlement, received }) =>
    received.map((payment) => missingId(insurer, settlement.settlementId, payment)),
  );
  const found = await Promise.all(ids.map((id) => readDiscrepancy(businessTable(), service, id)));
  return found.flatMap((one) =>
    one?.status === 'open' ? [writeDiscrepancy(receivedAfterAll(one, bankReference, by))] : [],
  );
}
