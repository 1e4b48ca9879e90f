import type { ClaimedBack } from '../clawbacks/claimed-back.ts';
import * as z from 'zod';
import { addDays, addYears, type Day, day, dayOf, earlierDay, type Instant } from '../dates.ts';
import type { Standing } from '../firms/standing.ts';
import { claimNo, type ClaimNo } from '../ids.ts';
import { sumFen, zeroFen } from '../money.ts';
import { asText, type Bilingual } from '../names.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { ReportedLoss } from './cancel-policy.ts';
import { type Rescission, rescissionFindings } from './end-facts.ts';
import { type Ended, endPolicy, isLive, type LivePolicy, reckonNothing, reckonUnpaid } from './end-policy.ts';
import { type Policy, statusOfPolicy } from './policy.ts';
import { leftInAccount, premiumAccount, splitRefund } from './premium-account.ts';
import { type EndRule, heldLine, type Reckoned } from './reckon-refund.ts';
import { fallenWhole, type GrantToFirm } from './reimbursed-grants.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import { recoveryOf, type SubsidyRecovery } from './subsidy-recovery.ts';

const common = { knownOn: day, reason: requestText(2_000) };

/** What an underwriter states: since when the insurer knows, what was wrong, and how the firm is to blame. */
export const rescissionRequest = z.discriminatedUnion('ground', [
  z.strictObject({
    ...common,
    ground: z.literal('non-disclosure'),
    finding: z.enum(rescissionFindings['non-disclosure']),
    /** The question that was answered wrongly. */
    questionId: z.string().min(1).max(64),
  }),
  z.strictObject({
    ...common,
    ground: z.literal('fraud'),
    finding: z.enum(rescissionFindings.fraud),
    /** The claim that was invented or caused. */
    claimNo,
  }),
]);
export type RescissionRequest = z.infer<typeof rescissionRequest>;

/** CAN-7: days after knowing, and years after the contract, in which an insurer may rescind. */
const daysAfterKnowing = 30;
const yearsAfterContract = 2;

export type RescissionRefusal =
  | { readonly kind: 'policy-not-live'; readonly status: string }
  | { readonly kind: 'known-in-future'; readonly today: Day }
  | { readonly kind: 'question-grounds-nothing'; readonly why: 'not-asked' | 'not-answered' | 'catch-all' }
  | { readonly kind: 'claim-unknown'; readonly claimNo: ClaimNo }
  | { readonly kind: 'rescission-too-late'; readonly lastDay: Day; readonly limit: '30-days' | '2-years' }
  | { readonly kind: 'insurer-knew'; readonly knownOn: Day; readonly since: Day };

/** What a rescission depends on besides the policy. */
export interface RescissionFacts {
  readonly now: Instant;
  readonly by: string;
  readonly standing: Standing;
  /** The questions of the product version that was sold, and what the firm answered. */
  readonly questions: readonly { readonly id: string; readonly catchAll?: true | undefined }[];
  readonly answers: Readonly<Record<string, string>>;
  /** Days on which the insurer took premium from the firm for this product, on this policy or another. */
  readonly premiumTakenOn: readonly Day[];
  readonly losses: readonly ReportedLoss[];
  readonly toFirm: readonly GrantToFirm[];
  /** Programmes whose bureaus have claimed their whole subsidy back from the firm before (case 25). */
  readonly claimedBack: readonly ClaimedBack[];
}

/**
 * CAN-7: rescinds a policy because a question was answered wrongly (保险法 art. 16), within thirty days of knowing and two years
 * of the contract; CLM-22: because a loss was invented or caused (art. 27). Cover ends today, and past losses are not
 * covered either: their claims are for a person to reject (CAN-8). Gross negligence returns the whole premium (1,000.00 →
 * firm 200.00, bureaus 800.00); intent and fraud return nothing, and after intent the bureaus recover the subsidy from the
 * firm (SUB-17).
 *
 * Refusals: `policy-not-live`, `known-in-future`, `question-grounds-nothing` (QTE-3), `claim-unknown`, `rescission-too-late`
 * (case 30), `insurer-knew` (before the contract, or before it took premium again: case 31).
 */
export function rescindPolicy(
  of: Policy,
  request: RescissionRequest,
  facts: RescissionFacts,
): Result<Ended, RescissionRefusal> {
  const today = dayOf(facts.now);
  const status = statusOfPolicy(of, facts.now);
  if (!isLive(of) || status === 'lapsed') return refuse({ kind: 'policy-not-live', status });
  if (request.knownOn > today) return refuse({ kind: 'known-in-future', today });
  const barred = request.ground === 'fraud' ? fraudBar(request, facts) : disclosureBar(of, request, facts);
  if (barred !== undefined) return refuse(barred);
  const recovered = recoveredBy(of, request, facts);
  const recovery = recovered && recoveryOf(recovered.rule, recovered.parts);
  const ending = {
    effectiveDate: earlierDay(today, of.period.end),
    reason: request.reason,
    by: facts.by,
    article: request.ground === 'fraud' ? ('27' as const) : ('16' as const),
    rescission: recordOf(request, facts),
    ...(recovery === undefined ? {} : { recovery }),
  };
  // A claim that was made up leaves premium and grants where they are.
  const lowered = request.ground === 'fraud' ? [] : fallenWhole(facts.toFirm).lowered;
  return accept(
    endPolicy(
      of,
      facts.standing,
      ending,
      {
        ...reckon(of, request),
        lowered,
        recovered: recovered?.parts ?? [],
        claimedBack: facts.claimedBack,
      },
      facts.now,
    ),
  );
}

function fraudBar(
  request: Extract<RescissionRequest, { ground: 'fraud' }>,
  { losses }: RescissionFacts,
): RescissionRefusal | undefined {
  if (losses.some((loss) => loss.claimNo === request.claimNo)) return undefined;
  return { kind: 'claim-unknown', claimNo: request.claimNo };
}

function disclosureBar(
  of: Policy,
  { questionId, knownOn }: Extract<RescissionRequest, { ground: 'non-disclosure' }>,
  { now, questions, answers, premiumTakenOn }: RescissionFacts,
): RescissionRefusal | undefined {
  const question = questions.find((one) => one.id === questionId);
  if (question === undefined) return { kind: 'question-grounds-nothing', why: 'not-asked' };
  if (question.catchAll === true) return { kind: 'question-grounds-nothing', why: 'catch-all' };
  if (answers[questionId] === undefined) return { kind: 'question-grounds-nothing', why: 'not-answered' };
  const contractOn = dayOf(of.boundAt);
  const since = [contractOn, ...premiumTakenOn].find((on) => knownOn < on);
  if (since !== undefined) return { kind: 'insurer-knew', knownOn, since };
  const today = dayOf(now);
  const byKnowledge = addDays(knownOn, daysAfterKnowing);
  if (today > byKnowledge) return { kind: 'rescission-too-late', lastDay: byKnowledge, limit: '30-days' };
  const byContract = addYears(contractOn, yearsAfterContract);
  if (today > byContract) return { kind: 'rescission-too-late', lastDay: byContract, limit: '2-years' };
  return undefined;
}

function recordOf(request: RescissionRequest, { answers, losses }: RescissionFacts): Rescission {
  if (request.ground === 'fraud') {
    const { ground, finding, knownOn } = request;
    const falsely = losses.filter((loss) => loss.claimNo === request.claimNo);
    return { ground, finding, knownOn, claimNo: request.claimNo, ...repayable(falsely) };
  }
  const { ground, finding, knownOn, questionId } = request;
  return { ground, finding, knownOn, questionId, answer: answers[questionId] ?? '', ...repayable(losses) };
}

function repayable(losses: readonly ReportedLoss[]): Pick<Rescission, 'toRepayFen'> {
  const toRepayFen = sumFen(losses.map((loss) => loss.paidFen ?? zeroFen));
  return toRepayFen === 0 ? {} : { toRepayFen };
}

const rules = {
  'non-disclosure': { rule: 'CAN-7', source: '保险法第十六条' },
  fraud: { rule: 'CLM-22', source: '保险法第二十七条' },
} as const satisfies Record<RescissionRequest['ground'], EndRule>;

function reckon(of: LivePolicy, request: RescissionRequest): Reckoned {
  const by = rules[request.ground];
  if (of.status === 'awaiting-payment') return reckonUnpaid(by);
  if (request.finding !== 'gross-negligence') {
    return reckonNothing(by, withoutRefund[request.finding]);
  }
  const account = premiumAccount(of);
  const said = {
    zh: '因重大过失未如实告知，合同解除，保费全部退还，解除前的出险不赔',
    en: 'Rescinded for gross negligence in disclosure: the whole premium comes back, earlier losses are not paid',
  };
  return {
    split: splitRefund(account, leftInAccount(account)),
    lines: [{ ...heldLine(account), ...by, ...asText(said) }],
  };
}

const withoutRefund = {
  intent: {
    zh: '故意不如实告知：合同解除，不退保费，解除前的出险不赔；财政补贴向企业追回',
    en: 'Rescinded for intent: no premium comes back, earlier losses are not paid, the subsidy is claimed back',
  },
  'invented-event': {
    zh: '编造保险事故：合同解除，不退保费',
    en: 'Rescinded for an invented loss: no premium comes back',
  },
  'deliberate-event': {
    zh: '故意制造保险事故：合同解除，不赔，不退保费',
    en: 'Rescinded for a loss caused on purpose: nothing is paid, no premium comes back',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/**
 * SUB-17: after intent the insurer keeps the premium, and the bureaus recover their part of it from the firm, and whatever they
 * paid to the firm itself. SUB-16: after negligence the firm has its premium back, and keeps no grant on it. What was not paid
 * yet is owed no more.
 */
function recoveredBy(
  of: LivePolicy,
  { finding }: RescissionRequest,
  { toFirm, claimedBack }: RescissionFacts,
): { readonly rule: SubsidyRecovery['rule']; readonly parts: readonly ProgrammePart[] } | undefined {
  if (of.status === 'awaiting-payment') return undefined;
  const { owedBack } = fallenWhole(toFirm);
  if (finding === 'gross-negligence') return { rule: 'SUB-16', parts: owedBack };
  if (finding !== 'intent') return undefined;
  const account = premiumAccount(of);
  const deducted = splitRefund(account, leftInAccount(account)).parts.filter((part) => {
    return !claimedBack.some((one) => one.programmeId === part.programmeId);
  });
  return { rule: 'SUB-17', parts: [...deducted, ...owedBack] };
}
