import { cancelPolicyOperation } from '../../shared/contract/operations/cancellation.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Day, Instant } from '../../shared/domain/dates.ts';
import { lenderNoticeOfRequest } from '../../shared/domain/notices/lender-notices.ts';
import type { CancelRequest } from '../../shared/domain/policies/cancel-policy.ts';
import { type Asked, cancelOrAsk } from '../../shared/domain/policies/cancel-or-ask.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { tellLender } from '../policies/lender-writes.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, invalidRequest, notFound, type Refusal, type Reply } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { keptView } from './cancellation-view.ts';
import { cancelFacts } from './cancel-facts.ts';
import { grantedApplications } from './grants-to-firm.ts';
import { commitEnd } from './commit-end.ts';
import { isLead, notTheLead } from './lead-only.ts';

interface Request {
  readonly effectiveDate: Day;
  readonly reason: string;
  readonly article?: string | undefined;
  readonly riskFactors?: CancelRequest['riskFactors'] | undefined;
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
function faultOf(policy: Policy, { article, riskFactors }: Request, caller: Caller): Refusal | undefined {
  if (riskFactors !== undefined && article !== '52') {
    const message = '仅在依据第五十二条时填写 / only with article 52';
    return invalidRequest([{ path: 'riskFactors', message }]);
  }
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
  const applications = await grantedApplications(policy);
  const facts = await cancelFacts(policy, applications);
  const { standing } = await readFirmFile(businessTable(), { kind: 'service' }, policy.uscc);
  const decided = cancelOrAsk(policy, standing, facts, { ...request, by: caller.subject }, now);
  if (!decided.accepted) {
    const { cancelRefusal } = await import('./cancel-refusals.ts');
    return cancelRefusal(decided.refusal);
  }
  if (decided.value.outcome === 'asked') return ask(decided.value, now, command, preview);
  return commitEnd(decided.value, { policy, standing, applications, now, command, preview });
}

/** CAN-9: the request is kept, and everybody concerned is told what it waits for. */
async function ask(asked: Asked, now: Instant, command: Command, preview: boolean): Promise<Reply | 'raced'> {
  const shown = keptView(asked.policy, now);
  if (preview) return answer(shown);
  const { mint } = command;
  const { noticesOfRequest } = await import('../../shared/domain/notices/request-notices.ts');
  const identities = [noticeIdentity(mint, now), noticeIdentity(mint, now)] as const;
  const committed = await commitCommand([
    replacePolicy(asked.policy),
    ...noticesOfRequest(asked, identities).map(insertNotice),
    ...tellLender(asked.policy, lenderNoticeOfRequest, mint, now),
    command.remember(shown),
  ]);
  return committed.done ? answer(shown) : 'raced';
}
