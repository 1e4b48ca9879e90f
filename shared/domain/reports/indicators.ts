import * as z from 'zod';
import { daysBetween, overlaps } from '../dates.ts';
import { policyNo, uscc } from '../ids.ts';
import { formatYuan, sumFen } from '../money.ts';
import { groupAt, inHashOrder } from './buckets.ts';
import type { IndicatorFact } from './indicator-facts.ts';
import { type Insured, Sharing } from './sharing.ts';

/** In the order of the rule. */
export const indicatorKinds = [
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
  /** Policies of the pattern that are not named, where it has very many. */
  unnamed: z.int().positive().optional(),
  fact: z.object({ zh: z.string(), en: z.string() }),
});
export type Indicator = z.infer<typeof indicator>;

type Fact<Word extends IndicatorFact['fact']> = Extract<IndicatorFact, { fact: Word }>;

const firmsThatAreMany = 3;
const cancellationsThatAreMany = 2;
/** Days after an indemnity within which at least half of it comes back. */
const daysUntilPaidBack = 90;

/**
 * REC-5: the patterns that facts show of which everything of a key is there. They come kind by kind, each in the order of the
 * hashes of what makes it a pattern: the same one after another, however many buckets the facts are divided into.
 */
export class IndicatorBucket {
  readonly #byFirm = new Map<string, Fact<'policy-of-firm'>[]>();
  readonly #policies = new Map<string, Fact<'policy'>>();
  readonly #accountsOf = new Map<string, Set<string>>();
  readonly #sentByAnother = new Set<string>();
  readonly #telephones = new Map<string, Sharing>();
  readonly #indemnities = new Map<string, Fact<'indemnity'>[]>();
  readonly #otherMoney = new Map<string, Fact<'other-money'>[]>();
  readonly #paidFrom = new Map<string, Sharing>();

  add(of: IndicatorFact): void {
    switch (of.fact) {
      case 'policy-of-firm':
        groupAt(this.#byFirm, of.uscc, () => []).push(of);
        return;
      case 'policy':
        this.#policies.set(of.policyNo, of);
        return;
      case 'telephone':
        groupAt(this.#telephones, of.phone, () => new Sharing()).add(of.uscc, of.policyNo);
        return;
      case 'indemnity':
        groupAt(this.#indemnities, of.firmName, () => []).push(of);
        return;
      case 'premium':
        groupAt(this.#accountsOf, of.policyNo, () => new Set()).add(of.account);
        return;
      case 'sent-by-another':
        this.#sentByAnother.add(of.policyNo);
        return;
      case 'other-money':
        groupAt(this.#otherMoney, of.payerName, () => []).push(of);
        return;
      case 'paid-from':
        groupAt(this.#paidFrom, of.account, () => new Sharing()).add(of.uscc, of.policyNo);
        return;
      case 'leads':
    }
  }

  /** Which policies were paid from which account: to be divided again, by account. */
  *paidFrom(): Generator<Fact<'paid-from'>, void> {
    for (const { policyNo: no, uscc: firm } of this.#policies.values()) {
      for (const account of this.#accountsOf.get(no) ?? []) {
        yield { fact: 'paid-from', account, policyNo: no, uscc: firm };
      }
    }
  }

  *indicators(): Generator<Indicator, void> {
    for (const [, own] of inHashOrder(this.#byFirm)) yield* insuredManyTimes(own);
    for (const [, own] of inHashOrder(this.#byFirm)) yield* boundAndCancelled(own);
    for (const [, sharing] of inHashOrder(this.#paidFrom)) yield* payerOfMany(sharing);
    for (const [name, claims] of inHashOrder(this.#indemnities)) {
      yield* claimsPaidBack(claims, this.#otherMoney.get(name) ?? []);
    }
    for (const [no, policy] of inHashOrder(this.#policies)) {
      yield* firmUnaware(policy, this.#sentByAnother.has(no));
    }
    for (const [, sharing] of inHashOrder(this.#telephones)) yield* contactShared(sharing);
  }
}

/** One subject insured many times: policies of a firm for the same product whose periods overlap. */
function* insuredManyTimes(policies: readonly Fact<'policy-of-firm'>[]): Generator<Indicator, void> {
  const byProduct = Map.groupBy(policies, (policy) => policy.productCode);
  for (const product of [...byProduct.keys()].toSorted()) {
    const own = byProduct.get(product) ?? [];
    const overlapping = own.filter((one) => {
      return own.some((other) => other !== one && overlaps(one.cover, other.cover));
    });
    if (overlapping.length < 2) continue;
    yield indicatorOf('insured-many-times', overlapping, {
      zh: `同一企业的 ${product} 有 ${overlapping.length} 份保单保险期间重叠，请核对是否为同一标的`,
      en: `${overlapping.length} policies of one firm for ${product} overlap: check whether they insure the same thing`,
    });
  }
}

/** Bind and cancel within one quarter, more than once by the same firm. */
function* boundAndCancelled(policies: readonly Fact<'policy-of-firm'>[]): Generator<Indicator, void> {
  const ended = policies.filter((policy) => policy.endedAtOnce);
  if (ended.length < cancellationsThatAreMany) return;
  yield indicatorOf('bound-and-cancelled', ended, {
    zh: `同一企业在投保的当季退保 ${ended.length} 次`,
    en: `one firm cancelled ${ended.length} policies in the quarter in which it had bound them`,
  });
}

/** One account that paid the premiums of many firms. */
function* payerOfMany(sharing: Sharing): Generator<Indicator, void> {
  const { firms } = sharing;
  if (firms < firmsThatAreMany) return;
  yield sharedBy('payer-of-many', sharing, {
    zh: `同一账户为 ${firms} 家企业缴纳保费`,
    en: `one account has paid the premiums of ${firms} firms`,
  });
}

/** A firm that sent its insurer money, for no premium, soon after it had been paid on a claim: at least half of it. */
function* claimsPaidBack(
  claims: readonly Fact<'indemnity'>[],
  sent: readonly Fact<'other-money'>[],
): Generator<Indicator, void> {
  for (const claim of claims.toSorted((one, other) => one.claimNo.localeCompare(other.claimNo))) {
    const { claimNo, paidOn, paidFen } = claim;
    const back = sent.filter((one) => {
      const days = daysBetween(paidOn, one.paidOn);
      return days >= 0 && days <= daysUntilPaidBack;
    });
    const backFen = sumFen(back.map((one) => one.amountFen));
    if (backFen === 0 || backFen + backFen < paidFen) continue;
    yield indicatorOf('claim-paid-back', [claim], {
      zh: `${claimNo} 赔付 ${formatYuan(paidFen)} 元后 ${daysUntilPaidBack} 日内，企业向保险公司转回 ${formatYuan(backFen)} 元，且不是应付保费`,
      en: `within ${daysUntilPaidBack} days of ${formatYuan(paidFen)} on ${claimNo} the firm sent the insurer ${formatYuan(backFen)}, which is no premium`,
    });
  }
}

/** A firm that may not know of its policy: an insurer brought it in and nobody can ask, or somebody else sent its premium. */
function* firmUnaware(policy: Fact<'policy'>, isSentByAnother: boolean): Generator<Indicator, void> {
  if (isSentByAnother) {
    yield indicatorOf('firm-unaware', [policy], {
      zh: '他人以其他名称为这份保单缴费，请向企业核实是否知情',
      en: 'somebody of another name sent this policy’s premium: ask the firm whether it knows of it',
    });
  } else if (policy.isUnreachable) {
    yield indicatorOf('firm-unaware', [policy], {
      zh: '保单由保险公司导入，企业没有登记联系人，无从核实是否知情',
      en: 'the insurer brought this policy in and the firm has no contact: nobody can ask whether it knows of it',
    });
  }
}

/** One telephone number that many firms have given. */
function* contactShared(sharing: Sharing): Generator<Indicator, void> {
  const { firms } = sharing;
  if (firms < firmsThatAreMany) return;
  yield sharedBy('contact-shared', sharing, {
    zh: `${firms} 家企业登记了同一个联系电话`,
    en: `${firms} firms have given the same telephone number`,
  });
}

/** A pattern of many firms names the first of its policies and says how many more there are. */
function sharedBy(kind: Indicator['kind'], sharing: Sharing, { zh, en }: Indicator['fact']): Indicator {
  const named = sharing.named();
  const { unnamed } = sharing;
  if (unnamed === 0) return indicatorOf(kind, named, { zh, en });
  const fact = {
    zh: `${zh}；列出保单 ${named.length} 份，另有 ${unnamed} 份未列`,
    en: `${en}; ${named.length} policies are named, ${unnamed} more are not`,
  };
  return { ...indicatorOf(kind, named, fact), unnamed };
}

function indicatorOf(
  kind: Indicator['kind'],
  policies: readonly Insured[],
  fact: Indicator['fact'],
): Indicator {
  const firms = [...new Set(policies.map((policy) => policy.uscc))].sort();
  const policyNos = policies.map((policy) => policy.policyNo).sort();
  return { kind, rule: 'REC-5', firms, policyNos, fact };
}
