import { type Day, dayOf, type Instant } from '../dates.ts';
import { type DivisionCode } from '../ids.ts';
import { type Fen, sumFen } from '../money.ts';
import { type ExpectedPart, type Payable } from './match-transfer.ts';
import { type SettlementEvent, type SettlementPayment } from './settlement.ts';

/** A line of the insurer's statement, and who read it when. */
export interface ArrivedTransfer {
  readonly bankReference: string;
  readonly paidAt: Instant;
  readonly amountFen: Fen;
  readonly by: string;
  /** SUB-19: the bureau that has given it to the parts, where they may be another payer’s. */
  readonly bureau?: DivisionCode | undefined;
  readonly now: Instant;
}

/**
 * The parts of one settlement have arrived: what the payer had recorded is marked as received, what it had not is recorded
 * with it. When every level is paid in full the settlement is `paid`. `keptFen` is what earlier transfers had brought.
 */
export function receiveParts(
  of: Payable,
  parts: readonly ExpectedPart[],
  arrived: ArrivedTransfer,
): { readonly settlement: Payable; readonly keptFen: Fen } {
  const { bankReference, paidAt, by, bureau, now } = arrived;
  const receivedOn = dayOf(paidAt);
  const own = parts.filter((part) => part.settlement.settlementId === of.settlementId);
  const isOwn = (one: { level: string; payer: string }) =>
    own.some(({ total }) => total.level === one.level && total.payer === one.payer);
  const marked = of.payments.map((one): SettlementPayment => (isOwn(one) ? { ...one, receivedOn } : one));
  const added = own
    .filter((part) => !part.isRecorded)
    .map(({ total }): SettlementPayment => {
      const { level, payer, fen } = total;
      const recorded = { recordedAt: now, recordedBy: by, receivedOn };
      const advanced = bureau === undefined || bureau === payer ? {} : { advancedBy: bureau };
      return { level, payer, amountFen: fen, bankReference, paidAt, ...recorded, ...advanced };
    });
  const payments = [...marked, ...added];
  const kept = (of.kept ?? []).filter((one) => own.some(({ total }) => total.payer === one.payer));
  const left = (of.kept ?? []).filter((one) => !kept.includes(one));
  const { levels, ...totals } = of.totals;
  const event = (what: SettlementEvent['event'], detail?: string): SettlementEvent => {
    return { at: now, actor: by, event: what, ...(detail === undefined ? {} : { detail }), totals };
  };
  const isDone = levels.every((total) => total.fen === 0 || isPaidIn(payments, total));
  const isNewlyPaid = isDone && of.status === 'approved';
  const history = [...of.history, event('received', bankReference), ...(isNewlyPaid ? [event('paid')] : [])];
  const next = { ...of, payments, kept: left, history, revision: of.revision + 1 };
  const settlement: Payable = isNewlyPaid ? { ...next, status: 'paid', paidAt: now } : next;
  return { settlement, keptFen: sumFen(kept.map((one) => one.amountFen)) };
}

/** A transfer that is not enough is kept for its payer until others make it the exact sum. */
export function keepTransfer(of: Payable, payer: DivisionCode, arrived: ArrivedTransfer): Payable {
  const { bankReference, amountFen, paidAt } = arrived;
  const one = { payer, bankReference, amountFen, receivedOn: dayOf(paidAt) };
  return { ...of, kept: [...(of.kept ?? []), one], revision: of.revision + 1 };
}

/** The same where money of one transfer is kept no longer: it went back, or has become a payment. */
export function withoutKept<Of extends Payable>(of: Of, bankReference: string): Of {
  if (of.kept === undefined) return of;
  return { ...of, kept: of.kept.filter((one) => one.bankReference !== bankReference) };
}

/** What a settlement has recorded under a bank reference, and has not received, is received with its line (item 12). */
export function receiveRecorded(
  of: Payable,
  bankReference: string,
  receivedOn: Day,
): { readonly settlement: Payable; readonly received: readonly SettlementPayment[] } {
  const isMeant = (one: SettlementPayment) =>
    one.bankReference === bankReference && one.receivedOn === undefined;
  const payments = of.payments.map((one) => (isMeant(one) ? { ...one, receivedOn } : one));
  const settlement = { ...withoutKept(of, bankReference), payments, revision: of.revision + 1 };
  return { settlement, received: of.payments.filter(isMeant) };
}

function isPaidIn(
  payments: readonly SettlementPayment[],
  total: { readonly level: string; readonly payer: string },
): boolean {
  return payments.some((one) => one.level === total.level && one.payer === total.payer);
}
