import { dayOf, type Instant, laterInstant, startOfDay } from '../dates.ts';
import { sameName } from '../firms/firm.ts';
import { addFen, type Fen, subtractFen, zeroFen } from '../money.ts';
import type { BankLine } from './bank-line.ts';
import {
  endorsementsOf,
  type InForcePolicy,
  type Policy,
  type PolicyPayment,
  type PremiumCharge,
  statusOfPolicy,
} from './policy.ts';
import { withEndorsement } from './endorsement-life.ts';

type Payment = Pick<BankLine, 'payerName' | 'amountFen' | 'paidAt'>;

/** What a line does. Whatever is held or too much stays unallocated and is returned by a task. */
export type PaymentMatch =
  | {
      readonly outcome: 'matched';
      readonly policy: InForcePolicy;
      /** What is paid now: the policy's premium, or the endorsement's. */
      readonly charge: PremiumCharge;
      readonly paidFen: Fen;
      readonly earlierFen: Fen;
      readonly excessFen: Fen;
    }
  | {
      readonly outcome: 'held';
      readonly reason: 'underpaid';
      readonly policy: Policy;
      /** What had come in before. */
      readonly earlier: PolicyPayment;
    }
  | { readonly outcome: 'held'; readonly reason: 'payer-mismatch' | 'not-awaiting-payment' };

/** What a remark names: a policy number, and an endorsement's where one follows. */
export interface PaymentReference {
  readonly policyNo: string;
  /** Empty for the policy itself. */
  readonly endorsementNo: string;
}

/** Candidates for a payment reference in a remark, however they are spaced or cased. */
export function referencesIn(remark: string): readonly PaymentReference[] {
  const compact = remark.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  const found = compact.matchAll(/(?<policyNo>KB\d{4}[0-9A-HJKMNP-TV-Z]{11})(?<endorsementNo>E\d{1,3})?/g);
  const references = [...found].map(({ groups }) => ({
    policyNo: groups?.['policyNo'] ?? '',
    endorsementNo: groups?.['endorsementNo'] ?? '',
  }));
  return references.filter((one, index) => {
    return references.findIndex((other) => other.policyNo === one.policyNo) === index;
  });
}

/**
 * QTE-9: matches a payment with the policy, or its endorsement, that its remark names. The firm's share must be paid by the
 * firm, under the name it bound with: names are compared after NFKC and without spaces, the account is recorded, not compared
 * (case 46). Payments of the firm add up; with the whole amount the policy is paid and issued, or the endorsement takes effect
 * (QTE-7); the excess stays unallocated and goes back (case 47).
 */
export function matchPayment(of: Policy, line: Payment, now: Instant, endorsementNo = ''): PaymentMatch {
  return endorsementNo === '' ? matchPremium(of, line, now) : matchExtra(of, line, now, endorsementNo);
}

function matchPremium(of: Policy, line: Payment, now: Instant): PaymentMatch {
  if (of.status !== 'awaiting-payment' || statusOfPolicy(of, now) !== 'awaiting-payment') {
    return { outcome: 'held', reason: 'not-awaiting-payment' };
  }
  if (!sameName(line.payerName, of.policyholder)) return { outcome: 'held', reason: 'payer-mismatch' };
  const { payment, ...split } = received(of.payment, line);
  const revision = of.revision + 1;
  if (payment.paidOn === undefined) {
    const policy = { ...of, payment, revision };
    return { outcome: 'held', reason: 'underpaid', policy, earlier: of.payment };
  }
  const policy: InForcePolicy = { ...of, status: 'in-force', payment, issuedAt: now, revision };
  return { outcome: 'matched', policy, charge: of, ...split };
}

function matchExtra(of: Policy, line: Payment, now: Instant, endorsementNo: string): PaymentMatch {
  const waiting = endorsementsOf(of).find((one) => one.endorsementNo === endorsementNo);
  if (
    of.status !== 'in-force' ||
    waiting?.status !== 'awaiting-payment' ||
    now >= waiting.payment.payBy ||
    statusOfPolicy(of, now) !== 'in-force'
  ) {
    return { outcome: 'held', reason: 'not-awaiting-payment' };
  }
  if (!sameName(line.payerName, of.policyholder)) return { outcome: 'held', reason: 'payer-mismatch' };
  const { payment, ...split } = received(waiting.payment, line);
  if (payment.paidOn === undefined) {
    const policy = withEndorsement(of, { ...waiting, payment });
    return { outcome: 'held', reason: 'underpaid', policy, earlier: waiting.payment };
  }
  const paidAt = laterInstant(line.paidAt, waiting.at);
  const inEffectFrom = laterInstant(startOfDay(waiting.effectiveDate), paidAt);
  const policy = withEndorsement(of, { ...waiting, status: 'in-effect', inEffectFrom, payment });
  return { outcome: 'matched', policy, charge: waiting.charge, ...split };
}

/** The payment with what a line adds; it has its day when the whole amount is there. */
function received(of: PolicyPayment, line: Payment) {
  const { receivedFen: earlierFen, dueFen } = of;
  const sum = addFen(earlierFen, line.amountFen);
  const isWhole = sum >= dueFen;
  return {
    payment: isWhole
      ? { ...of, receivedFen: dueFen, paidOn: dayOf(line.paidAt) }
      : { ...of, receivedFen: sum },
    paidFen: subtractFen(dueFen, earlierFen),
    earlierFen,
    excessFen: isWhole ? subtractFen(sum, dueFen) : zeroFen,
  };
}

/** Money of an unpaid bind that must go back when it lapses or is cancelled. */
export function keptUnallocated(of: Policy): Fen {
  return of.status === 'awaiting-payment' ? of.payment.receivedFen : zeroFen;
}
