import { acceptOffer, disputeOffer } from '../../shared/domain/claims/answer-offer.ts';
import { assessClaim } from '../../shared/domain/claims/assess-claim.ts';
import type { AssessmentRequest } from '../../shared/domain/claims/assessment.ts';
import { returnPayment } from '../../shared/domain/claims/change-payments.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import { decideApproval } from '../../shared/domain/claims/decide-approval.ts';
import { decideInterim, proposeInterim } from '../../shared/domain/claims/interim-payment.ts';
import {
  followClaim,
  limitLeftFor,
  type LimitUse,
  newLimitUse,
  takeLimit,
} from '../../shared/domain/claims/limit-use.ts';
import { overpaidFen, payableFen, payClaim } from '../../shared/domain/claims/pay-claim.ts';
import { instructedFen } from '../../shared/domain/claims/payment.ts';
import { claimedCover, type PolicyTerms } from '../../shared/domain/claims/policy-terms.ts';
import {
  moveReserve,
  type ReserveMovement,
  takenByPayment,
} from '../../shared/domain/claims/reserve-movement.ts';
import { registerClaim, startPayment, startSurvey } from '../../shared/domain/claims/register-claim.ts';
import { surveyClaim } from '../../shared/domain/claims/survey-claim.ts';
import { withdrawClaim } from '../../shared/domain/claims/withdraw-claim.ts';
import { addMillis, type Instant } from '../../shared/domain/dates.ts';
import { assessmentId, entryId, insurerCode, paymentId } from '../../shared/domain/ids.ts';
import {
  bookAgreedClaim,
  bookOverpaid,
  bookPaidClaim,
  bookReturnedClaimPayment,
} from '../../shared/domain/ledger/claim-postings.ts';
import type { JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { asFen, subtractFen } from '../../shared/domain/money.ts';
import { lossSheet } from '../../shared/domain/claims/loss-sheet.ts';
import { invariant } from '../../shared/domain/result.ts';
import { at, person } from '../domain/claims/claim-fixtures.ts';

/** What somebody does on a claim; `fen` is what is accepted, certain or paid, `turn` which of its payments is meant. */
export interface Step {
  readonly claim: number;
  readonly does:
    | 'register'
    | 'start-survey'
    | 'survey'
    | 'assess'
    | 'approve'
    | 'return'
    | 'accept'
    | 'dispute'
    | 'start-payment'
    | 'pay'
    | 'return-payment'
    | 'interim'
    | 'approve-interim'
    | 'withdraw';
  readonly fen: number;
  readonly turn: number;
}

const payer = insurerCode.parse('picc-sn');
const firm = { name: '西安示范科技有限公司', bankAccount: undefined };
const adjuster = person('adjuster', 'adjuster');

/**
 * A policy with its claims, kept in memory: the domain decides, and what a command writes in one transaction is written here
 * at once. Whatever is refused changes nothing.
 */
export class ClaimWorld {
  readonly policy: PolicyTerms;
  readonly claims: Claim[];
  readonly entries: JournalEntry[] = [];
  /** What moved the reserve of each claim. */
  readonly moved = new Map<string, ReserveMovement[]>();
  use: LimitUse;
  #now: Instant = at('2026-04-01T01:00:00.000Z');
  #ids = 0;

  constructor(policy: PolicyTerms, claims: readonly Claim[]) {
    this.policy = policy;
    this.claims = [...claims];
    this.use = newLimitUse(policy.policyNo);
  }

  /** Whether the step was taken. */
  take(step: Step): boolean {
    this.#now = addMillis(this.#now, 60_000);
    const before = this.claims[step.claim];
    invariant(before !== undefined, `claim ${step.claim}`);
    const after = this.#decide(before, step);
    if (after === undefined) return false;
    this.claims[step.claim] = after;
    if (step.does === 'pay') return true;
    const cause = { reason: 'assessed', actor: step.does, at: this.#now } as const;
    this.moved.set(after.claimNo, [
      ...(this.moved.get(after.claimNo) ?? []),
      ...moveReserve(before, after, cause),
    ]);
    return true;
  }

  #decide(claim: Claim, { does, fen, turn }: Step): Claim | undefined {
    const now = this.#now;
    switch (does) {
      case 'register':
        return valueOf(registerClaim(claim, now));
      case 'start-survey':
        return valueOf(startSurvey(claim));
      case 'survey':
        return valueOf(surveyClaim(claim, { findings: '现场查勘', outcome: 'complete' }));
      case 'assess':
        return this.#assess(claim, fen);
      case 'approve':
      case 'return':
        return isSubmitted(claim)
          ? valueOf(decideApproval(claim, does, { now, awaitsFollowers: false }))
          : undefined;
      case 'accept':
        return this.#agree(claim);
      case 'dispute':
        return valueOf(disputeOffer(claim, now));
      case 'start-payment':
        return valueOf(startPayment(claim));
      case 'pay':
        return this.#pay(claim, turn);
      case 'return-payment':
        return this.#payBack(claim, turn);
      case 'interim':
        return this.#interim(claim, fen);
      case 'approve-interim':
        return claim.interim === undefined
          ? undefined
          : this.#instructed(claim, decideInterim(claim, 'approve', this.#instructing()).claim);
      case 'withdraw':
        return valueOf(withdrawClaim(claim, { subject: 'firm-a', reason: '误报', now }));
    }
  }

  #assess(claim: Claim, fen: number): Claim | undefined {
    const [item] = claimedCover(this.policy, claim.coverCode).cover.lossItems;
    const lossLines = [{ item, claimedFen: fen, acceptedFen: fen }];
    const request: AssessmentRequest = { ...lossSheet.parse({ lossLines }), outcome: 'covered' };
    const limitLeftFen = limitLeftFor(this.policy, this.use, claim);
    const id = assessmentId.parse(this.#id('asm'));
    const by = { caller: adjuster, assessmentId: id, now: this.#now };
    return valueOf(assessClaim(claim, request, { policy: this.policy, limitLeftFen }, by))?.claim;
  }

  /** Agreement takes the limit and books the debt, and what was paid too much in the interim (case 18). */
  #agree(claim: Claim): Claim | undefined {
    const agreed = valueOf(acceptOffer(claim, undefined, { ...this.#instructing(), firm }, this.#now));
    if (agreed === undefined) return undefined;
    const limited = valueOf(takeLimit(this.policy, this.use, claim, agreed));
    if (limited === undefined) return undefined;
    this.use = limited;
    const dueFen = payableFen(claim);
    const excessFen = overpaidFen(claim);
    if (dueFen > 0) this.entries.push(bookAgreedClaim(claim, dueFen, this.#booking()));
    if (excessFen > 0) this.entries.push(bookOverpaid(claim, excessFen, this.#booking()));
    return agreed;
  }

  #pay(claim: Claim, turn: number): Claim | undefined {
    const payments = claim.payments ?? [];
    const meant = payments[turn % Math.max(1, payments.length)];
    if (meant === undefined) return undefined;
    const confirmation = { bankReference: `B${this.#ids}`, paidAt: this.#now, amountFen: meant.fen };
    const paid = valueOf(payClaim(claim, meant.paymentId, confirmation, this.#now));
    if (paid === undefined) return undefined;
    this.use = followClaim(this.use, claim, paid.claim);
    this.entries.push(bookPaidClaim(claim, paid.payment, this.#booking()));
    return takenByPayment(claim, paid.claim, meant.paymentId, 'insurer-finance');
  }

  #payBack(claim: Claim, turn: number): Claim | undefined {
    const payments = claim.payments ?? [];
    const meant = payments[turn % Math.max(1, payments.length)];
    if (meant === undefined) return undefined;
    const by = { payer, now: this.#now, nextId: () => paymentId.parse(this.#id('pay')) };
    const taken = valueOf(returnPayment(claim, meant.paymentId, { returnedAt: this.#now }, by));
    if (taken === undefined) return undefined;
    this.use = followClaim(this.use, claim, taken.claim);
    this.entries.push(bookReturnedClaimPayment(claim, taken.returned, this.#booking()));
    return taken.claim;
  }

  #interim(claim: Claim, fen: number): Claim | undefined {
    const request = { certainFen: asFen(fen), reason: '已核定部分' };
    const by = { subject: 'adjuster', now: this.#now };
    const proposed = valueOf(proposeInterim(claim, request, by, this.#instructing()));
    return proposed?.kind === 'instructed' ? this.#instructed(claim, proposed.claim) : proposed?.claim;
  }

  /** An amount in the interim takes its limit and is owed at once; without room for it nothing happens. */
  #instructed(before: Claim, after: Claim): Claim | undefined {
    const owedFen = subtractFen(instructedFen(after), instructedFen(before));
    if (owedFen === 0) return after;
    const limited = valueOf(takeLimit(this.policy, this.use, before, after));
    if (limited === undefined) return undefined;
    this.use = limited;
    this.entries.push(bookAgreedClaim(before, owedFen, this.#booking()));
    return after;
  }

  #instructing() {
    return {
      lossPayee: undefined,
      assessment: undefined,
      nextId: () => paymentId.parse(this.#id('pay')),
    };
  }

  #booking() {
    return { entryId: entryId.parse(this.#id('ent')), now: this.#now };
  }

  #id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}_01K0000000000000${String(this.#ids).padStart(10, '0')}`;
  }
}

/** An approval is asked for where an assessment waits for its second person. */
function isSubmitted(claim: Claim): boolean {
  return (
    claim.status === 'assessing' && claim.assessed !== undefined && claim.clocks.disputedAt === undefined
  );
}

function valueOf<Value>(
  result: { readonly accepted: true; readonly value: Value } | { readonly accepted: false },
): Value | undefined {
  return result.accepted ? result.value : undefined;
}
