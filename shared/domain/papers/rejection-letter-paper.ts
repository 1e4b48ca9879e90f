import type { Claim } from '../claims/claim.ts';
import { groundOf } from '../claims/rejection-grounds.ts';
import { dayOf, type Instant } from '../dates.ts';
import { insurerName } from '../insurers/insurer-names.ts';
import { formatYuan } from '../money.ts';
import { filingNotice } from '../products/filing-notice.ts';
import type { Product } from '../products/product.ts';
import type { Paper, PaperFact, PaperSection } from './paper.ts';
import { subjectOf } from './policy-head.ts';
import { printDay, printInstant } from './printed-dates.ts';

/** A rejection that stands, or the one that an appeal was against. */
export interface Rejected {
  readonly rejection: NonNullable<Claim['rejection']>;
  readonly sentAt: Instant | undefined;
  /** Whether it was decided after an appeal: then there is none any more. */
  readonly isReviewed: boolean;
}

/** The latest rejection of a claim; `undefined` where it was never rejected. */
export function latestRejection({ rejection, appeal, clocks }: Claim): Rejected | undefined {
  if (rejection !== undefined) {
    return { rejection, sentAt: clocks.letterSentAt, isReviewed: appeal !== undefined };
  }
  return appeal?.against && { rejection: appeal.against, sentAt: appeal.letterSentAt, isReviewed: false };
}

/**
 * CLM-6 (保险法 art. 24): the rejection letter as a paper: the rule and its words, the reason, who decided and when, and what the
 * firm can do (invariant 10: a refusal has a person, a rule and a reason).
 */
export function rejectionLetterPaper(
  of: Claim,
  { rejection, sentAt, isReviewed }: Rejected,
  on: { readonly product: Product; readonly firmName: string; readonly now: Instant },
): Paper {
  const notice = filingNotice(on.product);
  return {
    title: { zh: '拒绝赔偿通知书', en: 'Rejection Letter' },
    subject: subjectOf(on.product),
    number: { label: '案件号', value: of.claimNo },
    status:
      of.rejection === undefined
        ? { words: '企业已申请复议，正在重新核定', tone: 'open' }
        : { words: `${printDay(dayOf(rejection.at))} 作出`, tone: 'over' },
    ...(notice === undefined ? {} : { notice }),
    asOf: printInstant(on.now),
    sections: [
      { heading: '案件', blocks: [{ kind: 'facts', facts: claimFacts(of, on) }] },
      groundSection(rejection, on.product),
      { heading: '核定人', blocks: [{ kind: 'facts', facts: deciderFacts(of, rejection, sentAt) }] },
      remedySection(isReviewed),
    ],
  };
}

function claimFacts(
  of: Claim,
  { product, firmName }: { readonly product: Product; readonly firmName: string },
): readonly (PaperFact & { readonly wide?: true })[] {
  const cover = product.covers.find((one) => one.code === of.coverCode);
  return [
    { label: '致', value: firmName, wide: true },
    { label: '保单号', value: of.policyNo },
    { label: '保障项目', value: cover?.names.zh ?? of.coverCode },
    { label: '出险日期', value: printDay(dayOf(of.occurredAt)) },
    { label: '报案日期', value: printDay(dayOf(of.reportedAt)) },
    { label: '报损金额（元）', value: formatYuan(of.estimatedFen) },
    { label: '保险人', value: leadName(of) },
  ];
}

function leadName({ insurers }: Claim): string {
  return insurers
    .slice(0, 1)
    .map(({ insurer }) => insurerName(insurer))
    .join('');
}

function groundSection(rejection: Rejected['rejection'], product: Product): PaperSection {
  const ground = groundOf(rejection.ruleId, product);
  const { rescindedOn } = rejection;
  return {
    heading: '决定与依据',
    blocks: [
      {
        kind: 'text',
        text: '经核定，本次损失不属于保险赔偿范围，保险人不予赔偿，依照《中华人民共和国保险法》第二十四条书面通知并说明理由。',
      },
      {
        kind: 'points',
        points: [
          {
            title: `依据：${rejection.ruleId}${ground === undefined ? '' : `（${ground.article}）`}`,
            ...(ground === undefined ? {} : { text: ground.text.zh }),
          },
          { title: '理由', text: rejection.reason },
          ...(rescindedOn === undefined
            ? []
            : [{ title: '合同已解除', text: `保险合同已于${printDay(rescindedOn)}依据第十六条解除。` }]),
        ],
      },
    ],
  };
}

function deciderFacts(
  of: Claim,
  rejection: Rejected['rejection'],
  sentAt: Instant | undefined,
): readonly PaperFact[] {
  return [
    { label: '作出决定的人员', value: rejection.byName ?? rejection.by },
    { label: '决定时间', value: printInstant(rejection.at) },
    { label: '通知发出', value: sentAt === undefined ? '尚未发出' : printInstant(sentAt) },
    { label: '所属保险人', value: leadName(of) },
  ];
}

function remedySection(isReviewed: boolean): PaperSection {
  const review = {
    title: '申请复议',
    text: '可在本案页面写明理由并补充材料申请复议，由未参与本次核定的人员重新核定。',
  };
  const court = {
    title: '仲裁或诉讼',
    text: '可依合同约定申请仲裁，或向有管辖权的人民法院提起诉讼；请求赔偿的诉讼时效为二年，自知道保险事故发生之日起计算（保险法第二十六条）。',
  };
  return {
    heading: '如不同意本决定',
    blocks: [{ kind: 'points', points: isReviewed ? [court] : [review, court] }],
  };
}
