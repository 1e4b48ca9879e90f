import { formatYuan } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { WaitingEntry } from '../waiting/waiting-line.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** The first in line hears that there is money; nothing is reserved for it (SUB-9, case 4). */
export function noticeOfFreeMoney(of: WaitingEntry, identity: NoticeIdentity): Notice {
  const { zh, en } = nextInLine(of);
  return {
    ...identity,
    audience: `firm#${of.uscc}`,
    kind: 'waiting.told',
    text: {
      zh: `${of.programmeId} ${of.year} 年度补贴预算有余额：${zh}`,
      en: `The budget of ${of.programmeId} for ${of.year} has money again: ${en}`,
    },
    quoteId: of.quoteId,
  };
}

/** What a firm in line does next. */
export function nextInLine(of: WaitingEntry): Bilingual {
  const need = formatYuan(of.needFen);
  if (of.status === 'told') {
    return {
      zh: `已轮到您，请在 ${of.toldUntil ?? ''} 24 时前重新获取报价并投保；额度（${need} 元）不作保留，以投保时余额为准。`,
      en: `it is your turn: request a new quote and bind it by the end of ${of.toldUntil ?? ''}; the ${need} yuan are not reserved, what counts is what is left when you bind.`,
    };
  }
  return {
    zh: `正在排队等候 ${need} 元额度，有余额时按顺序通知您；排队不保留额度，也可随时按全价投保。`,
    en: `you wait for ${need} yuan and are told in your turn when there is money; a place in line reserves nothing, and you may insure at the full price at any time.`,
  };
}
