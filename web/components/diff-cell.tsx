import type { ReactNode } from 'react';
import { useWords } from '../words/language.tsx';
import './diff-cell.css';

const words = {
  was: { zh: '原', en: 'was' },
  now: { zh: '改为', en: 'now' },
};

/** What something was and what it becomes; what stays the same is said once. */
export function DiffCell({
  before,
  after,
  same = false,
}: {
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly same?: boolean;
}) {
  const said = useWords(words);
  if (same) return <>{after}</>;
  return (
    <span className="diff-cell">
      <span className="visually-hidden">{said.was} </span>
      <del>{before}</del>
      <span aria-hidden="true"> → </span>
      <span className="visually-hidden"> {said.now} </span>
      <ins>{after}</ins>
    </span>
  );
}
