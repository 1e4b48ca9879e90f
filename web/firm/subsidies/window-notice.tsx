import type { WindowClosed } from '../../../shared/domain/applications/application-window.ts';
import { Notice } from '../../components/notice.tsx';
import { dayText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';

const words = {
  closed: { zh: '现在不在申报期内。', en: 'Applications are not taken now.' },
  ended: {
    zh: (day: string) => `上一申报期到${day}为止。`,
    en: (day: string) => ` The last window ended on ${day}.`,
  },
  opens: {
    zh: (day: string) => `下一申报期从${day}开始，那天起可以在这里提交。`,
    en: (day: string) => ` The next one begins on ${day}: apply here from then on.`,
  },
  unknown: {
    zh: '下一申报期还没有公布；公布后会在这里显示。',
    en: ' The next one is not announced yet; it will be shown here.',
  },
};

/** Why nobody can apply now, and from when they can (SUB-11). */
export function useClosedText(): (closed: Pick<WindowClosed, 'closedOn' | 'opensOn'>) => string {
  const said = useWords(words);
  const { language } = useLanguage();
  return ({ closedOn, opensOn }) =>
    [
      said.closed,
      closedOn === undefined ? '' : said.ended(dayText(closedOn, language)),
      opensOn === undefined ? said.unknown : said.opens(dayText(opensOn, language)),
    ].join('');
}

export function WindowNotice({ closed }: { readonly closed: Pick<WindowClosed, 'closedOn' | 'opensOn'> }) {
  const text = useClosedText();
  return <Notice tone="warn">{text(closed)}</Notice>;
}
