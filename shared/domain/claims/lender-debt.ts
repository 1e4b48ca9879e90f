import * as z from 'zod';
import { instant, type Instant, requestInstant } from '../dates.ts';
import {
  addFen,
  atLeastZero,
  type Fen,
  minFen,
  nonNegativeFen,
  requestFen,
  subtractFen,
  sumFen,
  zeroFen,
} from '../money.ts';
import { lossPayee, type LossPayee } from '../quoting/loss-payee.ts';
import { accept, refuse, type Result } from '../result.ts';
import { isRdCostCover, isDelayCover } from './loss-sheet.ts';
import type { Cover } from '../products/cover.ts';
import type { PayeeKind, Paying } from './payment.ts';

/** What a lender says is owed to it when a claim's money is divided, as the insurer received it. */
export const lenderStatementRequest = z.strictObject({
  /** When it reached the insurer: from then on payment to the owner of a pledged thing does not discharge it (LOS-3). */
  receivedAt: requestInstant,
  principalFen: requestFen,
  interestFen: requestFen,
  /** The lender that gives notice, where the policy names none. */
  lender: lossPayee.optional(),
  /** The sum that a written assignment is limited to (LOS-4). */
  assignedFen: requestFen.optional(),
  /** The part of the debt that the firm disputes (case 19). */
  disputedFen: requestFen.optional(),
  /** The lender's written release: the loan is repaid (case 20). */
  release: z.literal(true).optional(),
  /** The insurer's bank has recalled the instructions that it had in a file. */
  recalled: z.literal(true).optional(),
});
export type LenderStatementRequest = z.infer<typeof lenderStatementRequest>;

/** The statement that a claim's money is divided by; the latest one counts. */
export const lenderDebt = z.strictObject({
  receivedAt: instant,
  lender: lossPayee,
  debtFen: nonNegativeFen,
  assignedFen: nonNegativeFen.optional(),
  disputedFen: nonNegativeFen.optional(),
});
export type LenderDebt = z.infer<typeof lenderDebt>;

export type LenderRefusal =
  | { readonly kind: 'received-in-future' }
  | { readonly kind: 'lender-unknown' }
  | { readonly kind: 'lien-without-pledge'; readonly rule: 'LOS-4' }
  | { readonly kind: 'release-missing'; readonly rule: 'case-20' }
  | { readonly kind: 'disputed-above-debt'; readonly debtFen: Fen };

/**
 * LOS-2 to LOS-4: takes a lender's statement of principal and interest due. Debt that is repaid takes its written release
 * (case 20).
 *
 * Refusals: `received-in-future`; `lender-unknown` where neither policy nor statement names one; `lien-without-pledge` for the notice
 * of a lender that the policy does not name on a cover of cost, where no thing is pledged and only the policy's written assignment
 * binds (LOS-4); `release-missing`; `disputed-above-debt`.
 */
export function readLenderStatement(
  request: LenderStatementRequest,
  on: { readonly lossPayee: LossPayee | undefined; readonly cover: Cover },
  now: Instant,
): Result<LenderDebt, LenderRefusal> {
  const { receivedAt, assignedFen, disputedFen, release } = request;
  if (receivedAt > now) return refuse({ kind: 'received-in-future' });
  const lender = on.lossPayee ?? request.lender;
  if (lender === undefined) return refuse({ kind: 'lender-unknown' });
  const pledgesNothing = isRdCostCover(on.cover) || isDelayCover(on.cover);
  if (on.lossPayee === undefined && pledgesNothing) {
    return refuse({ kind: 'lien-without-pledge', rule: 'LOS-4' });
  }
  const debtFen = addFen(request.principalFen, request.interestFen);
  if (debtFen === 0 && release === undefined) return refuse({ kind: 'release-missing', rule: 'case-20' });
  if ((disputedFen ?? 0) > debtFen) return refuse({ kind: 'disputed-above-debt', debtFen });
  return accept({
    receivedAt,
    lender,
    debtFen,
    ...(assignedFen === undefined ? {} : { assignedFen }),
    ...(disputedFen === undefined ? {} : { disputedFen }),
  });
}

/** One payee's part of an amount; a held part is not paid before the dispute about it ends. */
export interface PayeePart {
  readonly payee: PayeeKind;
  readonly fen: Fen;
  readonly isHeld?: true;
}

/** Who has a right to an amount besides the insured. */
export interface Claimants {
  /** What a third party is paid directly, on its request (CLM-11). */
  readonly thirdPartyFen: Fen;
  readonly hasLossPayee: boolean;
  readonly lenderDebt: LenderDebt | undefined;
}

/**
 * Divides what is due on a claim. A third party is paid directly (CLM-11). Of the rest the lender comes first, up to principal
 * and interest due (LOS-2: debt 304,125.50 of 327,250.22) and to the sum assigned to it (LOS-4: 100,000.00), less what it got, or is
 * getting, since it stated them; what the firm disputes of the debt is held (case 19); the insured gets what is left. Before a loss payee has
 * stated its debt nobody knows where to divide: the whole goes to it, and it passes on what exceeds the debt.
 */
export function divideAmong(
  dueFen: Fen,
  { thirdPartyFen, hasLossPayee, lenderDebt: debt }: Claimants,
  paid: Paying,
): readonly PayeePart[] {
  const directFen = minFen(thirdPartyFen, dueFen);
  const restFen = subtractFen(dueFen, directFen);
  const lenderPart = debt === undefined ? wholeOf(restFen, hasLossPayee) : partOfDebt(restFen, debt, paid);
  const parts: readonly PayeePart[] = [
    { payee: 'third-party', fen: directFen },
    { payee: 'loss-payee', fen: lenderPart.fen },
    { payee: 'loss-payee', fen: lenderPart.heldFen, isHeld: true },
    { payee: 'insured', fen: subtractFen(restFen, lenderPart.fen, lenderPart.heldFen) },
  ];
  return parts.filter((part) => part.fen > 0);
}

interface LenderPart {
  readonly fen: Fen;
  readonly heldFen: Fen;
}

function wholeOf(restFen: Fen, hasLossPayee: boolean): LenderPart {
  return { fen: hasLossPayee ? restFen : zeroFen, heldFen: zeroFen };
}

function partOfDebt(restFen: Fen, debt: LenderDebt, { payments = [] }: Paying): LenderPart {
  const { debtFen, assignedFen = debtFen, disputedFen = zeroFen, receivedAt } = debt;
  const toLender = payments.filter((one) => one.payee === 'loss-payee');
  const since = toLender.filter((one) => {
    return one.status === 'open' || (one.status === 'paid' && (one.paidAt ?? receivedAt) > receivedAt);
  });
  const gotFen = sumFen(since.map((one) => one.fen));
  const waitsFen = sumFen(toLender.flatMap((one) => (one.status === 'held' ? [one.fen] : [])));
  const openFen = atLeastZero(subtractFen(minFen(debtFen, assignedFen), gotFen, waitsFen));
  const undisputedFen = atLeastZero(
    subtractFen(minFen(subtractFen(debtFen, disputedFen), assignedFen), gotFen),
  );
  const fen = minFen(restFen, undisputedFen);
  const heldFen = minFen(subtractFen(restFen, fen), atLeastZero(subtractFen(openFen, undisputedFen)));
  return { fen, heldFen };
}

/** The parts by payee, as a claim shows them. */
export function payeesOf(
  parts: readonly Pick<PayeePart, 'payee' | 'fen'>[],
): { kind: PayeeKind; fen: Fen }[] {
  const kinds = new Set(parts.map((part) => part.payee));
  return [...kinds].map((kind) => {
    const ofKind = parts.filter((part) => part.payee === kind);
    return { kind, fen: sumFen(ofKind.map((part) => part.fen)) };
  });
}
