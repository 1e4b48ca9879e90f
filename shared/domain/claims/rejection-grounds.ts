import type { Bilingual } from '../names.ts';
import type { Product } from '../products/product.ts';

/** What a rejection may rest on: the words of law or contract that its letter quotes. */
export interface RejectionGround {
  readonly article: string;
  readonly text: Bilingual;
}

const grounds: ReadonlyMap<string, RejectionGround> = new Map(
  Object.entries({
    'CLM-25': {
      article: '保险法第2条；保险期间条款',
      text: {
        zh: '保险人对保险期间内发生的保险事故承担赔偿责任；保险期间开始前或终止后发生的损失不在保险责任范围内。',
        en: 'The insurer is liable for events within the period of cover; a loss before or after it is not covered.',
      },
    },
    'CLM-15': {
      article: '保险法第18条',
      text: {
        zh: '保险金额是保险人承担赔偿责任的最高限额；该项保障的限额已经用完。',
        en: 'The sum insured is the most that the insurer pays; the limit of this cover is used up.',
      },
    },
    'CLM-24': {
      article: '保险责任条款',
      text: {
        zh: '因技术原因导致的研发失败属于保险责任，由三名以上单数专家多数意见认定；纯商业原因终止的项目不属于保险责任。',
        en: 'Failure for technical reasons, as found by the majority of a panel, is covered; a purely commercial end is not.',
      },
    },
    'CLM-22': {
      article: '保险法第27条',
      text: {
        zh: '未发生保险事故而谎称发生，或者故意制造保险事故的，保险人不承担赔偿责任；虚报的部分不予赔偿。',
        en: 'For an event that was invented or brought about on purpose nothing is owed; nor for the part overstated.',
      },
    },
    'CAN-8': {
      article: '保险法第16条',
      text: {
        zh: '投保人未履行如实告知义务，保险人依法解除合同的，对解除前发生的保险事故按法律规定不承担赔偿责任。',
        en: 'Where a contract was rescinded in time for non-disclosure, the insurer is not liable as art. 16 provides.',
      },
    },
    'case-10': {
      article: '损失补偿原则',
      text: {
        zh: '同一保单、同一保障项目的同一事故只赔偿一次；本次报案与先前的报案为同一事故，按先前的案件处理。',
        en: 'One event is indemnified once; this report is of the same event as an earlier one, which goes on.',
      },
    },
  }),
);

const sameGround: ReadonlyMap<string, string> = new Map([
  ['CAN-7', 'CAN-8'],
  ['NON_DISCLOSURE', 'CAN-8'],
  ['NON-DISCLOSURE', 'CAN-8'],
]);

/** Grounds that stand whatever a panel finds: period, limit, fraud, non-disclosure, an event reported before. */
const outsidePanel: readonly string[] = ['CLM-25', 'CLM-15', 'CLM-22', 'CAN-8', 'case-10'];

function groundIdOf(ruleId: string): string {
  return sameGround.get(ruleId.toUpperCase()) ?? ruleId;
}

/** CLM-24: whether a rejection rests on something else than whether and why a project has failed. */
export function standsWithoutPanel(ruleId: string): boolean {
  return outsidePanel.includes(groundIdOf(ruleId));
}

/**
 * CLM-6: the words that a rejection rests on: an exemption clause of the product as it was sold, or a rule of law or of every
 * contract. `undefined` for a rule that is none of them: the letter then gives the rule and the reason.
 */
export function groundOf(ruleId: string, { exemptionClauses }: Pick<Product, 'exemptionClauses'>) {
  const clause = exemptionClauses.find((one) => one.id === ruleId);
  if (clause !== undefined) {
    return { article: `责任免除条款：${clause.title.zh}`, text: clause.text } satisfies RejectionGround;
  }
  return grounds.get(groundIdOf(ruleId));
}
