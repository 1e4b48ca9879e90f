import { type Caller, paysFor } from '../access/role.ts';
import { type Day, type Instant } from '../dates.ts';
import { type DivisionCode } from '../ids.ts';
import { addFen, type Fen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { type FiscalLevel } from '../subsidies/programme.ts';
import {
  type Settlement,
  type SettlementEvent,
  type SettlementIn,
  type SettlementPayment,
  type SettlementStatus,
} from './settlement.ts';
import { withoutKept } from './receive-transfer.ts';
import { type LevelTotal } from './total-rows.ts';

export interface PaymentOrder {
  readonly level: FiscalLevel;
  /** Needed only where the caller pays for several payers of the level. */
  readonly payer?: DivisionCode | undefined;
  readonly bankReference: string;
  readonly paidAt: Instant;
  readonly amountFen: Fen;
  /** What the insurer's bank has had under this reference before it was recorded. */
  readonly arrived?: ArrivedMoney | undefined;
}

/** Money on the insurer's statement that is nobody's yet. */
export interface ArrivedMoney {
  readonly nobodysFen: Fen;
  /** What of it other settlements have recorded under the same reference already. */
  readonly recordedFen: Fen;
  readonly receivedOn: Day;
}

export type PaymentRefusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'wrong-status'; readonly status: SettlementStatus }
  | { readonly kind: 'nothing-due' }
  | { readonly kind: 'payer-missing'; readonly payers: readonly DivisionCode[] }
  | { readonly kind: 'amount-differs'; readonly dueFen: Fen; readonly arrivedFen?: Fen }
  | { readonly kind: 'paid-in-future' }
  | { readonly kind: 'bank-reference-used' };

export interface Paid {
  readonly settlement: SettlementIn<'approved' | 'paid'>;
  /** What was paid: one payer's part of one level. */
  readonly part: LevelTotal;
}

/**
 * Records that a payer has paid its own part of an approved settlement, to the fen. When every level is paid in full the
 * settlement is `paid`. Where the insurer's bank has had the money already it is received with this (item 12).
 *
 * Refusals: `forbidden` (another payer's part), `wrong-status` (not approved, or paid already), `nothing-due` (no such
 * part, or paid before), `payer-missing` (several parts could be meant), `amount-differs` (from what is due, or more than has
 * come under the reference), `paid-in-future`, `bank-reference-used`.
 */
export function paySettlement(
  of: Settlement,
  order: PaymentOrder,
  by: Caller,
  now: Instant,
): Result<Paid, PaymentRefusal> {
  if (of.status !== 'approved') return refuse({ kind: 'wrong-status', status: of.status });
  const ofLevel = of.totals.levels.filter((total) => {
    return total.level === order.level && (order.payer === undefined || total.payer === order.payer);
  });
  const own = ofLevel.filter(
    (total) => by.scope.kind === 'bureau' && paysFor(by.scope.division, total.payer),
  );
  if (ofLevel.length > 0 && own.length === 0) return refuse({ kind: 'forbidden' });
  const [part, ...others] = own.filter((total) => total.fen > 0 && !isPaid(of, total));
  if (part === undefined) return refuse({ kind: 'nothing-due' });
  if (others.length > 0)
    return refuse({ kind: 'payer-missing', payers: [part, ...others].map((one) => one.payer) });
  if (order.amountFen !== part.fen) return refuse({ kind: 'amount-differs', dueFen: part.fen });
  if (order.paidAt > now) return refuse({ kind: 'paid-in-future' });
  if (of.payments.some((payment) => payment.bankReference === order.bankReference)) {
    return refuse({ kind: 'bank-reference-used' });
  }
  const { arrived } = order;
  if (arrived !== undefined && addFen(arrived.recordedFen, part.fen) > arrived.nobodysFen) {
    return refuse({ kind: 'amount-differs', dueFen: part.fen, arrivedFen: arrived.nobodysFen });
  }
  return accept({ settlement: withPayment(of, order, part, { by, at: now }), part });
}

/** Parts of an approved settlement that no payment is recorded for. */
export function openLevels(of: SettlementIn<'approved'>): readonly LevelTotal[] {
  return of.totals.levels.filter((total) => total.fen > 0 && !isPaid(of, total));
}

function isPaid(of: SettlementIn<'approved'>, part: LevelTotal): boolean {
  return of.payments.some((payment) => payment.level === part.level && payment.payer === part.payer);
}

function withPayment(
  of: SettlementIn<'approved'>,
  order: PaymentOrder,
  part: LevelTotal,
  { by, at }: { by: Caller; at: Instant },
): Paid['settlement'] {
  const actor = by.subject;
  const payment: SettlementPayment = {
    level: part.level,
    payer: part.payer,
    amountFen: order.amountFen,
    bankReference: order.bankReference,
    paidAt: order.paidAt,
    recordedAt: at,
    recordedBy: actor,
    ...(order.arrived === undefined ? {} : { receivedOn: order.arrived.receivedOn }),
    ...(by.scope.kind === 'bureau' && by.scope.division !== part.payer
      ? { advancedBy: by.scope.division }
      : {}),
  };
  const { levels, ...totals } = of.totals;
  const event = (what: SettlementEvent['event'], detail?: string): SettlementEvent => ({
    at,
    actor,
    event: what,
    ...(detail === undefined ? {} : { detail }),
    totals,
  });
  const paid = {
    ...withoutKept(of, order.bankReference),
    payments: [...of.payments, payment],
    revision: of.revision + 1,
  };
  const history = [...of.history, event('payment', `${part.level} ${part.payer} ${order.bankReference}`)];
  return levels.every((one) => one.fen === 0 || isPaid(paid, one))
    ? { ...paid, status: 'paid', paidAt: at, history: [...history, event('paid')] }
    : { ...paid, history };
}
