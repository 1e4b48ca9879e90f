import { cancelPolicyOperation } from '../../shared/contract/operations/policies.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Day, Instant } from '../../shared/domain/dates.ts';
import { bookCommitments, bookRefund } from '../../shared/domain/ledger/policy-postings.ts';
import { noticeOfCancellation } from '../../shared/domain/notices/policy-notices.ts';
import {
  type CancelRefusal,
  type ClaimsUnder,
  type Cancelled,
  cancelPolicy as decide,
} from '../../shared/domain/policies/cancel-policy.ts';
import { sumInsuredOf } from '../../shared/domain/quoting/quote-request.ts';
import { addFen, sumFen } from '../../shared/domain/money.ts';
import { explainRefund } from '../../shared/domain/policies/explain-refund.ts';
import { keptUnallocated } from '../../shared/domain/policies/match-payment.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { readLimitUse } from '../../shared/persistence/limits.ts';
import { readFirmFile, writeStanding } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { reportedLosses } from '../../shared/persistence/policy-losses.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound, type Refusal, type Reply, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { bookingOf, entriesOf, moveSubsidy, noticeIdentity, paymentTask } from './policy-side-effects.ts';

/** A cancellation is an endorsement of its own (REC-7): its row carries this number. */
const cancellationNo = 'C1';

interface Request {
  readonly effectiveDate: Day;
  readonly reason: string;
}

export const cancelPolicy = changingRoute(
  cancelPolicyOperation,
  async ({ params, body, caller, now, command, preview }) => {
    for await (const _ of attempts()) {
      const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
      if (policy === undefined) return notFound();
      const reply = await cancelOnce(policy, body, caller, now, command, preview);
      if (reply !== 'raced') return reply;
    }
    throw new RacedTooOften('a cancellation');
  },
);

async function cancelOnce(
  policy: Policy,
  request: Request,
  caller: Caller,
  now: Instant,
  command: Command,
  preview: boolean,
): Promise<Reply | 'raced'> {
  const claims = await claimsUnder(policy);
  const { standing } = await readFirmFile(businessTable(), { kind: 'service' }, policy.uscc);
  const decided = decide(policy, standing, claims, { ...request, by: caller.subject }, now);
  if (!decided.accepted) return refusalOf(decided.refusal);
  const { refund } = decided.value;
  const shown = {
    policyNo: policy.policyNo,
    status: 'cancelled',
    refund,
    explanation: explainRefund(decided.value.policy),
  };
  if (preview) return answer(shown);
  const committed = await commitCommand([
    ...writesOf(policy, decided.value, command, now),
    command.remember(shown),
  ]);
  return committed.done ? answer(shown) : 'raced';
}

async function claimsUnder(policy: Policy): Promise<ClaimsUnder> {
  const [losses, use, catalogue] = await Promise.all([
    reportedLosses(businessTable(), policy),
    readLimitUse(businessTable(), policy.policyNo),
    currentCatalogue(),
  ]);
  const usedFen = sumFen(use.covers.map((cover) => addFen(cover.committedFen, cover.paidFen)));
  const product = catalogue.soldProduct(policy.product);
  return { losses, usedFen, limitFen: sumInsuredOf(product, policy.sumsInsured) };
}

function writesOf(before: Policy, cancelled: Cancelled, command: Command, now: Instant): readonly Write[] {
  const { policy, standing, refund, commitments, wasPaid, freesBudget } = cancelled;
  const { mint } = command;
  const booking = bookingOf(mint, now);
  const movement = wasPaid ? 'clawBack' : 'release';
  const clawback = freesBudget ? 'subsidy-clawed-back' : 'subsidy-returned';
  const commitmentKind = wasPaid ? clawback : 'subsidy-released';
  return [
    replacePolicy(policy),
    writeStanding(standing),
    ...(freesBudget ? moveSubsidy(movement, policy, commitments) : []),
    ...entriesOf(policy, [
      ...bookCommitments(policy, commitmentKind, commitments, booking, cancellationNo),
      ...bookRefund(policy, refund, cancellationNo, booking),
    ]),
    ...paymentTask(policy, 'pay-refund', refund.firmFen, mint, now),
    ...paymentTask(policy, 'return-payment', keptUnallocated(before), mint, now),
    insertNotice(noticeOfCancellation(policy, refund, noticeIdentity(mint, now))),
  ];
}

function refusalOf(of: CancelRefusal): Refusal {
  switch (of.kind) {
    case 'policy-not-live':
      return refusal(of.kind, '保单已失效、到期或退保，不能再退保。', { facts: { status: of.status } });
    case 'effective-date-outside':
      return refusal(of.kind, `退保生效日须在 ${of.first} 至保障终止前一日（${of.end} 之前）。`, {
        errors: [{ path: 'effectiveDate', message: `from ${of.first}, before ${of.end}` }],
      });
    case 'claim-after-effective-date':
      return refusal(of.kind, `该日或之后已有报案（${of.claimNo}）。请选择出险日之后的日期，或先撤回报案。`, {
        facts: { claimNo: of.claimNo },
      });
  }
}
