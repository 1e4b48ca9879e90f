import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from './call.ts';
import type { AnswerOf, InputOf, Route } from './contract.ts';
import type { Problem } from './problem.ts';

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
}

/** Routes that answer a list page by page. */
export type PagedRoute = {
  [Key in Route]: AnswerOf<Key> extends PageOf<unknown> ? Key : never;
}[Route];

type ItemOf<Key extends PagedRoute> = AnswerOf<Key> extends PageOf<infer Item> ? Item : never;

export interface EveryItem<Item> {
  readonly items: readonly Item[];
  /** `false`: there are more than were read. */
  readonly isWhole: boolean;
}

const limit = 100;

/** Reads a list to its end, for what has to add up; no further than so many pages. */
export function useEveryPage<Key extends PagedRoute>(
  route: Key,
  inputOf: (page: { readonly limit: number; readonly cursor?: string }) => InputOf<Key>,
  { mostPages, enabled = true }: { readonly mostPages: number; readonly enabled?: boolean },
): UseQueryResult<EveryItem<ItemOf<Key>>, Problem> {
  return useQuery<EveryItem<ItemOf<Key>>, Problem>({
    queryKey: ['every page', route, inputOf({ limit })],
    queryFn: async ({ signal }) => {
      const items: ItemOf<Key>[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const input = inputOf({ limit, ...(cursor !== undefined && { cursor }) });
        const answer = (await call(route, input, { signal })) as PageOf<ItemOf<Key>>;
        items.push(...answer.items);
        cursor = answer.nextCursor;
        if (cursor === undefined) break;
      }
      return { items, isWhole: cursor === undefined };
    },
    enabled,
  });
}
