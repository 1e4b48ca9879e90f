import * as z from 'zod';
import type { Claim } from '../claims/claim.ts';
import { day, dayOf, period, quarterOf } from '../dates.ts';
import { comparableName, type Firm } from '../firms/firm.ts';
import { claimNo, insurerCode, policyNo, uscc } from '../ids.ts';
import { fen, sumFen } from '../money.ts';
import type { ReadBankLine } from '../policies/bank-line.ts';
import { leadOf, type Policy } from '../policies/policy.ts';
import { productCode } from '../products/product.ts';

/**
 * What patterns are seen in: a fact says of one policy, claim or bank line what meets others of the same key. Accounts, names
 * and telephone numbers are compared and never shown.
 */
export const indicatorFact = z.discriminatedUnion('fact', [
  /** A policy beside the others of its firm. A cancelled one ended on its day. */
  z.object({
    fact: z.literal('policy-of-firm'),
    uscc,
    policyNo,
    productCode,
    cover: period,
    /** Bound and cancelled within one quarter. */
    endedAtOnce: z.boolean(),
  }),
  /** A policy beside the bank lines that name it. */
  z.object({
    fact: z.literal('policy'),
    policyNo,
    uscc,
    /** Brought in by its insurer, and the firm has no contact. */
    isUnreachable: z.boolean(),
  }),
  /** A firm’s telephone, by its digits, and a policy of the firm that has not lapsed. */
  z.object({ fact: z.literal('telephone'), phone: z.string(), uscc, policyNo: policyNo.optional() }),
  /** A claim that was paid to its firm: from which day on, and how much. */
  z.object({
    fact: z.literal('indemnity'),
    firmName: z.string(),
    claimNo,
    policyNo,
    uscc,
    paidOn: day,
    paidFen: fen,
  }),
  /** Insurers that lead policies, whose banks are looked at. */
  z.object({ fact: z.literal('leads'), insurers: z.array(insurerCode).readonly() }),
  /** A premium that came from an account. */
  z.object({ fact: z.literal('premium'), policyNo, account: z.string() }),
  /** QTE-9: somebody else than the firm sent the premium of a policy. */
  z.object({ fact: z.literal('sent-by-another'), policyNo }),
  /** Money that came to an insurer’s bank and is no premium that was due. */
  z.object({ fact: z.literal('other-money'), payerName: z.string(), paidOn: day, amountFen: fen }),
  /** A policy whose premium came from an account. */
  z.object({ fact: z.literal('paid-from'), account: z.string(), policyNo, uscc }),
]);
export type IndicatorFact = z.infer<typeof indicatorFact>;
type Fact<Word extends IndicatorFact['fact']> = Extract<IndicatorFact, { fact: Word }>;

/** Facts of one key say something only together. */
export function keyOfFact(of: IndicatorFact): string {
  switch (of.fact) {
    case 'policy-of-firm':
      return of.uscc;
    case 'policy':
    case 'premium':
    case 'sent-by-another':
      return of.policyNo;
    case 'telephone':
      return of.phone;
    case 'indemnity':
      return of.firmName;
    case 'other-money':
      return of.payerName;
    case 'paid-from':
      return of.account;
    case 'leads':
      return '';
  }
}

/** Of policies with the records of their firms: one that lapsed is no part of a pattern, its firm’s telephone is. */
export function factsOfPolicies(
  policies: readonly Policy[],
  firms: readonly Firm[],
): readonly IndicatorFact[] {
  const phones = new Map(firms.map((firm) => [firm.uscc, firm.contact?.phone.replaceAll(/\D/g, '')]));
  const leads: Fact<'leads'> = { fact: 'leads', insurers: [...new Set(policies.map(leadOf))] };
  return [leads, ...policies.flatMap((policy) => factsOfPolicy(policy, phones.get(policy.uscc)))];
}

function factsOfPolicy(policy: Policy, phone: string | undefined): readonly IndicatorFact[] {
  const { policyNo: no, uscc: firm } = policy;
  if (policy.status === 'lapsed') {
    return phone === undefined ? [] : [{ fact: 'telephone', phone, uscc: firm }];
  }
  const cancelled = policy.status === 'cancelled' ? policy.cancellation : undefined;
  return [
    {
      fact: 'policy-of-firm',
      uscc: firm,
      policyNo: no,
      productCode: policy.product.code,
      cover: cancelled === undefined ? policy.period : { ...policy.period, end: cancelled.effectiveDate },
      endedAtOnce: cancelled !== undefined && quarterOf(policy.boundAt) === quarterOf(cancelled.at),
    },
    {
      fact: 'policy',
      policyNo: no,
      uscc: firm,
      isUnreachable: policy.insurerPolicyNo !== undefined && phone === undefined,
    },
    ...(phone === undefined ? [] : [{ fact: 'telephone' as const, phone, uscc: firm, policyNo: no }]),
  ];
}

/** Of claims with the records of their firms: those of which something was paid to the insured firm itself. */
export function factsOfClaims(claims: readonly Claim[], firms: readonly Firm[]): readonly IndicatorFact[] {
  const names = new Map(firms.map((firm) => [firm.uscc, comparableName(firm.name)]));
  return claims.flatMap((claim): readonly Fact<'indemnity'>[] => {
    const paid = (claim.payments ?? []).filter((one) => one.status === 'paid' && one.payee === 'insured');
    const paidOn = paid.flatMap((one) => (one.paidAt === undefined ? [] : [dayOf(one.paidAt)])).toSorted()[0];
    const { claimNo: no, policyNo: of, uscc: firm } = claim;
    const firmName = names.get(firm);
    if (paidOn === undefined || firmName === undefined) return [];
    const paidFen = sumFen(paid.map((one) => one.fen));
    return [{ fact: 'indemnity', firmName, claimNo: no, policyNo: of, uscc: firm, paidOn, paidFen }];
  });
}

/** Of what came in at a bank: the accounts of premiums, and what was matched with nothing. */
export function factsOfBankLines(lines: readonly ReadBankLine[]): readonly IndicatorFact[] {
  return lines.flatMap((line): readonly IndicatorFact[] => {
    const { policyNo: of, payerAccount, outcome, reason, amountFen, paidAt } = line;
    if (line.direction === 'out') return [];
    if (outcome === 'matched') {
      const isKnown = of !== undefined && payerAccount !== '';
      return isKnown ? [{ fact: 'premium', policyNo: of, account: payerAccount }] : [];
    }
    const payerName = comparableName(line.payerName);
    return [
      ...(payerName === ''
        ? []
        : [{ fact: 'other-money' as const, payerName, paidOn: dayOf(paidAt), amountFen }]),
      ...(reason === 'payer-mismatch' && of !== undefined
        ? [{ fact: 'sent-by-another' as const, policyNo: of }]
        : []),
    ];
  });
}
