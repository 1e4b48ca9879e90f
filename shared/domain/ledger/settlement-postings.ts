import { type Instant } from '../dates.ts';
import { type DivisionCode, type EntryId, type InsurerCode, type SettlementId } from '../ids.ts';
import { type Fen, subtractFen } from '../money.ts';
import { type LevelTotal, paidByYear } from '../settlement/total-rows.ts';
import { accounts } from './accounts.ts';
import { bookEntry, credit, debit, type JournalEntry, type Leg } from './journal-entry.ts';

/** The settlement that entries belong to. */
export interface SettlementRef {
  readonly settlementId: SettlementId;
  readonly programmeId: string;
  readonly insurer: InsurerCode;
  /** The division whose bureau decides, and finds what concerns all payers. */
  readonly divisionCode: DivisionCode;
}

/**
 * Books what one payer has paid of a settlement (rulebook 14.1). Money: the insurer's bank against the receivable from
 * the bureau, which what the insurer owed back from cancellations is netted with (SUB-15). Commitment: the same sum moves
 * from accrued to paid, by budget year.
 */
export function settlementPaidEntries(
  of: SettlementRef,
  part: LevelTotal,
  ids: { readonly money: EntryId; readonly commitment: EntryId },
  now: Instant,
): [JournalEntry, JournalEntry] {
  const refs = { ...referencesOf(of), divisionCode: part.payer, bookedAt: now };
  const money = bookEntry({
    ...refs,
    entryId: ids.money,
    kind: 'settlement-paid',
    legs: [
      debit(accounts.bank(of.insurer), part.fen),
      ...nettingLegs(part, subtractFen(part.subsidyFen, part.fen)),
      credit(accounts.receivableBureau(part.payer), part.fen),
    ],
  });
  const commitment = bookEntry({
    ...refs,
    entryId: ids.commitment,
    kind: 'subsidy-paid',
    legs: paidByYear(part).flatMap(({ year, fen }) => [
      debit(accounts.budget(of.programmeId, year, part.level, 'paid'), fen),
      credit(accounts.budget(of.programmeId, year, part.level, 'accrued'), fen),
    ]),
  });
  return [money, commitment];
}

/** What the bureaus have approved for payment, level by level and by the budget years that bear it; nothing else moves. */
export function settlementApprovedEntry(
  of: SettlementRef,
  levels: readonly LevelTotal[],
  entryId: EntryId,
  now: Instant,
): JournalEntry | undefined {
  const legs = levels.flatMap((part) =>
    paidByYear(part).flatMap(({ year, fen }) => [
      debit(accounts.budget(of.programmeId, year, part.level, 'settled'), fen),
      credit(accounts.budget(of.programmeId, year, part.level, 'stated'), fen),
    ]),
  );
  if (legs.length === 0) return undefined;
  return bookEntry({ ...referencesOf(of), bookedAt: now, entryId, kind: 'subsidy-settled', legs });
}

/**
 * SUB-15, case 43: where a payer's net is not positive nothing is paid, and the subsidy of the quarter is set off against
 * what the insurer owes the payer; the rest of that debt is carried forward. `undefined` when there is nothing to set off.
 */
export function settlementNettedEntry(
  of: SettlementRef,
  levels: readonly LevelTotal[],
  entryId: EntryId,
  now: Instant,
): JournalEntry | undefined {
  const setOff = levels.filter((part) => part.fen === 0 && part.subsidyFen > 0);
  if (setOff.length === 0) return undefined;
  return bookEntry({
    ...referencesOf(of),
    bookedAt: now,
    entryId,
    kind: 'settlement-netted',
    legs: setOff.flatMap((part) => nettingLegs(part, part.subsidyFen)),
  });
}

/** What the insurer owes a payer back, against what the payer owes the insurer. */
function nettingLegs(part: LevelTotal, amount: Fen): [Leg, Leg] {
  return [
    debit(accounts.clawbackPayable(part.payer), amount),
    credit(accounts.receivableBureau(part.payer), amount),
  ];
}

function referencesOf({ settlementId, programmeId, insurer, divisionCode }: SettlementRef): SettlementRef {
  return { settlementId, programmeId, insurer, divisionCode };
}
