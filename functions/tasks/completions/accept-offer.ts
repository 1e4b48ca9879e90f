import {
  acceptOffer as accept,
  disputeOffer,
  offerAnswer,
  type OfferAnswer,
} from '../../../shared/domain/claims/answer-offer.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { commitLimit, type LimitChanged } from '../../../shared/domain/claims/limit-use.ts';
import { payableFen } from '../../../shared/domain/claims/pay-claim.ts';
import { entryId } from '../../../shared/domain/ids.ts';
import { bookAgreedClaim } from '../../../shared/domain/ledger/claim-postings.ts';
import { formatYuan, zeroFen } from '../../../shared/domain/money.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { insertEntry } from '../../../shared/persistence/entries.ts';
import { keys } from '../../../shared/persistence/keys.ts';
import { writeLimitUse } from '../../../shared/persistence/limits.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { loadFirm, loadInsurance } from '../../claims/claim-relations.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { type Refusal, refusal } from '../../runtime/reply.ts';
import { type Completed, completion, type TaskWork } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';

export const acceptOffer = completion(offerAnswer, async (work, body) => {
  const claim = await claimOfTask(work.task);
  return body.outcome === 'accept' ? agree(claim, body, work) : dispute(claim, body, work);
});

/** Agreement takes the cover's limit and books the debt, in the transaction that closes the task. */
async function agree(claim: Claim, body: OfferAnswer, work: TaskWork): Promise<Completed | Refusal> {
  const [{ policy, use }, firm] = await Promise.all([
    loadInsurance(businessTable(), claim),
    loadFirm(businessTable(), claim.uscc),
  ]);
  const agreed = accept(
    claim,
    body.payeeAccount,
    { firm: { ...firm, name: policy.insuredName }, lossPayee: policy.lossPayee },
    work.now,
  );
  if (!agreed.accepted) {
    return agreed.refusal.kind === 'claim-not-open'
      ? claimNotOpen(agreed.refusal.status)
      : refusal(agreed.refusal.kind, `收款户名须与登记的企业名称一致：${agreed.refusal.registeredName}。`);
  }
  const limited = commitLimit(policy, use, claim.coverCode, claim.assessed?.limitUseFen ?? zeroFen);
  if (!limited.accepted) return limitChanged(limited.refusal);
  const by = { entryId: entryId.parse(work.mint.ulid('ent')), now: work.now };
  const entry = bookAgreedClaim(agreed.value, payableFen(agreed.value), by);
  return {
    kind: 'completed',
    outcome: body.outcome,
    writes: [
      replaceClaim(agreed.value),
      writeLimitUse(limited.value),
      insertEntry(entry, keys.policy(claim.policyNo)),
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
