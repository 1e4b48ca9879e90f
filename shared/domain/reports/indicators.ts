import * as z from 'zod';
import { overlaps, quarterOf } from '../dates.ts';
import type { Firm } from '../firms/firm.ts';
import { policyNo, uscc } from '../ids.ts';
import type { Policy } from '../policies/policy.ts';

const indicatorKinds = [
  'insured-many-times',
  'bound-and-cancelled',
  'payer-of-many',
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

export interface IndicatorFacts {
  readonly policies: readonly Policy[];
  readonly firms: readonly Firm[];
  readonly payers: readonly PremiumPayer[];
}

const firmsThatAreMany = 3;
const cancellationsThatAreMany = 2;

/** REC-5: every pattern that the facts show, in the order of the rule. */
export function riskIndicators({ policies, firms, payers }: IndicatorFacts): readonly Indicator[] {
  const live = policies.filter((policy) => policy.status !== 'lapsed');
  return [
    ...insuredManyTimes(live),
    ...boundAndCancelled(live),
    ...payerOfMany(live, payers),
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
