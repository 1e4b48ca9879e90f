import { type Day, dayOf, type Instant } from '../dates.ts';
import type { Standing } from '../firms/standing.ts';
import type { LossPayee } from '../quoting/loss-payee.ts';
import { accept, refuse, type Result } from '../result.ts';
import { agreedTerms } from './agreed-terms.ts';
import { type CancelRefusal, type CancelRequest, cancelPolicy, type CancelFacts } from './cancel-policy.ts';
import type { Ended } from './end-policy.ts';
import { type InForcePolicy, type Policy, statusOfPolicy } from './policy.ts';

/** A cancellation that waits for the lender: cover runs on, nothing is refunded. */
export interface Asked {
  readonly outcome: 'asked';
  readonly policy: InForcePolicy;
  readonly lender: LossPayee;
}

export type CancelOutcome = ({ readonly outcome: 'ended' } & Ended) | Asked;

export type AskRefusal =
  | CancelRefusal
  | { readonly kind: 'cancellation-pending'; readonly requestedOn: Day; readonly bankName: string };

/**
 * CAN-9: the firm cannot cancel a paid policy over the head of its loss payee; its request waits until the lender has agreed,
 * with a refund of nothing until then. An unpaid bind, which would lapse anyway, and a cancellation by the insurer, which
 * is its right by law, wait for nobody.
 *
 * Refusals: those of a cancellation, and `cancellation-pending` (asked before).
 */
export function cancelOrAsk(
  of: Policy,
  standing: Standing,
  claims: CancelFacts,
  request: CancelRequest,
  now: Instant,
): Result<CancelOutcome, AskRefusal> {
  const decided = cancelPolicy(of, standing, claims, request, now);
  if (!decided.accepted) return decided;
  const lender = agreedTerms(of, undefined, now).lossPayee;
  if (of.status !== 'in-force' || request.article !== undefined || lender === undefined) {
    return accept({ outcome: 'ended', ...decided.value });
  }
  if (of.pendingCancellation !== undefined) {
    const requestedOn = dayOf(of.pendingCancellation.at);
    return refuse({ kind: 'cancellation-pending', requestedOn, bankName: lender.bankName });
  }
  const { effectiveDate, reason, by } = request;
  const pendingCancellation = { effectiveDate, reason, by, at: now };
  return accept({
    outcome: 'asked',
    policy: { ...of, pendingCancellation, revision: of.revision + 1 },
    lender,
  });
}

/** What the insurer records of the lender's answer. */
export interface LendersAnswer {
  readonly outcome: 'consent' | 'refusal';
  /** The lender's letter. */
  readonly documentReference: string;
  /** The day of a consent; left out: today. */
  readonly answeredOn?: Day | undefined;
  readonly by: string;
}

export type AnswerRefusal =
  | CancelRefusal
  | { readonly kind: 'no-cancellation-pending' }
  | { readonly kind: 'answer-outside'; readonly first: Day; readonly last: Day };

export type AnswerOutcome =
  ({ readonly outcome: 'ended' } & Ended) | { readonly outcome: 'kept'; readonly policy: InForcePolicy };

/**
 * CAN-9: the lender has answered. With its consent cover ends on the day of consent, or on the later day that the firm wished,
 * and the refund is reckoned from there; without it the policy stays as it is and the firm may ask again.
 *
 * Refusals: `no-cancellation-pending`, `answer-outside` (before the request or after today), those of a cancellation.
 */
export function answerForLender(
  of: Policy,
  standing: Standing,
  claims: CancelFacts,
  answer: LendersAnswer,
  now: Instant,
): Result<AnswerOutcome, AnswerRefusal> {
  if (of.status !== 'in-force' || of.pendingCancellation === undefined) {
    return refuse({ kind: 'no-cancellation-pending' });
  }
  const { pendingCancellation: asked, ...asBefore } = of;
  const [first, last] = [dayOf(asked.at), dayOf(now)];
  const { answeredOn = last, documentReference } = answer;
  if (answeredOn < first || answeredOn > last) return refuse({ kind: 'answer-outside', first, last });
  if (answer.outcome === 'refusal') {
    return accept({ outcome: 'kept', policy: { ...asBefore, revision: of.revision + 1 } });
  }
  const effectiveDate = asked.effectiveDate > answeredOn ? asked.effectiveDate : answeredOn;
  const consent = { documentReference, on: answeredOn, by: answer.by };
  const request = { effectiveDate, reason: asked.reason, by: asked.by, consent };
  const decided = cancelPolicy(asBefore, standing, claims, request, now);
  return decided.accepted ? accept({ outcome: 'ended', ...decided.value }) : decided;
}

/**
 * CAN-9: as long as the lender has not answered, the firm may take its cancellation back, so that no late consent ends a policy
 * that it wants to keep. Refusal: `no-cancellation-pending`.
 */
export function takeBackRequest(
  of: Policy,
): Result<InForcePolicy, { readonly kind: 'no-cancellation-pending' }> {
  if (of.status !== 'in-force' || of.pendingCancellation === undefined) {
    return refuse({ kind: 'no-cancellation-pending' });
  }
  const { pendingCancellation: _, ...asBefore } = of;
  return accept({ ...asBefore, revision: of.revision + 1 });
}

/** The cancellation that waits for a lender, as long as the policy could still be cancelled. */
export function cancellationAsked(of: Policy, now: Instant): InForcePolicy['pendingCancellation'] {
  return of.status === 'in-force' && statusOfPolicy(of, now) === 'in-force'
    ? of.pendingCancellation
    : undefined;
}
