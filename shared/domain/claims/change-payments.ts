import * as z from 'zod';
import { dayOf, type Instant, requestInstant } from '../dates.ts';
import type { InsurerCode, PaymentId } from '../ids.ts';
import { type Fen, sumFen, zeroFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Task } from '../tasks/task.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';
import { accountOf, instructAgain, type Instructing } from './instruct-payments.ts';
import type { LenderDebt } from './lender-debt.ts';
import { withPayment } from './pay-claim.ts';
import { type ClaimPayment, duePayments } from './payment.ts';

/**
 * LOS-3: an instruction that the bank has in a file cannot be stopped here; the insurer would pay twice. It has to be recalled
 * first. Refusal: `payment-instructed`, with the sum.
 */
export function mayStop(
  tasks: readonly Pick<Task, 'status' | 'paymentFileId' | 'amountFen'>[],
  isRecalled: boolean,
): Result<true, { readonly kind: 'payment-instructed'; readonly fen: Fen }> {
  const sent = tasks.filter((task) => task.status === 'open' && task.paymentFileId !== undefined);
  if (sent.length === 0 || isRecalled) return accept(true);
  return refuse({ kind: 'payment-instructed', fen: sumFen(sent.map((task) => task.amountFen ?? zeroFen)) });
}

/** A claim whose payments were made anew: which gave way, and which came in their place. */
export interface Redivided {
  readonly claim: Claim;
  readonly stopped: readonly ClaimPayment[];
  readonly made: readonly ClaimPayment[];
}

/**
 * LOS-3, case 21: a lender's statement divides what is not paid yet anew. Whatever waits for the bank is stopped, except what goes
 * to a third party, and instructed again by the debt as stated; a claim that is not agreed yet is divided by it when it is.
 * Refusal: `claim-not-open` where nothing is left to divide.
 */
export function redivide(open: Claim, debt: LenderDebt, on: Instructing): Result<Redivided, WrongStatus> {
  const stopped = duePayments(open).filter((one) => one.payee !== 'third-party');
  const isOver = ['paid', 'closed', 'withdrawn', 'decided-rejected', 'recovery'].includes(open.status);
  if (isOver && stopped.length === 0) return wrongStatus(open.status);
  const without: Claim = {
    ...open,
    lenderDebt: debt,
    payments: (open.payments ?? []).map((one) =>
      stopped.includes(one) ? { ...one, status: 'stopped' } : one,
    ),
    revision: open.revision + 1,
  };
  const purposes = [...new Set(stopped.map((one) => one.purpose))];
  let claim = without;
  const made = purposes.flatMap((purpose) => {
    const payments = instructAgain(
      claim,
      stopped.filter((one) => one.purpose === purpose),
      on,
    );
    claim = { ...claim, payments: [...(claim.payments ?? []), ...payments] };
    return payments;
  });
  return accept({ claim: made.length === 0 ? dropNone(open, without) : claim, stopped, made });
}

function dropNone(open: Claim, without: Claim): Claim {
  const { payments: _, ...rest } = without;
  return open.payments === undefined ? rest : without;
}

/** What the bank says about a payment that came back. */
export const returnedPayment = z.strictObject({
  bankReference: requestText(64),
  returnedAt: requestInstant,
  reason: requestText(500),
});
export type ReturnedPayment = z.infer<typeof returnedPayment>;

/** A claim with a payment that came back, and the instruction that takes its place. */
export interface TakenBack {
  readonly claim: Claim;
  readonly returned: ClaimPayment;
  readonly again: ClaimPayment;
}

export type ReturnRefusal =
  | { readonly kind: 'payment-unknown' }
  | { readonly kind: 'payment-not-made' }
  | { readonly kind: 'returned-outside'; readonly paidAt: Instant };

/**
 * A payment came back from the payee's bank: it is due again, to an account that the payee has to name, and a claim that was paid
 * is paying once more. Refusals: `payment-unknown` (also another insurer's), `payment-not-made`, `returned-outside` for a
 * day before the payment, or a moment to come.
 */
export function returnPayment(
  of: Claim,
  paymentId: PaymentId,
  { returnedAt }: Pick<ReturnedPayment, 'returnedAt'>,
  by: { readonly payer: InsurerCode; readonly now: Instant; readonly nextId: () => PaymentId },
): Result<TakenBack, ReturnRefusal> {
  const paid = of.payments?.find((one) => one.paymentId === paymentId && one.payer === by.payer);
  if (paid === undefined) return refuse({ kind: 'payment-unknown' });
  const { status, paidAt } = paid;
  if (status !== 'paid' || paidAt === undefined || paid.claimedBack === true)
    return refuse({ kind: 'payment-not-made' });
  // A bank's statement knows the day only.
  if (returnedAt > by.now || dayOf(returnedAt) < dayOf(paidAt))
    return refuse({ kind: 'returned-outside', paidAt });
  const account = accountOf(of, paid);
  const returned: ClaimPayment = {
    ...paid,
    status: 'returned',
    ...(account === undefined ? {} : { account }),
  };
  const { purpose, payee, payer, fen, insurers } = paid;
  const again: ClaimPayment = {
    paymentId: by.nextId(),
    purpose,
    payee,
    payer,
    fen,
    ...(insurers === undefined ? {} : { insurers }),
    status: 'open',
    replaces: paymentId,
  };
  const { payeeAccount, ...rest } = withPayment(of, returned);
  const kept = payee === 'insured' || payeeAccount === undefined ? {} : { payeeAccount };
  const claim: Claim = {
    ...rest,
    ...kept,
    payments: [...(rest.payments ?? []), again],
    reserveFen: sumFen([of.reserveFen, fen]),
    revision: of.revision + 1,
  };
  return accept({ claim: mayMove(of.status, 'pay-again') ? payingAgain(claim) : claim, returned, again });
}

function payingAgain(of: Claim): Claim {
  const { closedReason: _, ...open } = of;
  const { paidAt: __, ...clocks } = of.clocks;
  return { ...open, clocks, status: statusAfter('pay-again') };
}
