import type { Caller, Role } from '../../shared/domain/access/role.ts';
import {
  decideInterim,
  type DecidedInterim,
  type InterimRefusal,
  type InterimRequest,
  mayDecideInterim,
  openInterimApproval,
  proposeInterim,
} from '../../shared/domain/claims/interim-payment.ts';
import { outcomes } from '../../shared/contract/workflows.ts';
import { askForInterim, asksForInterim } from '../../shared/domain/co-insurance/consent-interim.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import type { Instructing } from '../../shared/domain/claims/instruct-payments.ts';
import { type LimitChanged, type LimitUse, takeLimit } from '../../shared/domain/claims/limit-use.ts';
import { instructedFen, taskOfPayment } from '../../shared/domain/claims/payment.ts';
import { paymentId, taskId } from '../../shared/domain/ids.ts';
import { bookAgreedClaim } from '../../shared/domain/ledger/claim-postings.ts';
import { formatYuan, subtractFen } from '../../shared/domain/money.ts';
import { noticeOfTask } from '../../shared/domain/notices/claim-notices.ts';
import { noticeOfInterimShare } from '../../shared/domain/notices/consent-notices.ts';
import { type ClaimFile, replaceClaim, standingAssessment } from '../../shared/persistence/claims.ts';
import { writeLimitUse } from '../../shared/persistence/limits.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';
import { claimNotOpen } from './claim-refusals.ts';
import { loadInsurance } from './claim-relations.ts';
import { claimBooking, entriesOfClaim, type Making, paymentTasks } from './payment-writes.ts';

/** The claim as it becomes, and everything that is written with it. */
export interface Changed {
  readonly kind: 'changed';
  readonly claim: Claim;
  readonly outcome: string;
  /** What claims have of the limit then, where that changes. */
  readonly use?: LimitUse;
  readonly writes: readonly Write[];
}

/** CLM-4: the certain amount is paid at once, or waits for its second person (CLM-27). */
export async function proposeInterimOf(
  file: ClaimFile,
  request: InterimRequest,
  by: { readonly caller: Caller },
  making: Making,
): Promise<Changed | Refusal> {
  const { policy, use } = await loadInsurance(businessTable(), file.claim);
  const on = instructingOf(file, policy, making);
  const who = { subject: by.caller.subject, now: making.now };
  const proposed = proposeInterim(file.claim, request, who, on);
  if (!proposed.accepted) return refusalOf(proposed.refusal);
  const { claim } = proposed.value;
  if (proposed.value.kind === 'proposed') return awaitApproval(claim, proposed.value.approver, making);
  return instructed(file.claim, claim, 'instructed', { policy, use }, making);
}

/** CLM-27: what the second person decides about it. */
export async function decideInterimOf(
  file: ClaimFile,
  wanted: 'approve' | 'return',
  making: Making,
): Promise<Changed | Refusal> {
  if (wanted === 'approve' && mayDecideInterim(file.claim) && asksForInterim(file.claim)) {
    return askFollowers(file.claim, making);
  }
  const { policy, use } = await loadInsurance(businessTable(), file.claim);
  const { claim, outcome } = decideInterim(file.claim, wanted, instructingOf(file, policy, making));
  if (outcome !== 'approve') return { kind: 'changed', claim, outcome, writes: [replaceClaim(claim)] };
  return instructed(file.claim, claim, outcome, { policy, use }, making);
}

type Insurance = Awaited<ReturnType<typeof loadInsurance>>;

/** What instructions are made from, for a claim with its papers. */
export function instructingOf(
  file: ClaimFile,
  { lossPayee }: Pick<Insurance['policy'], 'lossPayee'>,
  { mint }: Pick<Making, 'mint'>,
): Instructing {
  const nextId = () => paymentId.parse(mint.ulid('pay'));
  return { lossPayee, assessment: standingAssessment(file), nextId };
}

/** CLM-27, COI-3: above 100,000.00 the followers of a pool are asked before anything is instructed. */
function askFollowers(approved: Claim, making: Making): Changed {
  const ids = approved.insurers.map(() => taskId.parse(making.mint.ulid('tsk')));
  const { claim, tasks } = askForInterim(approved, ids, making);
  const identity = () => noticeIdentity(making.mint, making.now);
  return {
    kind: 'changed',
    claim,
    outcome: outcomes.consentNeeded,
    writes: [
      replaceClaim(claim),
      ...tasks.map(insertTask),
      ...tasks.map((task) => insertNotice(noticeOfInterimShare(claim, task, identity()))),
    ],
  };
}

/** The second person's task; a second time, with the reason why it comes back. */
export function awaitApproval(claim: Claim, approver: Role, making: Making, reason?: string): Changed {
  const id = taskId.parse(making.mint.ulid('tsk'));
  const task = openInterimApproval(claim, approver, { ...making, taskId: id, reason });
  const waiting = { ...claim, taskIds: [...claim.taskIds, id] };
  const identity = noticeIdentity(making.mint, making.now);
  return {
    kind: 'changed',
    claim: waiting,
    outcome: 'proposed',
    writes: [replaceClaim(waiting), insertTask(task), insertNotice(noticeOfTask(waiting, task, identity))],
  };
}

/** The insurers owe the amount, the cover's limit is taken and finance has its tasks, all at once. */
export function instructed(
  before: Claim,
  after: Claim,
  outcome: DecidedInterim | 'instructed' | 'dispute',
  { policy, use }: Insurance,
  making: Making,
): Changed | Refusal {
  const limited = takeLimit(policy, use, before, after);
  if (!limited.accepted) return limitChanged(limited.refusal);
  const made = (after.payments ?? []).slice((before.payments ?? []).length);
  const claim = {
    ...after,
    taskIds: [...after.taskIds, ...made.map((one) => taskOfPayment(one.paymentId))],
  };
  const amountFen = subtractFen(instructedFen(after), instructedFen(before));
  return {
    kind: 'changed',
    claim,
    outcome,
    use: limited.value,
    writes: [
      replaceClaim(claim),
      writeLimitUse(limited.value),
      ...entriesOfClaim(before, [bookAgreedClaim(before, amountFen, claimBooking(making))]),
      ...paymentTasks(claim, made, making),
    ],
  };
}

function limitChanged({ kind, leftFen, needFen }: LimitChanged): Refusal {
  const detail = `该项保障剩余限额 ${formatYuan(leftFen)} 元，不足 ${formatYuan(needFen)} 元。请降低确定金额。`;
  return refusal(kind, detail, { facts: { leftFen, needFen } });
}

function refusalOf(of: InterimRefusal): Refusal {
  if (of.kind === 'claim-not-open') return claimNotOpen(of.status);
  const detail = `另一笔先行赔付 ${formatYuan(of.certainFen)} 元正待第二人复核。请先完成该复核任务。`;
  return refusal(of.kind, detail, { facts: { certainFen: of.certainFen } });
}
