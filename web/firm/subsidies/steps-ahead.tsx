import { divisionNames } from '../../../shared/domain/division-names.ts';
import type { DivisionCode } from '../../../shared/domain/ids.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import './subsidies.css';

const words = {
  check: {
    zh: (division: string) => `${division}财政部门在 10 个工作日内审核材料；缺什么会退回让您补。`,
    en: (division: string) =>
      `The bureau${division === '' ? '' : ` of ${division}`} checks the papers within 10 working days, and asks for what is missing.`,
  },
  grant: {
    zh: '核定金额并占用额度。额度不足时按起保日排队等候。',
    en: 'The amount is decided and taken from the budget. Where the budget has too little left, you wait in order of the first day of cover.',
  },
  notice: {
    zh: (days: number) => `公示 ${days} 个工作日。`,
    en: (days: number) => `${counted(days, 'working day')} of public notice.`,
  },
  account: {
    zh: '您确认本企业名下的收款账户。',
    en: "You confirm an account in your firm's name.",
  },
  forfeit: {
    zh: (days: number) => `收到通知后 ${days} 个工作日内不确认，视为放弃。`,
    en: (days: number) =>
      ` Not confirmed within ${counted(days, 'working day')} of the message, it is forfeited.`,
  },
  pay: {
    zh: '各级财政分别把钱拨到这个账户，您会收到通知。',
    en: 'Each level pays its part to that account, and you are told.',
  },
};

/** What follows an application, step by step, and whose turn each is (SUB-8, SUB-13, SUB-14). */
export function StepsAhead({
  programme,
  bureau,
}: {
  readonly programme: Programme;
  /** Who decides, where it is known. */
  readonly bureau: DivisionCode | undefined;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { mode, noticeWorkingDays, confirmationWorkingDays } = programme;
  const steps = [
    mode === 'pay-then-reimburse'
      ? said.check(bureau === undefined ? '' : divisionNames(bureau)[language])
      : undefined,
    said.grant,
    noticeWorkingDays > 0 ? said.notice(noticeWorkingDays) : undefined,
    `${said.account}${confirmationWorkingDays === undefined ? '' : said.forfeit(confirmationWorkingDays)}`,
    said.pay,
  ].filter((step) => step !== undefined);
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
