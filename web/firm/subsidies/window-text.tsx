import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { counted, type Language, useLanguage, useListed, useWords } from '../../words/language.tsx';
import { dayText } from '../../words/dates.tsx';

const words = {
  span: {
    zh: (from: string, to: string) => `${from}至${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  yearly: {
    zh: (from: string, to: string) => `每年${from}至${to}`,
    en: (from: string, to: string) => `every year from ${from} to ${to}`,
  },
  loan: {
    zh: (months: number) => `贷款还清后 ${months} 个月内`,
    en: (months: number) => `within ${counted(months, 'month')} after the loan is repaid`,
  },
  always: { zh: '随时可以申请', en: 'any day' },
};

/** When firms may apply (SUB-11), in words; both end points belong to it. */
export function WindowText({ of }: { readonly of: Programme['window'] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const listed = useListed();
  const parts = [
    ...(of?.spans ?? []).map(({ from, to }) => said.span(dayText(from, language), dayText(to, language))),
    ...(of?.yearly ?? []).map(({ from, to }) =>
      said.yearly(monthDayText(from, language), monthDayText(to, language)),
    ),
    ...(of?.monthsAfterLoanRepaid === undefined ? [] : [said.loan(of.monthsAfterLoanRepaid)]),
  ];
  return <span>{parts.length === 0 ? said.always : listed(parts)}</span>;
}

/** `03-01` as `3月1日` · `1 March`: a day of any year, said as that of a leap year without its year. */
function monthDayText(monthDay: string, language: Language): string {
  return dayText(`2000-${monthDay}`, language).replace(language === 'zh' ? '2000年' : ' 2000', '');
}
