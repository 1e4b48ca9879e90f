import { recordConsentOperation } from '../../shared/contract/operations/cancellation.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { answerForLender, type LendersAnswer } from '../../shared/domain/policies/cancel-or-ask.ts';
import type { InForcePolicy, Policy } from '../../shared/domain/policies/policy.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Reply } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { keptView } from './cancellation-view.ts';
import { cancelFacts } from './cancel-facts.ts';
import { grantedApplications } from './grants-to-firm.ts';
import { commitEnd } from './commit-end.ts';
import { isLead, notTheLead } from './lead-only.ts';

type Answered = Omit<LendersAnswer, 'by'>;

/** The lender speaks by letter; the lead's underwriter records what it says. */
export const recordConsent = changingRoute(
  recordConsentOperation,
  async ({ params, body, caller, now, command, preview }) => {
    for await (const _ of attempts()) {
      const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
      if (policy === undefined) return notFound();
      if (!isLead(caller, policy)) return notTheLead();
      const reply = await recordOnce(policy, body, caller, now, command, preview);
      if (reply !== 'raced') return reply;
    }
    throw new RacedTooOften('a consent');
  },
);

async function recordOnce(
  policy: Policy,
  answered: Answered,
  caller: Caller,
  now: Instant,
  command: Command,
  preview: boolean,
): Promise<Reply | 'raced'> {
  const applications = await grantedApplications(policy);
  const facts = await cancelFacts(policy, applications);
  const { standing } = await readFirmFile(businessTable(), { kind: 'service' }, policy.uscc);
  const decided = answerForLender(policy, standing, facts, { ...answered, by: caller.subject }, now);
  if (!decided.accepted) {
    const { answerRefusal } = await import('./cancel-refusals.ts');
    return answerRefusal(decided.refusal);
  }
  if (decided.value.outcome === 'kept') return keep(decided.value.policy, answered, now, command, preview);
  return commitEnd(decided.value, { policy, standing, applications, now, command, preview });
}

async function keep(
  policy: InForcePolicy,
  { documentReference }: Answered,
  now: Instant,
  command: Command,
  preview: boolean,
): Promise<Reply | 'raced'> {
  const shown = keptView(policy, now);
  if (preview) return answer(shown);
  const { noticeOfRefusal } = await import('../../shared/domain/notices/request-notices.ts');
  const committed = await commitCommand([
    replacePolicy(policy),
    insertNotice(noticeOfRefusal(policy, documentReference, noticeIdentity(command.mint, now))),
    command.remember(shown),
  ]);
  return committed.done ? answer(shown) : 'raced';
}
