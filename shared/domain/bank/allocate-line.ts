import { type Caller, paysFor } from '../access/role.ts';
import type { Instant } from '../dates.ts';
import { type Fen, sumFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { dueOf, type ExpectedPart, expectedParts, type Payable } from '../settlement/match-transfer.ts';
import { withoutKept } from '../settlement/receive-transfer.ts';
import { closed, type Discrepancy, nobodysFen, ownerOf, type SettlementPart } from './discrepancy.ts';

export type AllocationRefusal =
  | { readonly kind: 'discrepancy-resolved' }
  | { readonly kind: 'nothing-to-allocate' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'payment-not-open'; readonly part: SettlementPart }
  /** What is left of the line, and what the payments that were named are short of together. */
  | { readonly kind: 'amount-differs'; readonly arrivedFen: Fen; readonly dueFen: Fen };

export interface Allocated {
  readonly discrepancy: Extract<Discrepancy, { status: 'resolved' }>;
  /** What the line pays, of settlements that keep nothing of it any more. */
  readonly parts: readonly ExpectedPart[];
  /** Settlements that had kept it and are paid nothing by it. */
  readonly letGo: readonly Payable[];
}

/** A payment that is open, and what it is still short of. */
export interface OpenPayment extends ExpectedPart {
  readonly dueFen: Fen;
}

/**
 * What a caller may give a line to: parts of the insurer's approved settlements that its bank has not seen, recorded by their payer
 * or not. The insurer whose bank it is gives to any of them, a bureau to those that it pays itself.
 */
export function openPayments(
  of: Discrepancy,
  settlements: readonly Payable[],
  by: Pick<Caller, 'scope'>,
): readonly OpenPayment[] {
  return settlements
    .filter(({ insurer }) => insurer === of.insurer)
    .flatMap((one) => expectedParts(withoutKept(one, of.bankReference)))
    .filter(({ total }) => by.scope.kind !== 'bureau' || paysFor(by.scope.division, total.payer))
    .map((part) => ({ ...part, dueFen: dueOf([part]) }));
}

/**
 * Item 12, 14.1: gives what is left of a line to payments that are open, by hand: together they are exactly what is left, so that a
 * line is used up at once and nothing is ever paid in part. What earlier transfers have brought for them counts.
 *
 * Refusals: `forbidden` (neither the insurer's own bank nor the caller's own payments), `discrepancy-resolved`,
 * `nothing-to-allocate` (no money came), `payment-not-open`, `amount-differs` (with both figures).
 */
export function allocateLine(
  of: Discrepancy,
  { text, payments }: { readonly text: string; readonly payments: readonly SettlementPart[] },
  settlements: readonly Payable[],
  { caller, now }: { readonly caller: Caller; readonly now: Instant },
): Result<Allocated, AllocationRefusal> {
  if (of.status !== 'open') return refuse({ kind: 'discrepancy-resolved' });
  const arrivedFen = nobodysFen(of);
  if (arrivedFen === 0) return refuse({ kind: 'nothing-to-allocate' });
  const isOwn = ownerOf(of).org === caller.org;
  const isPayer = (part: SettlementPart) =>
    caller.scope.kind === 'bureau' && paysFor(caller.scope.division, part.payer);
  if (!isOwn && !payments.every(isPayer)) return refuse({ kind: 'forbidden' });
  const open = openPayments(of, settlements, caller);
  const parts: OpenPayment[] = [];
  for (const part of payments) {
    const found = open.find(({ settlement, total }) => {
      return (
        settlement.settlementId === part.settlementId &&
        total.level === part.level &&
        total.payer === part.payer
      );
    });
    if (found === undefined) return refuse({ kind: 'payment-not-open', part });
    parts.push(found);
  }
  const dueFen = dueOf(parts);
  if (dueFen !== arrivedFen) return refuse({ kind: 'amount-differs', arrivedFen, dueFen });
  const named = new Set(payments.map(({ settlementId }) => settlementId));
  const letGo = settlements.filter((one) => !named.has(one.settlementId) && keeps(one, of.bankReference));
  const given = parts.map(({ settlement, total, dueFen: fen }) => {
    return { settlementId: settlement.settlementId, level: total.level, payer: total.payer, fen };
  });
  const how = {
    kind: 'allocated',
    text,
    by: caller.subject,
    name: caller.name,
    at: now,
    payments: given,
  } as const;
  return accept({
    discrepancy: closed(of, how),
    parts,
    letGo: letGo.map((one) => ({ ...withoutKept(one, of.bankReference), revision: one.revision + 1 })),
  });
}

/** What of a settlement's parts was nobody's: this line's money and that of the transfers that were kept for it. */
export function takenUpFen(parts: readonly ExpectedPart[]): Fen {
  return sumFen(parts.map(({ total }) => total.fen));
}

function keeps({ kept = [] }: Payable, bankReference: string): boolean {
  return kept.some((one) => one.bankReference === bankReference);
}
