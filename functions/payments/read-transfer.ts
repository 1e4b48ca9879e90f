import { type Discrepancy } from '../../shared/domain/bank/discrepancy.ts';
import type { InsurerCode, SettlementId } from '../../shared/domain/ids.ts';
import { type JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { bookTakenUp, bookUnallocated } from '../../shared/domain/ledger/policy-postings.ts';
import { zeroFen } from '../../shared/domain/money.ts';
import type { BankLine } from '../../shared/domain/policies/bank-line.ts';
import {
  type DiscrepancyReason,
  type ExpectedPart,
  matchTransfer,
  type Payable,
  type TransferMatch,
} from '../../shared/domain/settlement/match-transfer.ts';
import {
  type ArrivedTransfer,
  keepTransfer,
  receiveParts,
} from '../../shared/domain/settlement/receive-transfer.ts';
import { type Settlement } from '../../shared/domain/settlement/settlement.ts';
import { writeDiscrepancy } from '../../shared/persistence/discrepancies.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import {
  readPaymentReference,
  readSettlement,
  replaceSettlement,
  writePaymentReference,
} from '../../shared/persistence/settlements.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { bookingOf } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import type { Minter } from '../runtime/minting.ts';
import { noticesOf } from '../settlement/notice-writes.ts';
import { paidWrites } from '../settlement/paid-writes.ts';
import { clearedBy } from './cleared-by.ts';
import { lineDiscrepancyId } from './discrepancy-ids.ts';
import type { LineResult, Read, Reading } from './line-result.ts';

/** Settlements that one transfer may pay: all of it is one transaction. */
const mostSettlements = 10;

/** A line that tells of settlements, and whose bank it is. */
export interface TransferLine {
  readonly line: BankLine;
  readonly insurer: InsurerCode;
  readonly mint: Minter;
  readonly reading: Reading;
}

/** Item 12: a transfer of a bureau: it pays exactly what is due, or is kept as nobody's with a discrepancy. */
export async function readTransfer(
  of: TransferLine,
  ids: readonly SettlementId[],
  payer?: string,
): Promise<Read> {
  const found = await Promise.all(
    ids.slice(0, mostSettlements).map((id) => readSettlement(businessTable(), of.reading.caller.scope, id)),
  );
  const named = found.filter((one): one is Settlement => one !== undefined);
  const remark = [of.line.remark, payer ?? ''].join(' ');
  const match = matchTransfer({ amountFen: of.line.amountFen, remark }, named);
  switch (match.outcome) {
    case 'matched':
      return matched(of, match.parts);
    case 'waiting':
      return waiting(of, match);
    case 'held':
      return held(of, match.reason, named, match.dueFen, match.payer);
  }
}

async function matched(of: TransferLine, parts: readonly ExpectedPart[]): Promise<Read> {
  const { line, insurer, mint, reading } = of;
  const settlements = [...new Set(parts.map((part) => part.settlement))];
  const used = await readPaymentReference(businessTable(), insurer, line.bankReference);
  const booked = parts.filter((part) => !part.isRecorded);
  const [payer] = booked.map((part) => part.total.payer);
  const settlementIds = settlements.map((one) => one.settlementId);
  const reference =
    used === undefined && payer !== undefined
      ? [
          writePaymentReference({
            insurer,
            bankReference: line.bankReference,
            payer,
            settlementIds,
            revision: 0,
          }),
        ]
      : [];
  return {
    result: { bankReference: line.bankReference, outcome: 'matched', settlementIds },
    writes: [
      ...settlements.flatMap((one) => receiptWrites(of, one, parts)),
      ...(await paidWrites(
        booked.map(({ settlement, total }) => ({ settlement, part: total })),
        mint,
        reading.now,
      )),
      ...reference,
      ...(await clearedBy(parts, line.bankReference, insurer, { ...reading.caller, now: reading.now })),
    ],
  };
}

function receiptWrites(
  of: TransferLine,
  settlement: Payable,
  parts: readonly ExpectedPart[],
): readonly Write[] {
  const { mint, insurer, reading } = of;
  const received = receiveParts(settlement, parts, arrivedOf(of));
  const refs = refsOf(settlement);
  const takenUp =
    received.keptFen > 0 ? [bookTakenUp(refs, insurer, received.keptFen, bookingOf(mint, reading.now))] : [];
  const isNewlyPaid = received.settlement.status === 'paid' && settlement.status === 'approved';
  return [
    replaceSettlement(received.settlement),
    ...takenUp.map((entry) => insertEntry(entry, keys.settlement(settlement.settlementId))),
    ...(isNewlyPaid ? noticesOf(received.settlement, mint, reading.now) : []),
  ];
}

async function waiting(
  of: TransferLine,
  match: Extract<TransferMatch, { outcome: 'waiting' }>,
): Promise<Read> {
  const { settlement, payer, dueFen } = match;
  const kept = keepTransfer(settlement, payer, arrivedOf(of));
  const found = await held(of, 'less', [settlement], dueFen, payer);
  return { result: found.result, writes: [replaceSettlement(kept), ...found.writes] };
}

async function held(
  of: TransferLine,
  reason: DiscrepancyReason,
  named: readonly Settlement[],
  dueFen?: Discrepancy['expectedFen'],
  payer?: Discrepancy['payer'],
): Promise<Read> {
  const { line, insurer, mint, reading } = of;
  const [first] = named;
  const entry = bookUnallocated(
    first === undefined ? {} : refsOf(first),
    insurer,
    line.amountFen,
    bookingOf(mint, reading.now),
  );
  const settlementIds = named.map((one) => one.settlementId);
  return {
    result: { bankReference: line.bankReference, outcome: 'held', reason, settlementIds },
    writes: [
      insertEntry(entry, keys.bank(insurer)),
      ...(await lineCameFirst(of)),
      openDiscrepancy(of, reason, {
        settlementIds,
        ...(first === undefined ? {} : { divisionCode: first.divisionCode }),
        ...(dueFen === undefined ? {} : { expectedFen: dueFen }),
        ...(payer === undefined ? {} : { payer }),
      }),
    ],
  };
}

/** Line and record of one transfer never miss each other: whichever comes second finds its reference. */
async function lineCameFirst({ line: { bankReference }, insurer }: TransferLine): Promise<readonly Write[]> {
  const used = await readPaymentReference(businessTable(), insurer, bankReference);
  return used === undefined
    ? [writePaymentReference({ insurer, bankReference, settlementIds: [], revision: 0 })]
    : [];
}

/** A line that does not fit has one discrepancy. */
export function openDiscrepancy(
  { line, insurer, reading }: TransferLine,
  reason: DiscrepancyReason,
  about: Pick<Discrepancy, 'settlementIds' | 'divisionCode' | 'expectedFen' | 'payer'>,
): Write {
  return writeDiscrepancy({
    status: 'open',
    discrepancyId: lineDiscrepancyId(insurer, line.bankReference),
    reason,
    insurer,
    ...about,
    bankReference: line.bankReference,
    arrivedFen: line.amountFen,
    openedAt: reading.now,
    revision: 0,
  });
}

function arrivedOf({ line, reading }: TransferLine): ArrivedTransfer {
  const { bankReference, paidAt, amountFen } = line;
  return { bankReference, paidAt, amountFen, by: reading.caller.subject, now: reading.now };
}

function refsOf({ settlementId, programmeId, divisionCode }: Settlement): Partial<JournalEntry> {
  return { settlementId, programmeId, divisionCode };
}

/** A line that nobody's reference is on. */
export async function unknownLine(of: TransferLine): Promise<Read> {
  const { line, insurer, mint, reading } = of;
  const entry = bookUnallocated({}, insurer, line.amountFen, bookingOf(mint, reading.now));
  const result: LineResult = {
    bankReference: line.bankReference,
    outcome: 'unmatched',
    reason: 'reference-unknown',
  };
  const about = { settlementIds: [], expectedFen: zeroFen };
  return {
    result,
    writes: [
      insertEntry(entry, keys.bank(insurer)),
      ...(await lineCameFirst(of)),
      openDiscrepancy(of, 'unknown-payer', about),
    ],
  };
}
