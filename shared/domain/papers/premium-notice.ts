import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Instant } from '../dates.ts';
import type { BankAccount } from '../firms/firm.ts';
import { insurerName } from '../insurers/insurer-names.ts';
import { formatYuan, subtractFen } from '../money.ts';
import { leadOf, type Policy, statusOfPolicy } from '../policies/policy.ts';
import { capitalAmount } from './capital-amount.ts';
import type { Paper, PaperBlock, PaperFact, PaperFigure, PaperSection } from './paper.ts';
import { directParts } from './payers-table.ts';
import { policyHead } from './policy-head.ts';
import { type PremiumDue, premiumDue } from './premium-due.ts';
import { printDay, printDeadline, printPeriod } from './printed-dates.ts';

/**
 * The premium notice (缴费通知书): what the firm still owes, to whom, with which reference, until when, and what follows if it
 * does not pay (rulebook 6.4, QTE-9); the same for the extra premium of an endorsement (QTE-7). One of a policy that awaits
 * nothing says so, lest anybody pay twice. Into which account is said where the lead has named one.
 */
export function premiumNotice(of: Policy, catalogue: Catalogue, now: Instant, payee?: BankAccount): Paper {
  const head = policyHead(of, catalogue.soldProduct(of.product), now);
  const due = premiumDue(of, now);
  const title = { zh: '缴费通知书', en: 'Premium Notice' };
  if (due === undefined) {
    const settled: PremiumDue = { reference: of.policyNo, priced: of, payment: of.payment };
    const blocks = [nothingDue(of, now), { kind: 'figures', figures: figuresOf(settled) } as const];
    return {
      title,
      ...head,
      sections: [{ heading: '缴费状态', blocks }, payeeSection(of, settled, catalogue)],
    };
  }
  return {
    title,
    ...head,
    status: { words: `请于 ${printDeadline(due.payment.payBy)} 前缴清`, tone: 'good' },
    sections: [
      {
        heading: due.endorsementNo === undefined ? '应付金额' : `批单 ${due.endorsementNo} 应付金额`,
        blocks: [dueBlock(due)],
      },
      payeeSection(of, due, catalogue, payee),
      howSection(of, due),
      unpaidSection(due),
    ],
  };
}

function dueBlock(due: PremiumDue): PaperBlock {
  const left = subtractFen(due.payment.dueFen, due.payment.receivedFen);
  const value = formatYuan(left);
  const strong = { label: '请支付（元）', value, remark: capitalAmount(left), strong: true } as const;
  return { kind: 'figures', figures: [...figuresOf(due), strong] };
}

function figuresOf({ priced, payment }: PremiumDue): readonly PaperFigure[] {
  const { grossFen } = priced.premium;
  const { receivedFen } = payment;
  return [
    { label: '保险费（含税，元）', value: formatYuan(grossFen) },
    { label: '减：财政补贴（元）', value: formatYuan(subtractFen(grossFen, priced.firmPaysFen)) },
    ...(receivedFen > 0 ? [{ label: '减：已收（元）', value: formatYuan(receivedFen) }] : []),
  ];
}

function nothingDue(of: Policy, now: Instant): PaperBlock {
  const received = `已收 ${formatYuan(of.payment.receivedFen)} 元。`;
  switch (statusOfPolicy(of, now)) {
    case 'lapsed': {
      const text = `缴费期限为 ${printDeadline(of.payment.payBy)}。${received}如仍需保障，请重新报价。`;
      return { kind: 'warning', title: '请勿付款：本保单已失效', text };
    }
    case 'cancelled':
      return { kind: 'warning', title: '请勿付款：本保单已终止', text: received };
    case 'awaiting-payment':
    case 'in-force':
    case 'expired': {
      const { paidOn } = of.payment;
      const when = paidOn === undefined ? '' : `缴费日期 ${printDay(paidOn)}，`;
      return { kind: 'warning', title: '已缴清，无需付款', text: `${when}${received}` };
    }
  }
}

function payeeSection(of: Policy, due: PremiumDue, catalogue: Catalogue, payee?: BankAccount): PaperSection {
  const parts = directParts(due.priced, catalogue);
  return {
    heading: '收款与付款',
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...payeeFacts(of, payee),
          { label: '付款附言（必填）', value: due.reference },
          { label: '缴费期限（北京时间，以到账为准）', value: printDeadline(due.payment.payBy) },
          { label: '保险期间', value: printPeriod(of.period), wide: true },
          ...(parts.length === 0
            ? []
            : [
                {
                  label: '财政补贴由谁承担',
                  value: parts.map(({ payer, amount }) => `${payer} ${amount} 元`).join('，'),
                  wide: true as const,
                },
              ]),
        ],
      },
    ],
  };
}

type WideFact = PaperFact & { readonly wide?: true };

function payeeFacts(of: Policy, payee: BankAccount | undefined): readonly WideFact[] {
  const insurer = insurerName(leadOf(of));
  if (payee === undefined) {
    const remark = '收款账号以保险人书面告知为准；付款前请核对户名。';
    return [{ label: '收款人', value: insurer, remark, wide: true }];
  }
  return [
    { label: '收款人', value: insurer, remark: '付款前请核对户名与账号。', wide: true },
    { label: '收款户名', value: payee.name, wide: true },
    { label: '收款账号', value: payee.number },
    { label: '开户行（联行号）', value: `${payee.bankName}（${payee.cnapsCode}）` },
  ];
}

function howSection(of: Policy, due: PremiumDue): PaperSection {
  return {
    heading: '怎样付款',
    blocks: [
      {
        kind: 'points',
        points: [
          {
            title: '用投保企业自己的对公账户转账',
            text: `付款户名须为“${of.policyholder}”；由代理人或其他单位代付的款项将原路退回（QTE-9）。`,
          },
          {
            title: `附言填写 ${due.reference}`,
            text: '附言是核对款项的唯一依据，没有附言的款项不能自动入账。',
          },
          { title: '金额一致，分文不差', text: '少付的须在期限内补足，多付的部分原路退回。' },
        ],
      },
    ],
  };
}

function unpaidSection({ priced, payment, endorsementNo }: PremiumDue): PaperSection {
  const subsidy = formatYuan(priced.subsidy.totalFen);
  const release = priced.subsidy.totalFen > 0 ? `预留的财政补贴 ${subsidy} 元随即释放。` : '';
  const deadline = printDeadline(payment.payBy);
  const text =
    endorsementNo === undefined
      ? `在 ${deadline} 前没有足额到账的，本保单自动失效，不产生保障，企业也不欠保险费。${release}重新投保须重新报价，价格、补贴条件与预算以届时为准。`
      : `在 ${deadline} 前没有足额到账的，本次批改自动失效，保单维持原条件，企业也不欠这笔保险费。${release}如仍需变更，请重新申请批改。`;
  return { heading: '逾期未付', blocks: [{ kind: 'text', text }] };
}
