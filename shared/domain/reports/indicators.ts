import * as z from 'zod';
import { dayOf, daysBetween, overlaps } from '../dates.ts';
import { comparableName } from '../firms/firm.ts';
import { policyNo, uscc } from '../ids.ts';
import { formatYuan, sumFen } from '../money.ts';
import type {
  OtherMoney,
  PremiumPayer,
  WatchedClaim,
  WatchedFirm,
  WatchedPolicy,
} from './indicator-facts.ts';

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

export interface IndicatorFacts {
  readonly policies: readonly WatchedPolicy[];
  readonly firms: readonly WatchedFirm[];
  readonly payers: readonly PremiumPayer[];
  readonly claims: readonly WatchedClaim[];
  readonly otherMoney: readonly OtherMoney[];
}

const firmsThatAreMany = 3;
const cancellationsThatAreMany = 2;
/** Days after an indemnity within which at least half of it comes back. */
const daysUntilPaidBack = 90;

/** REC-5: every pattern that the facts show, in the order of the rule. */
export function riskIndicators(facts: IndicatorFacts): readonly Indicator[] {
  const { policies, firms, payers } = facts;
  const live = policies.filter((policy) => !policy.hasLapsed);
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
function insuredManyTimes(policies: readonly WatchedPolicy[]): readonly Indicator[] {
  const byFirm = Map.groupBy(policies, (policy) => `${policy.uscc}#${policy.productCode}`);
  return [...byFirm.values()].flatMap((own) => {
    const overlapping = own.filter((one) => {
      return own.some((other) => other !== one && overlaps(one.cover, other.cover));
    });
    if (overlapping.length < 2) return [];
    const [first] = overlapping;
    const product = first?.productCode ?? '';
    return indicatorOf('insured-many-times', overlapping, {
      zh: `同一企业的 ${product} 有 ${overlapping.length} 份保单保险期间重叠，请核对是否为同一标的`,
      en: `${overlapping.length} policies of one firm for ${product} overlap: check whether they insure the same thing`,
    });
  });
}

/** Bind and cancel within one quarter, more than once by the same firm. */
function boundAndCancelled(policies: readonly WatchedPolicy[]): readonly Indicator[] {
  const ended = policies.filter((policy) => policy.endedAtOnce);
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
function payerOfMany(
  policies: readonly WatchedPolicy[],
  payers: readonly PremiumPayer[],
): readonly Indicator[] {
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
  policies: readonly WatchedPolicy[],
  { claims, firms, otherMoney }: IndicatorFacts,
): readonly Indicator[] {
  const nameOf = new Map<string, string>(firms.map((one) => [one.uscc, comparableName(one.name)]));
  const byName = Map.groupBy(otherMoney, ({ payerName }) => comparableName(payerName));
  return claims.flatMap(({ claimNo, policyNo: insured, uscc: firm, paidOn, paidFen }) => {
    const name = nameOf.get(firm);
    const sent = name === undefined ? [] : (byName.get(name) ?? []);
    const back = sent.filter(({ paidAt }) => {
      const days = daysBetween(paidOn, dayOf(paidAt));
      return days >= 0 && days <= daysUntilPaidBack;
    });
    const backFen = sumFen(back.map((one) => one.amountFen));
    if (backFen === 0 || backFen + backFen < paidFen) return [];
    const own = policies.filter((policy) => policy.policyNo === insured);
    return indicatorOf('claim-paid-back', own, {
      zh: `${claimNo} 赔付 ${formatYuan(paidFen)} 元后 ${daysUntilPaidBack} 日内，企业向保险公司转回 ${formatYuan(backFen)} 元，且不是应付保费`,
      en: `within ${daysUntilPaidBack} days of ${formatYuan(paidFen)} on ${claimNo} the firm sent the insurer ${formatYuan(backFen)}, which is no premium`,
    });
  });
}

/** A firm that may not know of its policy: an insurer brought it in and nobody can ask, or somebody else sent its premium. */
function firmUnaware(
  policies: readonly WatchedPolicy[],
  { firms, otherMoney }: IndicatorFacts,
): readonly Indicator[] {
  const reachable = new Set<string>(firms.filter((one) => one.phone !== undefined).map((one) => one.uscc));
  const sentByOthers = new Set(otherMoney.flatMap((one) => one.mismatchedPolicyNo ?? []));
  return policies.flatMap((policy) => {
    if (sentByOthers.has(policy.policyNo)) {
      return indicatorOf('firm-unaware', [policy], {
        zh: '他人以其他名称为这份保单缴费，请向企业核实是否知情',
        en: 'somebody of another name sent this policy’s premium: ask the firm whether it knows of it',
      });
    }
    if (!policy.isImported || reachable.has(policy.uscc)) return [];
    return indicatorOf('firm-unaware', [policy], {
      zh: '保单由保险公司导入，企业没有登记联系人，无从核实是否知情',
      en: 'the insurer brought this policy in and the firm has no contact: nobody can ask whether it knows of it',
    });
  });
}

/** One telephone number that many firms have given. */
function contactShared(
  policies: readonly WatchedPolicy[],
  firms: readonly WatchedFirm[],
): readonly Indicator[] {
  const reachable = firms.filter((one) => one.phone !== undefined);
  const byPhone = Map.groupBy(reachable, (one) => one.phone);
  const many = [...byPhone.values()].filter((sharing) => sharing.length >= firmsThatAreMany);
  if (many.length === 0) return [];
  const byFirm = Map.groupBy(policies, (policy) => policy.uscc);
  return many.flatMap((sharing) => {
    const own = sharing.flatMap((one) => byFirm.get(one.uscc) ?? []);
    return indicatorOf('contact-shared', own, {
      zh: `${sharing.length} 家企业登记了同一个联系电话`,
      en: `${sharing.length} firms have given the same telephone number`,
    });
  });
}

function indicatorOf(
  kind: Indicator['kind'],
  policies: readonly WatchedPolicy[],
  fact: Indicator['fact'],
): readonly Indicator[] {
  const firms = [...new Set(policies.map((policy) => policy.uscc))].sort();
  const policyNos = policies.map((policy) => policy.policyNo).sort();
  return [{ kind, rule: 'REC-5', firms, policyNos, fact }];
}
