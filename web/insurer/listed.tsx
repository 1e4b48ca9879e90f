import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../api/problem.ts';
import { Asked } from '../components/asked.tsx';
import { CursorPager } from '../components/cursor-pager.tsx';
import { useWords } from '../words/language.tsx';

const words = {
  nothing: { zh: '没有符合条件的记录', en: 'Nothing matches' },
  clear: { zh: '清除筛选', en: 'Clear the filters' },
};

interface ListedProps<Item> {
  readonly query: UseQueryResult<
    { readonly items: readonly Item[]; readonly nextCursor?: string | undefined },
    Problem
  >;
  /** An empty list is then one that nothing fits, with a way back. */
  readonly isFiltered: boolean;
  /** What is said of a list that is empty by itself. */
  readonly none: string;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A page of a list of the service, what is said where it is empty, and the way to the next page. */
export function Listed<Item>({ query, isFiltered, none, children }: ListedProps<Item>) {
  const said = useWords(words);
  return (
    <Asked query={query} lines={8}>
      {({ items, nextCursor }) => (
        <div className="stack">
          {items.length > 0 && children(items)}
          {items.length === 0 && (
            <p>
              {isFiltered ? said.nothing : none} {isFiltered && <Link to="?">{said.clear}</Link>}
            </p>
          )}
          <CursorPager shown={items.length} next={nextCursor} />
        </div>
      )}
    </Asked>
  );
}
