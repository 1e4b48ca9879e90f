import { type Allocated, takenUpFen } from '../../shared/domain/bank/allocate-line.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import { advanceFor } from '../../shared/domain/clearing/advance.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { entryId } from '../../shared/domain/ids.ts';
import { bookTakenUp } from '../../shared/domain/ledger/policy-postings.ts';
import type { ReadBankLine } from '../../shared/domain/policies/bank-line.ts';
import type { Payable } from '../../shared/domain/settlement/match-transfer.ts';
import { receiveParts } from '../../shared/domain/settlement/receive-transfer.ts';
import { advanceRefs } from '../../shared/domain/settlement/settlement.ts';
import { writeDiscrepancy } from '../../shared/persistence/discrepancies.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { replaceSettlement } from '../../shared/persistence/settlements.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { advanceWrites } from '../clearing/advance-writes.ts';
import { clearedBy } from '../payments/cleared-by.ts';
import { bookingOf } from '../policies/policy-side-effects.ts';
import type { Minter } from '../runtime/minting.ts';
import { noticesOf } from '../settlement/notice-writes.ts';
import { paidWrites } from '../settlement/paid-writes.ts';

/** Who gives a line to payments, and what the line says. */
interface Giving {
  readonly line: Pick<ReadBankLine, 'bankReference' | 'paidAt' | 'amountFen' | 'insurer'>;
  readonly caller: Caller;
  readonly mint: Minter;
  readonly now: Instant;
}

/** The line's money is nobody's no longer: settlements, budgets, journal and discrepancies change at once. */
export async function allocationWrites(of: Allocated, giving: Giving): Promise<readonly Write[]> {
  const { line, caller, mint, now } = giving;
  const settlements = [...new Set(of.parts.map((part) => part.settlement))];
  const booked = of.parts.filter((part) => !part.isRecorded);
  const paid = booked.map(({ settlement, total }) => ({ settlement, part: total }));
  return [
    writeDiscrepancy(of.discrepancy),
    ...of.letGo.map(replaceSettlement),
    ...settlements.flatMap((one) => receiptWrites(of, one, giving)),
    ...(await paidWrites(paid, mint, now)),
    ...advancesOf(paid, giving),
    ...(await clearedBy(of.parts, line.bankReference, line.insurer, { ...caller, now })),
  ];
}

function receiptWrites(
  { parts }: Allocated,
  before: Payable,
  { line, caller, mint, now }: Giving,
): readonly Write[] {
  const bureau = caller.scope.kind === 'bureau' ? caller.scope.division : undefined;
  const { settlement } = receiveParts(before, parts, { ...line, by: caller.subject, bureau, now });
  const { settlementId, programmeId, divisionCode } = before;
  const own = parts.filter((part) => part.settlement === before);
  const refs = { settlementId, programmeId, divisionCode };
  const entry = bookTakenUp(refs, line.insurer, takenUpFen(own), bookingOf(mint, now));
  const isNewlyPaid = settlement.status === 'paid' && before.status === 'approved';
  return [
    replaceSettlement(settlement),
    insertEntry(entry, keys.settlement(settlementId)),
    ...(isNewlyPaid ? noticesOf(settlement, mint, now) : []),
  ];
}

/** SUB-19: a city that gives its own transfer to a county's part has paid for the county. */
function advancesOf(
  paid: readonly { readonly settlement: Payable; readonly part: Allocated['parts'][number]['total'] }[],
  { caller: { scope }, mint, now }: Giving,
): readonly Write[] {
  if (scope.kind !== 'bureau') return [];
  return paid.flatMap(({ settlement, part }) => {
    const id = entryId.parse(mint.ulid('ent'));
    const refs = { ...advanceRefs(settlement), entryId: id, advancedAt: now };
    const { insurer, settlementId } = settlement;
    return advanceWrites(advanceFor(part, scope.division, refs), keys.settlement(settlementId), { insurer });
  });
}
