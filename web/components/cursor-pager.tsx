import { Link, useSearchParams } from 'react-router';
import { counted, useWords } from '../words/language.tsx';

const words = {
  next: { zh: '下一页 ›', en: 'Next ›' },
  first: { zh: '‹ 回到第一页', en: '‹ First page' },
  shown: { zh: (n: number) => `本页 ${n} 条`, en: (n: number) => `${counted(n, 'row')} on this page` },
};

/** Leads through a list by the service's cursor, which is in the address; "previous" is the browser's own. */
export function CursorPager({ shown, next }: { readonly shown: number; readonly next: string | undefined }) {
  const said = useWords(words);
  const [search] = useSearchParams();
  const at = search.get('after');
  if (next === undefined && at === null) return null;
  const to = (cursor: string | undefined) => {
    const changed = new URLSearchParams(search);
    if (cursor === undefined) changed.delete('after');
    else changed.set('after', cursor);
    return `?${changed.toString()}`;
  };
  return (
    <nav className="row no-print" aria-label={said.shown(shown)}>
      <span className="quiet">{said.shown(shown)}</span>
      {at !== null && <Link to={to(undefined)}>{said.first}</Link>}
      {next !== undefined && <Link to={to(next)}>{said.next}</Link>}
    </nav>
  );
}
