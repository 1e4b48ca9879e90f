import * as z from 'zod';
import { instant, type Instant } from '../dates.ts';
import { assessmentId, claimNo, paymentId, type PaymentId } from '../ids.ts';
import { fen, formatYuan, nonNegativeFen, subtractFen, zeroFen } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Claim } from './claim.ts';
import { withPayment } from './pay-claim.ts';

/** What moves a claim's reserve. */
export const reserveReason = z.enum([
  'reported',
  'assessed',
  'rejected',
  'below-deductible',
  'paid',
  'payment-returned',
  'nothing-owed',
  'withdrawn',
  'appealed',
]);
type ReserveReason = z.infer<typeof reserveReason>;

/**
 * One movement of a claim's reserve, kept as it was (a payment's with the payment): `opened` from nothing, `raised`, `reduced` by a payment or to a lower
 * amount, `released` to nothing without one. The amount is signed; all amounts together are the reserve.
 */
export const reserveMovement = z.object({
  claimNo,
  /** The claim's, as the movement left it: their order. */
  revision: z.int().nonnegative(),
  kind: z.enum(['opened', 'raised', 'reduced', 'released']),
  amountFen: fen,
  beforeFen: nonNegativeFen,
  afterFen: nonNegativeFen,
  reason: reserveReason,
  actor: z.string(),
  at: instant,
  /** The assessment or payment that caused it. */
  assessmentId: assessmentId.optional(),
  paymentId: paymentId.optional(),
});
export type ReserveMovement = z.infer<typeof reserveMovement>;

/** Who moves a reserve, when and because of what. */
export interface ReserveCause {
  readonly reason: ReserveReason;
  readonly actor: string;
  readonly at: Instant;
  readonly assessmentId?: ReserveMovement['assessmentId'];
  readonly paymentId?: ReserveMovement['paymentId'];
}

/** The movement between a claim as it was and as it becomes; none where its reserve stays. */
export function moveReserve(
  before: Pick<Claim, 'reserveFen'>,
  after: Pick<Claim, 'claimNo' | 'revision' | 'reserveFen'>,
  cause: ReserveCause,
): readonly ReserveMovement[] {
  const [beforeFen, afterFen] = [before.reserveFen, after.reserveFen];
  if (beforeFen === afterFen) return [];
  const { claimNo: of, revision } = after;
  const amountFen = subtractFen(afterFen, beforeFen);
  const kind = kindOf({ beforeFen, afterFen, ...cause });
  return [{ claimNo: of, revision, kind, amountFen, beforeFen, afterFen, ...cause }];
}

function kindOf({
  beforeFen,
  afterFen,
  reason,
}: Pick<ReserveMovement, 'beforeFen' | 'afterFen' | 'reason'>): ReserveMovement['kind'] {
  if (beforeFen === 0) return 'opened';
  if (afterFen > beforeFen) return 'raised';
  return afterFen === 0 && reason !== 'paid' ? 'released' : 'reduced';
}

/** The claim after a payment, which keeps itself what it took off the reserve, and who confirmed it. */
export function takenByPayment(before: Claim, after: Claim, paid: PaymentId, by: string): Claim {
  const payment = after.payments?.find((one) => one.paymentId === paid);
  if (payment === undefined || before.reserveFen === after.reserveFen) return after;
  const { revision } = after;
  const reserve = { revision, beforeFen: before.reserveFen, afterFen: after.reserveFen, by };
  return withPayment(after, { ...payment, reserve });
}

function movementsByPayments({ claimNo: of, payments = [] }: Claim): readonly ReserveMovement[] {
  return payments.flatMap(({ paymentId: id, paidAt: at, reserve }) => {
    if (reserve === undefined || at === undefined) return [];
    const { beforeFen, afterFen, revision, by: actor } = reserve;
    const after = { claimNo: of, revision, reserveFen: afterFen };
    return moveReserve({ reserveFen: beforeFen }, after, { reason: 'paid', actor, at, paymentId: id });
  });
}

/**
 * All movements of a reserve in order, the one of the report first: that opened it at what the firm estimated, within the limit,
 * and is known from what moved it first. Those of payments are kept with them. They add up to the reserve as it stands.
 */
export function reserveMovements(of: Claim, kept: readonly ReserveMovement[]): readonly ReserveMovement[] {
  const inOrder = [...kept, ...movementsByPayments(of)].toSorted((a, b) => a.revision - b.revision);
  const openedAt = { reason: 'reported', actor: of.reportedBy, at: of.reportedAt } as const;
  const reserveFen = inOrder[0]?.beforeFen ?? of.reserveFen;
  const reported = { claimNo: of.claimNo, revision: 0, reserveFen };
  return [...moveReserve({ reserveFen: zeroFen }, reported, openedAt), ...inOrder];
}

const words: Readonly<Record<ReserveReason, Bilingual>> = {
  reported: { zh: '报案估损', en: 'estimated loss' },
  assessed: { zh: '定损', en: 'assessment' },
  rejected: { zh: '拒赔', en: 'rejection' },
  'below-deductible': { zh: '未超免赔额', en: 'below the deductible' },
  paid: { zh: '付款', en: 'payment' },
  'payment-returned': { zh: '付款被退回', en: 'payment came back' },
  'nothing-owed': { zh: '无须再付', en: 'nothing more owed' },
  withdrawn: { zh: '企业撤回', en: 'taken back by the firm' },
  appealed: { zh: '复议重开', en: 'review' },
};

/** A movement as one line of a claim's history. */
export function reserveLine({ reason, amountFen, afterFen }: ReserveMovement): Bilingual {
  const sign = amountFen > 0 ? '+' : '';
  const [amount, after] = [formatYuan(amountFen), formatYuan(afterFen)];
  return {
    zh: `未决赔款准备金 ${sign}${amount} 元，余 ${after} 元（${words[reason].zh}）`,
    en: `Reserve now ¥${after}, ${sign}${amount} (${words[reason].en})`,
  };
}
