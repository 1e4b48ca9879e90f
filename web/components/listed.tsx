import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Problem } from '../api/problem.ts';
import { Asked } from './asked.tsx';
import { CursorPager } from './cursor-pager.tsx';
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
  readonly none: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** Words that one of the address can be, with what they stand for. */
interface Words<Word> {
  readonly safeParse: (asked: unknown) => { success: true; data: Word } | { success: false };
}

/** Which page of a list the address asks for: by a word, where it has one that is known, and from where on. */
export function useListAsked<Word>(
  known: Words<Word>,
  name = 'status',
): { readonly chosen: Word | undefined; readonly cursor: string | undefined } {
  const [search] = useSearchParams();
  const asked = known.safeParse(search.get(name));
  return {
    chosen: asked.success ? asked.data : undefined,
    cursor: search.get('after') ?? undefined,
  };
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
