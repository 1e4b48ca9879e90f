import { cancelPolicyOperation } from '../../shared/contract/operations/cancellation.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Day, Instant } from '../../shared/domain/dates.ts';
import { addFen, sumFen } from '../../shared/domain/money.ts';
import { noticeOfCancellation } from '../../shared/domain/notices/policy-notices.ts';
import {
  type CancelRefusal,
  type ClaimsUnder,
  cancelPolicy as decide,
} from '../../shared/domain/policies/cancel-policy.ts';
import { agreedTerms } from '../../shared/domain/policies/agreed-terms.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { sumInsuredOf } from '../../shared/domain/quoting/insured-sums.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { readLimitUse } from '../../shared/persistence/limits.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { reportedLosses } from '../../shared/persistence/policy-losses.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, invalidRequest, notFound, type Refusal, type Reply, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { endWrites } from './end-writes.ts';
import { isLead, notTheLead } from './lead-only.ts';
import { pendingLapses } from './pending-lapses.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';

interface Request {
  readonly effectiveDate: Day;
  readonly reason: string;
  readonly article?: string | undefined;
}

/** By the firm, without a ground; by the lead's underwriter on an article of the law. */
export const cancelPolicy = changingRoute(
  cancelPolicyOperation,
  async ({ params, body, caller, now, command, preview }) => {
    for await (const _ of attempts()) {
      const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
      if (policy === undefined) return notFound();
      const reply =
        faultOf(policy, body, caller) ?? (await cancelOnce(policy, body, caller, now, command, preview));
      if (reply !== 'raced') return reply;
    }
    throw new RacedTooOften('a cancellation');
  },
);

/** Whether the caller may cancel this policy in this way. */
function faultOf(policy: Policy, { article }: Request, caller: Caller): Refusal | undefined {
  if (caller.scope.kind === 'firm') {
    if (article === undefined) return undefined;
    return invalidRequest([
      { path: 'article', message: '企业退保不需填写法条 / only the insurer names one' },
    ]);
  }
  if (!isLead(caller, policy)) return notTheLead();
  if (article !== undefined) return undefined;
  const message = '保险公司解除合同须写明依据：52 或 58 / the insurer names its ground: 52 or 58';
  return invalidRequest([{ path: 'article', message }]);
}

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
  const { refund, lines } = decided.value;
  const shown = { policyNo: policy.policyNo, status: 'cancelled', refund, explanation: lines };
  if (preview) return answer(shown);
  if (await pendingLapses(policy, standing, command, now)) return 'raced';
  const committed = await commitCommand([
    ...endWrites(policy, decided.value, command.mint, now),
    insertNotice(noticeOfCancellation(decided.value.policy, noticeIdentity(command.mint, now))),
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
  return { losses, usedFen, limitFen: sumInsuredOf(product, agreedTerms(policy, undefined).sumsInsured) };
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
    case 'article-not-a-ground':
      return refusal(
        of.kind,
        `保险公司不能依据第${of.article}条在此解除合同：危险程度显著增加用 52，部分损失赔付后用 58；未如实告知（16）或骗赔（27）请办理解除合同（rescission）。`,
        { facts: { article: of.article, grounds: ['52', '58'] } },
      );
    case 'no-recent-payment':
      return refusal(
        of.kind,
        of.lastDay === undefined
          ? '本保单没有已支付的赔款，不能依据第五十八条解除。如危险程度显著增加，请依据第五十二条。'
          : `赔款支付已满三十日（最后一日为 ${of.lastDay}），不能再依据第五十八条解除。`,
        { facts: { article: '58', ...(of.lastDay === undefined ? {} : { lastDay: of.lastDay }) } },
      );
  }
}
