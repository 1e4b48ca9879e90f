import type { Catalogue } from '../catalogue/catalogue.ts';
import { dayOf, type Instant } from '../dates.ts';
import { formatYuan, negateFen } from '../money.ts';
import { agreedTerms, type AgreedTerms } from '../policies/agreed-terms.ts';
import { explainParts } from '../policies/explain-refund.ts';
import { insuredNameOf, premiumPayer } from '../policies/holders.ts';
import {
  type CancelledPolicy,
  issuedAtOf,
  type Policy,
  type Refund,
  type RefundCorrection,
} from '../policies/policy.ts';
import type { SubsidyRecovery } from '../policies/subsidy-recovery.ts';
import { levelNames } from '../subsidies/level-names.ts';
import type { Product } from '../products/product.ts';
import { coversTable } from './covers-table.ts';
import { endorsementsSection } from './endorsements-section.ts';
import { insurersTable } from './insurers-table.ts';
import type { Paper, PaperBlock, PaperFact, PaperSection, PaperTable } from './paper.ts';
import { payersTable } from './payers-table.ts';
import { lossPayeeFacts, periodFact, policyHead } from './policy-head.ts';
import { policyStatusWords } from './policy-status-words.ts';
import { printDay, printDeadline, printInstant } from './printed-dates.ts';

/**
 * The policy (保险单): who is covered for what, what stays with the firm, every clause that takes cover away with its example
 * (QTE-4), who pays the premium (SUB-7), who covers with which share (COI-2), and what has happened to it since.
 */
export function policyPaper(of: Policy, catalogue: Catalogue, now: Instant): Paper {
  const product = catalogue.soldProduct(of.product);
  const terms = agreedTerms(of, undefined, now);
  return {
    title: { zh: '保险单', en: 'Insurance Policy' },
    ...policyHead(of, product, now),
    sections: [
      partiesSection(of, product, terms, now),
      { heading: '保障、限额与免赔', blocks: [coversTable(product, terms)] },
      { heading: '保险费与财政补贴', blocks: [payersTable(of, catalogue)] },
      paymentSection(of),
      { heading: '保险人与份额', blocks: [insurersTable(of.insurers)] },
      ...endorsementsSection(of, product, now),
      ...(of.status === 'cancelled' ? [cancellationSection(of)] : []),
      clausesSection(of, product),
      documentsSection(product),
      agreementsSection(of),
    ],
  };
}

function partiesSection(of: Policy, product: Product, terms: AgreedTerms, now: Instant): PaperSection {
  const filing = product.filing.kind === 'filed' ? `备案号 ${product.filing.number}` : '未备案（示范）';
  return {
    heading: '合同当事人与期间',
    blocks: [
      ...policyStatusWords(of, now).warning,
      {
        kind: 'facts',
        facts: [
          ...partiesFacts(of),
          { label: '统一社会信用代码', value: of.uscc, remark: `注册地行政区划 ${of.divisionCode}` },
          { label: '条款备案', value: filing, remark: `产品第 ${product.version} 版` },
          periodFact(of.period),
          ...lossPayeeFacts(terms.lossPayee),
        ],
      },
    ],
  };
}

/** Case 56: an investor that took out the policy stands beside the firm that is insured. */
function partiesFacts(of: Policy): readonly (PaperFact & { readonly wide: true })[] {
  const payer = premiumPayer(of);
  const insured = insuredNameOf(of);
  if (of.policyholderUscc === undefined) {
    return [{ label: '投保人、被保险人', value: insured, wide: true }];
  }
  return [
    { label: '投保人', value: payer.name, remark: `统一社会信用代码 ${payer.uscc}`, wide: true },
    { label: '被保险人', value: insured, wide: true },
  ];
}

function paymentSection(of: Policy): PaperSection {
  const { payment } = of;
  const issuedAt = issuedAtOf(of);
  return {
    heading: '缴费与签发',
    blocks: [
      {
        kind: 'facts',
        facts: [
          {
            label: '企业应付',
            value: `${formatYuan(payment.dueFen)} 元`,
            remark: `缴费期限 ${printDeadline(payment.payBy)}`,
          },
          {
            label: '已收',
            value: `${formatYuan(payment.receivedFen)} 元`,
            remark: payment.paidOn === undefined ? '尚未缴清' : `缴费日期 ${printDay(payment.paidOn)}`,
          },
          { label: '投保时间', value: printInstant(of.boundAt) },
          { label: '签发时间', value: issuedAt === undefined ? '尚未签发' : printInstant(issuedAt) },
        ],
      },
    ],
  };
}

function cancellationSection(of: CancelledPolicy): PaperSection {
  const { effectiveDate, reason, refund, article, recovery } = of.cancellation;
  const ground = article === undefined ? '原因' : `保险人依保险法第${article}条解除`;
  return {
    heading: article === undefined ? '退保与退费' : '解除与退费',
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '保障终止', value: `${printDay(effectiveDate)}零时` },
          { label: '办理时间', value: printInstant(of.cancellation.at) },
          { label: ground, value: reason, wide: true },
        ],
      },
      refund.totalFen > 0 ? refundTable(refund) : { kind: 'text', text: nothingReturned(of) },
      ...(recovery === undefined ? [] : [recoveryBlock(recovery)]),
      ...(of.cancellation.corrections ?? []).map(correctionBlock),
    ],
  };
}

function nothingReturned(of: CancelledPolicy): string {
  return of.issuedAt === undefined
    ? '没有收到保险费，无款可退；预留的财政补贴额度已释放。'
    : '保险费不予退还。';
}

/** SUB-16, SUB-17: what bureaus claim back from the firm. */
function recoveryBlock({ totalFen, levels, rule }: SubsidyRecovery): PaperBlock {
  const parts = levels.map(({ level, payer, fen }) => {
    return `${levelNames[level].zh}财政（${payer}）${formatYuan(fen)} 元`;
  });
  const text = `财政部门向企业追回补贴 ${formatYuan(totalFen)} 元：${parts.join('、')}（${rule}）。`;
  return { kind: 'text', text };
}

/** Case 23: what a claim that was paid later has changed of the refund. */
function correctionBlock({ claimNo, at, owed }: RefundCorrection): PaperBlock {
  const isMore = owed.totalFen < 0;
  const [all, firm, bureaus] = [owed.totalFen, owed.firmFen, owed.bureauFen].map((fen) =>
    formatYuan(isMore ? negateFen(fen) : fen),
  );
  const text = `${printInstant(at)}：案件 ${claimNo} 赔付后重新计算退费，${isMore ? '补退' : '收回'} ${all} 元，其中企业 ${firm} 元、财政 ${bureaus} 元（保险法第五十八条）。`;
  return { kind: 'text', text };
}

function refundTable(of: Refund): PaperTable {
  const lines = explainParts(of);
  return {
    kind: 'table',
    columns: [
      { title: '规则', weight: 12 },
      { title: '退给谁', weight: 50 },
      { title: '来源', weight: 38 },
      { title: '金额 (元)', weight: 18, amount: true },
    ],
    rows: [
      ...lines.map(({ rule, text, source, fen }) => ({ cells: [rule, text, source, formatYuan(fen)] })),
      { cells: ['退还保险费合计', '', '', formatYuan(of.totalFen)], kind: 'total' },
    ],
  };
}

/** QTE-4: a clause that was not confirmed has no effect, so each says whether it was. */
function clausesSection(of: Policy, product: Product): PaperSection {
  return {
    heading: '免责条款与示例',
    blocks: [
      {
        kind: 'text',
        text: `下列条款减轻或免除保险人责任，投保人于${printDay(dayOf(of.boundAt))}逐条阅读并确认（保险法第十七条）。`,
      },
      {
        kind: 'points',
        points: product.exemptionClauses.map((clause) => ({
          title: clause.title.zh,
          text: clause.text.zh,
          example: clause.example.zh,
          mark: of.confirmedClauses.includes(clause.id) ? '投保人已确认' : '未确认，不产生效力',
        })),
      },
    ],
  };
}

function documentsSection(product: Product): PaperSection {
  return {
    heading: '索赔单证',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '单证', weight: 38 },
          { title: '示例', weight: 50 },
          { title: '至少 (份)', weight: 12, amount: true },
        ],
        rows: product.documents.map((one) => ({
          cells: [one.names.zh, one.example.zh, String(one.minCount)],
        })),
      },
    ],
  };
}

function agreementsSection(of: Policy): PaperSection {
  const clawback =
    of.subsidy.totalFen > 0
      ? ['投保人同意：经核实不符合补贴条件的，已享受的财政补贴予以追回。']
      : ['本保单没有财政补贴，保险费由投保企业全额承担。'];
  return {
    heading: '约定',
    blocks: [
      {
        kind: 'text',
        text: [
          '缴清企业应付保险费后保单签发；逾期未缴清的，本保单自始不生效力，补贴额度随即释放。',
          ...clawback,
          '出险后请立即报案。投保人可在保险期间内申请退保，未满期保险费按缴费比例退还企业与财政。',
        ].join(''),
      },
    ],
  };
}
