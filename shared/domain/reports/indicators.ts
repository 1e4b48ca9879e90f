import * as z from 'zod';
import { dayOf, daysBetween, type Instant, overlaps, quarterOf } from '../dates.ts';
import type { Claim } from '../claims/claim.ts';
import { type Firm, sameName } from '../firms/firm.ts';
import { policyNo, uscc } from '../ids.ts';
import { type Fen, formatYuan, sumFen } from '../money.ts';
import type { Policy } from '../policies/policy.ts';

const indicatorKinds = [
  'insured-many-times',
  'bound-and-cancelled',
  'payer-of-many',
  'claim-paid-back',
  'firm-unaware',
  'contact-shared',
] as const;

/**
 * REC-5: a pattern that is worth a visit, with its facts. It holds nothing and sanctions nobody: a person looks and decides.
 */
export const indicator = z.object({
  kind: z.enum(indicatorKinds),
  rule: z.literal('REC-5'),
  firms: z.array(uscc),
  policyNos: z.array(policyNo),
  fact: z.object({ zh: z.string(), en: z.string() }),
});
export type Indicator = z.infer<typeof indicator>;

/** Who paid for which policy from which account: accounts are compared and never shown. */
export interface PremiumPayer {
  readonly account: string;
  readonly policyNo: Policy['policyNo'];
}

/** Money that came to an insurer's bank and is no premium that was due. */
export interface OtherMoney {
  readonly payerName: string;
  readonly amountFen: Fen;
  readonly paidAt: Instant;
  /** QTE-9: the policy whose premium somebody else than its firm sent. */
  readonly mismatchedPolicyNo?: Policy['policyNo'] | undefined;
}

export interface IndicatorFacts {
  readonly policies: readonly Policy[];
  readonly firms: readonly Firm[];
  readonly payers: readonly PremiumPayer[];
  readonly claims: readonly Claim[];
  readonly otherMoney: readonly OtherMoney[];
}

const firmsThatAreMany = 3;
const cancellationsThatAreMany = 2;
/** Days after an indemnity within which at least half of it comes back. */
const daysUntilPaidBack = 90;

/** REC-5: every pattern that the facts show, in the order of the rule. */
export function riskIndicators(facts: IndicatorFacts): readonly Indicator[] {
  const { policies, firms, payers } = facts;
  const live = policies.filter((policy) => policy.status !== 'lapsed');
  return [
    ...insuredManyTimes(live),
    ...boundAndCancelled(live),
    ...payerOfMany(live, payers),
    ...claimPaidBack(live, facts),
    ...firmUnaware(live, facts),
    ...contactShared(live, firms),
  ];
}

/** One subject insured many times: policies of a firm for the same product whose periods overlap. */
function insuredManyTimes(policies: readonly Policy[]): readonly Indicator[] {
  const byFirm = Map.groupBy(policies, (policy) => `${policy.uscc}#${policy.product.code}`);
  return [...byFirm.values()].flatMap((own) => {
    const overlapping = own.filter((one) => {
      return own.some((other) => other !== one && overlaps(coverOf(one), coverOf(other)));
    });
    if (overlapping.length < 2) return [];
    const [first] = overlapping;
    const product = first?.product.code ?? '';
    return indicatorOf('insured-many-times', overlapping, {
      zh: `同一企业的 ${product} 有 ${overlapping.length} 份保单保险期间重叠，请核对是否为同一标的`,
      en: `${overlapping.length} policies of one firm for ${product} overlap: check whether they insure the same thing`,
    });
  });
}

/** A cancelled policy ended on its day. */
function coverOf(policy: Policy): Policy['period'] {
  const { period } = policy;
  return policy.status === 'cancelled' ? { ...period, end: policy.cancellation.effectiveDate } : period;
}

/** Bind and cancel within one quarter, more than once by the same firm. */
function boundAndCancelled(policies: readonly Policy[]): readonly Indicator[] {
  const ended = policies.filter((policy) => {
    return policy.status === 'cancelled' && quarterOf(policy.boundAt) === quarterOf(policy.cancellation.at);
  });
  const byFirm = Map.groupBy(ended, (policy) => policy.uscc);
  return [...byFirm.values()].flatMap((own) => {
    if (own.length < cancellationsThatAreMany) return [];
    return indicatorOf('bound-and-cancelled', own, {
      zh: `同一企业在投保的当季退保 ${own.length} 次`,
      en: `one firm cancelled ${own.length} policies in the quarter in which it had bound them`,
    });
  });
}

/** One account that paid the premiums of many firms. */
function payerOfMany(policies: readonly Policy[], payers: readonly PremiumPayer[]): readonly Indicator[] {
  const byNo = new Map(policies.map((policy) => [policy.policyNo, policy]));
  const byAccount = Map.groupBy(
    payers.filter((payer) => payer.account !== ''),
    (payer) => payer.account,
  );
  return [...byAccount.values()].flatMap((paid) => {
    const own = [...new Set(paid.map((payer) => payer.policyNo))].flatMap((no) => byNo.get(no) ?? []);
    const firms = new Set(own.map((policy) => policy.uscc)).size;
    if (firms < firmsThatAreMany) return [];
    return indicatorOf('payer-of-many', own, {
      zh: `同一账户为 ${firms} 家企业缴纳保费`,
      en: `one account has paid the premiums of ${firms} firms`,
    });
  });
}

/** A firm that sent its insurer money, for no premium, soon after it had been paid on a claim: at least half of it. */
function claimPaidBack(
  policies: readonly Policy[],
  { claims, firms, otherMoney }: IndicatorFacts,
): readonly Indicator[] {
  const nameOf = new Map<string, string>(firms.map((one) => [one.uscc, one.name]));
  return claims.flatMap((claim) => {
    const name = nameOf.get(claim.uscc);
    const paid = (claim.payments ?? []).filter((one) => one.status === 'paid' && one.payee === 'insured');
    const paidOn = paid.flatMap((one) => (one.paidAt === undefined ? [] : [dayOf(one.paidAt)])).toSorted()[0];
    if (name === undefined || paidOn === undefined) return [];
    const back = otherMoney.filter(({ payerName, paidAt }) => {
      const days = daysBetween(paidOn, dayOf(paidAt));
      return sameName(payerName, name) && days >= 0 && days <= daysUntilPaidBack;
    });
    const [paidFen, backFen] = [sumFen(paid.map((one) => one.fen)), sumFen(back.map((one) => one.amountFen))];
    if (backFen === 0 || backFen + backFen < paidFen) return [];
    const own = policies.filter((policy) => policy.policyNo === claim.policyNo);
    return indicatorOf('claim-paid-back', own, {
      zh: `${claim.claimNo} 赔付 ${formatYuan(paidFen)} 元后 ${daysUntilPaidBack} 日内，企业向保险公司转回 ${formatYuan(backFen)} 元，且不是应付保费`,
      en: `within ${daysUntilPaidBack} days of ${formatYuan(paidFen)} on ${claim.claimNo} the firm sent the insurer ${formatYuan(backFen)}, which is no premium`,
    });
  });
}

/** A firm that may not know of its policy: an insurer brought it in and nobody can ask, or somebody else sent its premium. */
function firmUnaware(
  policies: readonly Policy[],
  { firms, otherMoney }: IndicatorFacts,
): readonly Indicator[] {
  const reachable = new Set<string>(firms.filter((one) => one.contact !== undefined).map((one) => one.uscc));
  const sentByOthers = new Set(otherMoney.flatMap((one) => one.mismatchedPolicyNo ?? []));
  return policies.flatMap((policy) => {
    if (sentByOthers.has(policy.policyNo)) {
      return indicatorOf('firm-unaware', [policy], {
        zh: '他人以其他名称为这份保单缴费，请向企业核实是否知情',
        en: 'somebody of another name sent this policy’s premium: ask the firm whether it knows of it',
      });
    }
    if (policy.insurerPolicyNo === undefined || reachable.has(policy.uscc)) return [];
    return indicatorOf('firm-unaware', [policy], {
      zh: '保单由保险公司导入，企业没有登记联系人，无从核实是否知情',
      en: 'the insurer brought this policy in and the firm has no contact: nobody can ask whether it knows of it',
    });
  });
}

/** One telephone number that many firms have given. */
function contactShared(policies: readonly Policy[], firms: readonly Firm[]): readonly Indicator[] {
  const reachable = firms.filter((one) => one.contact !== undefined);
  const byPhone = Map.groupBy(reachable, (one) => one.contact?.phone.replaceAll(/\D/g, '') ?? '');
  return [...byPhone.values()].flatMap((sharing) => {
    if (sharing.length < firmsThatAreMany) return [];
    const codes = new Set<string>(sharing.map((one) => one.uscc));
    const own = policies.filter((policy) => codes.has(policy.uscc));
    return indicatorOf('contact-shared', own, {
      zh: `${sharing.length} 家企业登记了同一个联系电话`,
      en: `${sharing.length} firms have given the same telephone number`,
    });
  });
}

function indicatorOf(
  kind: Indicator['kind'],
  policies: readonly Policy[],
  fact: Indicator['fact'],
): readonly Indicator[] {
  const firms = [...new Set(policies.map((policy) => policy.uscc))].sort();
  const policyNos = policies.map((policy) => policy.policyNo).sort();
  return [{ kind, rule: 'REC-5', firms, policyNos, fact }];
}
