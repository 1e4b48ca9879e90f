import { rescindPolicyOperation } from '../../shared/contract/operations/rescission.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { noticesOfRescission } from '../../shared/domain/notices/cancellation-notices.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import {
  rescindPolicy as decide,
  type RescissionFacts,
  type RescissionRefusal,
  type RescissionRequest,
} from '../../shared/domain/policies/rescind-policy.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { premiumDays, readPolicy } from '../../shared/persistence/policies.ts';
import { reportedLosses } from '../../shared/persistence/policy-losses.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound, type Refusal, type Reply, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { claimedBack } from '../cancellation/claimed-back.ts';
import { endWrites } from '../cancellation/end-writes.ts';
import { grantedApplications, grantsToFirm } from '../cancellation/grants-to-firm.ts';
import { isLead, notTheLead } from '../cancellation/lead-only.ts';
import { reducedWrites } from '../cancellation/reduced-grants.ts';
import { caseWrites } from '../cancellation/case-writes.ts';
import { pendingLapses } from '../cancellation/pending-lapses.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';

/** Reads that follow from a policy which the caller has been allowed to see. */
const following = { kind: 'service' } as const;

export const rescindPolicy = changingRoute(
  rescindPolicyOperation,
  async ({ params, body, caller, now, command, preview }) => {
    for await (const _ of attempts()) {
      const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
      if (policy === undefined) return notFound();
      if (!isLead(caller, policy)) return notTheLead();
      const reply = await rescindOnce(policy, body, caller, now, command, preview);
      if (reply !== 'raced') return reply;
    }
    throw new RacedTooOften('a rescission');
  },
);

async function rescindOnce(
  policy: Policy,
  request: RescissionRequest,
  caller: Caller,
  now: Instant,
  command: Command,
  preview: boolean,
): Promise<Reply | 'raced'> {
  const applications = await grantedApplications(policy);
  const facts = {
    ...(await factsOf(policy)),
    toFirm: grantsToFirm(applications, await currentCatalogue()),
    claimedBack: await claimedBack(policy),
    now,
    by: caller.subject,
  };
  const decided = decide(policy, request, facts);
  if (!decided.accepted) return refusalOf(decided.refusal);
  const { refund, lines, policy: ended } = decided.value;
  const { rescission, recovery } = ended.cancellation;
  const shown = {
    policyNo: policy.policyNo,
    status: ended.status,
    refund,
    rescission,
    recovery,
    explanation: lines,
  };
  if (preview) return answer(shown);
  if (await pendingLapses(policy, facts.standing, command, now)) return 'raced';
  const committed = await commitCommand([
    ...endWrites(policy, decided.value, command.mint, now),
    ...noticesOfRescission(ended, [noticeIdentity(command.mint, now), noticeIdentity(command.mint, now)]).map(
      insertNotice,
    ),
    ...(await reducedWrites(applications, decided.value, command.mint, now)),
    ...caseWrites(decided.value, now),
    command.remember(shown),
  ]);
  return committed.done ? answer(shown) : 'raced';
}

async function factsOf(
  policy: Policy,
): Promise<Omit<RescissionFacts, 'now' | 'by' | 'toFirm' | 'claimedBack'>> {
  const store = businessTable();
  const [{ standing }, quote, premiumTakenOn, losses, catalogue] = await Promise.all([
    readFirmFile(store, following, policy.uscc),
    readQuote(store, following, policy.quoteId),
    premiumDays(store, policy),
    reportedLosses(store, policy),
    currentCatalogue(),
  ]);
  const { questions } = catalogue.soldProduct(policy.product);
  const answers = quote?.answers ?? {};
  return { standing, questions, answers, premiumTakenOn, losses };
}

const whyNot = {
  'not-asked': '投保时没有询问过这个问题',
  'not-answered': '企业没有回答这个问题',
  'catch-all': '这是概括性问题，不能据以解除（QTE-3）',
} as const;

function refusalOf(of: RescissionRefusal): Refusal {
  switch (of.kind) {
    case 'policy-not-live':
      return refusal(of.kind, '保单已失效或已终止，不能再解除。', { facts: { status: of.status } });
    case 'known-in-future':
      return refusal(of.kind, `知道解除事由的日期不能晚于今天（${of.today}）。请核对日期。`, {
        errors: [{ path: 'knownOn', message: `no later than ${of.today}` }],
      });
    case 'question-grounds-nothing':
      return refusal(of.kind, `${whyNot[of.why]}。未如实告知须针对明确询问并已回答的问题。`, {
        facts: { why: of.why },
      });
    case 'claim-unknown':
      return refusal(of.kind, `本保单没有报案 ${of.claimNo}。请核对案件号。`, {
        facts: { claimNo: of.claimNo },
      });
    case 'rescission-too-late':
      return refusal(
        of.kind,
        `${of.limit === '30-days' ? '知道解除事由已满三十日' : '合同成立已满二年'}，最后一日为 ${of.lastDay}，不能再解除；应按合同赔付。`,
        { facts: { lastDay: of.lastDay, limit: of.limit } },
      );
    case 'insurer-knew':
      return refusal(
        of.kind,
        `保险公司 ${of.knownOn} 已知情，仍于 ${of.since} 订立合同或收取保费，不能解除；应按合同赔付。`,
        { facts: { knownOn: of.knownOn, since: of.since } },
      );
  }
}
