import { settlementId, type DivisionCode, type SettlementId } from '../ids.ts';
import { addFen, type Fen, subtractFen, sumFen } from '../money.ts';
import { type Settlement, type SettlementIn } from './settlement.ts';
import { type LevelTotal } from './total-rows.ts';

/** Why a transfer or payment does not fit: a closed list. */
export const discrepancyReasons = ['not-received', 'more', 'less', 'double', 'unknown-payer'] as const;
export type DiscrepancyReason = (typeof discrepancyReasons)[number];

export type Payable = SettlementIn<'approved' | 'paid'>;

/** One payer's part of a settlement that the insurer's bank has not seen yet; the payer may have recorded it. */
export interface ExpectedPart {
  readonly settlement: Payable;
  readonly total: LevelTotal;
  readonly isRecorded: boolean;
}

/** What of a statement's line tells a transfer of a bureau. */
export interface Transfer {
  readonly amountFen: Fen;
  readonly remark: string;
}

export type TransferMatch =
  | { readonly outcome: 'matched'; readonly parts: readonly ExpectedPart[] }
  /** SUB-19: part of what one payer owes of one settlement; it is kept until the transfers together are the exact sum. */
  | {
      readonly outcome: 'waiting';
      readonly settlement: Payable;
      readonly payer: DivisionCode;
      readonly dueFen: Fen;
    }
  | {
      readonly outcome: 'held';
      readonly reason: DiscrepancyReason;
      readonly dueFen?: Fen;
      /** Where only one can be meant. */
      readonly payer?: DivisionCode;
    };

/** Numbers of settlements in a remark, however a bank has written them. */
export function settlementsIn(remark: string): readonly SettlementId[] {
  const found = [...remark.matchAll(/set[_ -]?([0-7][0-9A-HJKMNP-TV-Z]{25})/gi)];
  return [...new Set(found.map(([, ulid = '']) => settlementId.parse(`set_${ulid.toUpperCase()}`)))];
}

/**
 * Item 12: which payers' parts a transfer pays. It may pay one part, several of one settlement, or those of many settlements
 * that its remark names; their sum has to be the amount to the fen. A payer is named by its division code; where none is, the
 * amount has to fit exactly one payer, or all of them together.
 *
 * Held: `double` (everything named has arrived), `more` and `less` (than is due), `unknown-payer` (several could be meant).
 */
export function matchTransfer(transfer: Transfer, named: readonly Settlement[]): TransferMatch {
  const payable = named.filter((one): one is Payable => one.status === 'approved' || one.status === 'paid');
  if (payable.length === 0) return { outcome: 'held', reason: 'more' };
  const expected = payable.flatMap(expectedParts);
  if (expected.length === 0) return { outcome: 'held', reason: 'double' };
  const payers = payersNamed(transfer.remark, expected);
  const groups = payers.map((payer) => expected.filter((part) => part.total.payer === payer));
  const together = groups.length > 1 ? [...groups, groups.flat()] : groups;
  const exact = together.filter((parts) => dueOf(parts) === transfer.amountFen);
  const [only, ...others] = exact;
  if (only !== undefined && others.length === 0) return { outcome: 'matched', parts: only };
  if (only !== undefined) return { outcome: 'held', reason: 'unknown-payer' };
  return notExact(transfer, groups, payable);
}

function notExact(
  { amountFen }: Transfer,
  groups: readonly (readonly ExpectedPart[])[],
  payable: readonly Payable[],
): TransferMatch {
  const dueFen = dueOf(groups.flat());
  const [group, ...others] = groups;
  const payer = others.length === 0 ? group?.[0]?.total.payer : undefined;
  if (amountFen > dueFen) {
    return { outcome: 'held', reason: 'more', dueFen, ...(payer === undefined ? {} : { payer }) };
  }
  const [settlement, ...more] = payable;
  if (payer === undefined || settlement === undefined) {
    return { outcome: 'held', reason: 'unknown-payer', dueFen };
  }
  return more.length === 0
    ? { outcome: 'waiting', settlement, payer, dueFen }
    : { outcome: 'held', reason: 'less', dueFen };
}

/** What is still to arrive for parts: less what has been kept of transfers that were not enough. */
export function dueOf(parts: readonly ExpectedPart[]): Fen {
  const owed = sumFen(parts.map((part) => part.total.fen));
  const settlements = [...new Set(parts.map((part) => part.settlement))];
  const payers = new Set(parts.map((part) => part.total.payer));
  const kept = settlements.flatMap((one) => (one.kept ?? []).filter((of) => payers.has(of.payer)));
  return subtractFen(owed, addFen(...kept.map((of) => of.amountFen)));
}

/** Parts of a settlement that the insurer's bank has not seen yet. */
export function expectedParts(of: Payable): readonly ExpectedPart[] {
  return of.totals.levels
    .filter((total) => total.fen > 0)
    .flatMap((total) => {
      const payment = of.payments.find((one) => one.level === total.level && one.payer === total.payer);
      if (payment?.receivedOn !== undefined) return [];
      return [{ settlement: of, total, isRecorded: payment !== undefined }];
    });
}

/** Payers that the remark names by their codes; all of them where it names none. */
function payersNamed(remark: string, expected: readonly ExpectedPart[]): readonly DivisionCode[] {
  const payers = [...new Set(expected.map((part) => part.total.payer))];
  const codes = new Set(remark.match(/(?<![0-9A-Za-z])\d{6}(?![0-9A-Za-z])/g));
  const named = payers.filter((payer) => codes.has(payer));
  return named.length > 0 ? named : payers;
}
