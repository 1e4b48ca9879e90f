import {
  acceptOffer as accept,
  disputeOffer,
  offerAnswer,
  type OfferAnswer,
} from '../../../shared/domain/claims/answer-offer.ts';
import { outcomes } from '../../../shared/contract/workflows.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { type LimitChanged, takeLimit } from '../../../shared/domain/claims/limit-use.ts';
import { payableFen } from '../../../shared/domain/claims/pay-claim.ts';
import { paymentId } from '../../../shared/domain/ids.ts';
import { bookAgreedClaim } from '../../../shared/domain/ledger/claim-postings.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { type ClaimFile, replaceClaim, standingAssessment } from '../../../shared/persistence/claims.ts';
import { writeLimitUse } from '../../../shared/persistence/limits.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { loadFirm, loadInsurance } from '../../claims/claim-relations.ts';
import { claimBooking, entriesOfClaim } from '../../claims/payment-writes.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { type Refusal, refusal } from '../../runtime/reply.ts';
import { type Completed, completion, type TaskWork } from '../completion.ts';
import { claimFileOfTask } from './claim-of-task.ts';

export const acceptOffer = completion(offerAnswer, async (work, body) => {
  const file = await claimFileOfTask(work.task);
  return body.outcome === 'accept' ? agree(file, body, work) : dispute(file.claim, body, work);
});

/** Agreement takes the cover's limit and books the debt, in the transaction that closes the task. */
async function agree(file: ClaimFile, body: OfferAnswer, work: TaskWork): Promise<Completed | Refusal> {
  const { claim } = file;
  const [{ policy, use }, firm] = await Promise.all([
    loadInsurance(businessTable(), claim),
    loadFirm(businessTable(), claim.uscc),
  ]);
  const agreed = accept(
    claim,
    body.payeeAccount,
    {
      firm: { ...firm, name: policy.insuredName },
      lossPayee: policy.lossPayee,
      assessment: standingAssessment(file),
      nextId: () => paymentId.parse(work.mint.ulid('pay')),
    },
    work.now,
  );
  if (!agreed.accepted) {
    return agreed.refusal.kind === 'claim-not-open'
      ? claimNotOpen(agreed.refusal.status)
      : refusal(agreed.refusal.kind, `收款户名须与登记的企业名称一致：${agreed.refusal.registeredName}。`);
  }
  const limited = takeLimit(policy, use, claim, agreed.value);
  if (!limited.accepted) return limitChanged(limited.refusal);
  const dueFen = payableFen(claim);
  return {
    kind: 'completed',
    outcome: agreed.value.status === 'paid' ? outcomes.paid : body.outcome,
    writes: [
      replaceClaim(agreed.value),
      writeLimitUse(limited.value),
      ...(dueFen > 0 ? entriesOfClaim(claim, [bookAgreedClaim(claim, dueFen, claimBooking(work))]) : []),
    ],
  };
}

async function dispute(claim: Claim, body: OfferAnswer, { now }: TaskWork): Promise<Completed | Refusal> {
  const disputed = disputeOffer(claim, now);
  if (!disputed.accepted) return claimNotOpen(disputed.refusal.status);
  return {
    kind: 'completed',
    outcome: body.outcome,
    remark: body.reason,
    writes: [replaceClaim(disputed.value)],
  };
}

function limitChanged({ kind, leftFen, needFen }: LimitChanged): Refusal {
  const detail = `同一保障的另一案件已使用限额，剩余 ${formatYuan(leftFen)} 元，不足 ${formatYuan(needFen)} 元。可选择异议，由保险公司重新核定。`;
  return refusal(kind, detail, { facts: { leftFen, needFen } });
}
