import type { Scope } from '../../shared/domain/access/role.ts';
import {
  returnPayment as decide,
  type ReturnRefusal,
  type TakenBack,
} from '../../shared/domain/claims/change-payments.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import { openAccountTask } from '../../shared/domain/claims/claim-tasks.ts';
import { moveReserve } from '../../shared/domain/claims/reserve-movement.ts';
import { followClaim, type LimitUse } from '../../shared/domain/claims/limit-use.ts';
import { taskOfPayment } from '../../shared/domain/claims/payment.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import {
  type ClaimNo,
  type InsurerCode,
  type PaymentId,
  paymentId,
  taskId,
} from '../../shared/domain/ids.ts';
import { bookReturnedClaimPayment } from '../../shared/domain/ledger/claim-postings.ts';
import { noticeOfReturn, noticeOfTask } from '../../shared/domain/notices/claim-notices.ts';
import { accept, refuse, type Result } from '../../shared/domain/result.ts';
import {
  type ClaimFile,
  insertReserveMovement,
  readClaimFile,
  replaceClaim,
} from '../../shared/persistence/claims.ts';
import { readLimitUse, writeLimitUse } from '../../shared/persistence/limits.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { claimBooking, entriesOfClaim, type Making, paymentTasks } from './payment-writes.ts';

/** Which payment of a claim came back, when, and to whose bank. */
export interface CameBack {
  readonly claimNo: ClaimNo;
  readonly paymentId: PaymentId;
  readonly returnedAt: Instant;
  readonly payer: InsurerCode;
  /** Who says so. */
  readonly by: string;
}

/** A claim with a payment taken back, what it has of its limit then, and what is written. */
interface TakenBackWrites {
  readonly file: ClaimFile;
  readonly use: LimitUse;
  readonly writes: readonly Write[];
}

/** The claim with a payment taken back, and everything that is written with it. */
export async function takeBack(
  scope: Scope,
  of: CameBack,
  making: Making,
): Promise<Result<TakenBackWrites, ReturnRefusal>> {
  const found = await readClaimFile(businessTable(), scope, of.claimNo);
  if (found === undefined) return refuse({ kind: 'payment-unknown' });
  // Read before the claim that is decided on: what it has paid of its limit is then surely in it.
  const use = await readLimitUse(businessTable(), found.claim.policyNo);
  const file = (await readClaimFile(businessTable(), scope, of.claimNo)) ?? found;
  const nextId = () => paymentId.parse(making.mint.ulid('pay'));
  const by = { payer: of.payer, now: making.now, nextId };
  const taken = decide(file.claim, of.paymentId, of, by);
  if (!taken.accepted) return taken;
  const { claim, writes } = returnWrites(file.claim, taken.value, making);
  const followed = followClaim(use, file.claim, claim);
  const moved = moveReserve(file.claim, claim, {
    reason: 'payment-returned',
    actor: of.by,
    at: making.now,
    paymentId: of.paymentId,
  });
  return accept({
    file: { ...file, claim, reserveMovements: [...file.reserveMovements, ...moved] },
    use: followed,
    writes: [...writes, writeLimitUse(followed), ...moved.map(insertReserveMovement)],
  });
}

/** The ledger undoes the payment; finance has a task to pay again, and the insured one to name its account. */
function returnWrites(
  before: Claim,
  { claim, returned, again }: TakenBack,
  making: Making,
): { claim: Claim; writes: readonly Write[] } {
  const asksFirm = returned.payee === 'insured';
  const accountTaskId = taskId.parse(making.mint.ulid('tsk'));
  const taskIds = [...claim.taskIds, taskOfPayment(again.paymentId), ...(asksFirm ? [accountTaskId] : [])];
  const tasked = { ...claim, taskIds };
  const identity = () => noticeIdentity(making.mint, making.now);
  const asked = openAccountTask(tasked, { taskId: accountTaskId, now: making.now });
  return {
    claim: tasked,
    writes: [
      replaceClaim(tasked),
      ...entriesOfClaim(before, [bookReturnedClaimPayment(before, returned, claimBooking(making))]),
      ...paymentTasks(tasked, [again], making),
      insertNotice(noticeOfReturn(tasked, returned, identity())),
      ...(asksFirm ? [insertTask(asked), insertNotice(noticeOfTask(tasked, asked, identity()))] : []),
    ],
  };
}
