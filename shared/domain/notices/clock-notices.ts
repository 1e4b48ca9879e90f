import type { Claim } from '../claims/claim.ts';
import type { ClockMark } from '../claims/claim-clock.ts';
import { statutoryPeriods } from '../claims/statutory-periods.ts';
import type { Bilingual } from '../names.ts';
import type { Notice } from './notice.ts';
import { noticeTo } from './notice-to.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** Who hears what the clock has done: of limitation the firm, whose right it ends; of every other period the insurer. */
export function noticesOfMark(of: Claim, mark: ClockMark, identity: () => NoticeIdentity): readonly Notice[] {
  const side = mark.kind === 'limitation' ? 'firm' : 'insurer';
  const { event, text } = wordsOf(of, mark);
  return [noticeTo(side, of, event, text, identity())];
}

function wordsOf(of: Claim, mark: ClockMark): { event: string; text: Bilingual } {
  if (mark.kind === 'limitation') return limitationWords(of, mark);
  const { article, names } = statutoryPeriods[mark.kind];
  const { dueOn, movedTo } = mark;
  const zh = `案件 ${of.claimNo} 的${names.zh}期限（${article}）`;
  const en = `Claim ${of.claimNo}: the period for the ${names.en} (${article})`;
  switch (mark.word) {
    case 'near':
      return {
        event: 'claim.deadline-near',
        text: {
          zh: `${zh}将于 ${movedTo} 届满，请及时办理。`,
          en: `${en} ends on ${movedTo}; please act in time.`,
        },
      };
    case 'last-day':
      return {
        event: 'claim.deadline-today',
        text: {
          zh: `${zh}今日（${dueOn}）届满${dueOn === movedTo ? '' : `，遇休息日顺延至 ${movedTo}`}，请今日办结。`,
          en: `${en} ends today, ${dueOn}${dueOn === movedTo ? '' : `, moved to ${movedTo}`}; please finish it.`,
        },
      };
    case 'breached':
      return {
        event: 'claim.deadline-breached',
        text: {
          zh: `${zh}已于 ${movedTo} 届满而未办结，已记入案件历史。请立即办理，并由理赔负责人说明原因。`,
          en: `${en} ended on ${movedTo} and was not kept; it stands in the history. Act at once, and have a claims manager say why.`,
        },
      };
  }
}

/** CLM-7: it is shown, never applied: whether to raise it is for the insurer to choose. */
function limitationWords(of: Claim, { word, movedTo }: ClockMark): { event: string; text: Bilingual } {
  if (word === 'breached') {
    return {
      event: 'claim.limitation-over',
      text: {
        zh: `案件 ${of.claimNo} 的诉讼时效（保险法第26条）已于 ${movedTo} 届满。案件照常办理；如有争议，请咨询律师。`,
        en: `Claim ${of.claimNo}: limitation (art. 26) ended on ${movedTo}. The claim goes on; in a dispute, ask a lawyer.`,
      },
    };
  }
  return {
    event: 'claim.limitation-near',
    text: {
      zh: `案件 ${of.claimNo} 的诉讼时效（保险法第26条）将于 ${movedTo} 届满。如尚未解决，请及时主张权利。`,
      en: `Claim ${of.claimNo}: limitation (art. 26) ends on ${movedTo}. If it is not settled, assert your right in time.`,
    },
  };
}
