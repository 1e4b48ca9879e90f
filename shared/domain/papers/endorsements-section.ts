import { dayOf, type Instant } from '../dates.ts';
import { formatYuan } from '../money.ts';
import { type Endorsement, endorsementsOf, type Policy } from '../policies/policy.ts';
import type { Product } from '../products/product.ts';
import type { PaperPoint, PaperSection } from './paper.ts';
import { printDay, printDeadline, printInstant } from './printed-dates.ts';

/** Changes of the policy (批单), one by one: what each changes, whether it holds, what was paid for it (QTE-7). */
export function endorsementsSection(of: Policy, product: Product, now: Instant): readonly PaperSection[] {
  const endorsements = endorsementsOf(of);
  if (endorsements.length === 0) return [];
  const points = endorsements.map((one): PaperPoint => ({
    title: `批单 ${of.policyNo}${one.endorsementNo}，自${printDay(one.effectiveDate)}零时起`,
    text: [...changeWords(one, product), ...moneyWords(one)].join('；'),
    mark: statusWords(one, now),
  }));
  return [{ heading: '批单', blocks: [{ kind: 'points', points }] }];
}

function changeWords({ changes, lenderConsent }: Endorsement, product: Product): readonly string[] {
  const names = new Map<string, string>(product.covers.map((cover) => [cover.code, cover.names.zh]));
  const sums = Object.entries(changes.sumsInsured ?? {}).map(([code, sum]) => {
    return `${names.get(code) ?? code}保险金额改为 ${formatYuan(sum)} 元`;
  });
  const { insurableValueFen: value, lossPayee, transfer } = changes;
  return [
    ...sums,
    ...(value === undefined ? [] : [`保险价值改为 ${formatYuan(value)} 元`]),
    ...(lossPayee === undefined
      ? []
      : [lossPayee === null ? '不再设第一受益人' : `第一受益人改为${lossPayee.bankName}`]),
    ...(transfer === undefined ? [] : [`被保险人由${transfer.from.name}变更为${transfer.name}`]),
    ...(lenderConsent === undefined ? [] : [`债权人同意书 ${lenderConsent}`]),
  ];
}

function moneyWords(of: Endorsement): readonly string[] {
  const { charge } = of;
  const credit = of.status === 'in-effect' ? of.credit : undefined;
  if (charge !== undefined) {
    const { premium, subsidy, firmPaysFen } = charge;
    return [
      `增收保险费 ${formatYuan(premium.grossFen)} 元，其中财政补贴 ${formatYuan(subsidy.totalFen)} 元、企业支付 ${formatYuan(firmPaysFen)} 元`,
    ];
  }
  if (credit === undefined) return ['保险费不变'];
  const { totalFen, firmFen, bureauFen } = credit.refund;
  return [
    `退还保险费 ${formatYuan(totalFen)} 元，其中退企业 ${formatYuan(firmFen)} 元、退回财政 ${formatYuan(bureauFen)} 元`,
  ];
}

function statusWords(of: Endorsement, now: Instant): string {
  switch (of.status) {
    case 'awaiting-payment':
      return now < of.payment.payBy ? `待缴费，${printDeadline(of.payment.payBy)} 前` : '逾期未付，未生效';
    case 'lapsed':
      return '逾期未付，未生效';
    case 'in-effect':
      return of.inEffectFrom <= now
        ? `已生效（${printInstant(of.inEffectFrom)}）`
        : `${printDay(dayOf(of.inEffectFrom))}生效`;
  }
}
