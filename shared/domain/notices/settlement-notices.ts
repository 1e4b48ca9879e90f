import { formatYuan } from '../money.ts';
import { type TotalledSettlement } from '../settlement/settlement.ts';
import { type Notice } from './notice.ts';
import { type NoticeIdentity } from './policy-notices.ts';

const happened: Readonly<Record<TotalledSettlement['status'], { kind: string; zh: string; en: string }>> = {
  draft: {
    kind: 'settlement.drafted',
    zh: '已生成草稿，请核对后提交财政',
    en: 'is drafted: check and submit it',
  },
  submitted: {
    kind: 'settlement.submitted',
    zh: '已提交，请审核并公示',
    en: 'is submitted: check it and put it under notice',
  },
  'under-notice': { kind: 'settlement.under-notice', zh: '已公示', en: 'is under public notice' },
  approved: {
    kind: 'settlement.approved',
    zh: '已批准，请按级次拨付',
    en: 'is approved: each level pays its part',
  },
  paid: { kind: 'settlement.paid', zh: '已全部拨付', en: 'is paid in full' },
  returned: {
    kind: 'settlement.returned',
    zh: '已退回，请更正后重新提交',
    en: 'is returned: correct it and ask for a new one',
  },
};

/** Tells an insurer or bureau what has become of a settlement, and what it is to do. */
export function settlementNotice(of: TotalledSettlement, audience: string, identity: NoticeIdentity): Notice {
  const { kind, zh, en } = happened[of.status];
  const payable = formatYuan(of.totals.payableFen);
  return {
    ...identity,
    audience,
    kind,
    text: {
      zh: `${of.programmeId} ${of.quarter} 结算单${zh}（应拨付 ${payable} 元）。`,
      en: `The settlement of ${of.programmeId} for ${of.quarter} ${en} (payable ${payable} yuan).`,
    },
    settlementId: of.settlementId,
  };
}

/**
 * Who is told: the insurer of everything that others decide, the deciding bureau of what it has to check, and the province
 * and cities of what they have to pay; counties learn of it from their city.
 */
export function audiencesOf(of: TotalledSettlement): readonly string[] {
  const insurer = `insurer#${of.insurer}`;
  const bureau = `bureau#${of.divisionCode}`;
  switch (of.status) {
    case 'draft':
    case 'under-notice':
    case 'returned':
    case 'paid':
      return [insurer];
    case 'submitted':
      return [bureau];
    case 'approved': {
      const payers = of.totals.levels.filter((total) => total.fen > 0 && total.level !== 'county');
      return [insurer, ...new Set(payers.map((total) => `bureau#${total.payer}`))];
    }
  }
}
