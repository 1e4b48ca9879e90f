import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { call } from './call.ts';
import type { AnswerOf, InputOf, Route } from './contract.ts';
import type { Problem } from './problem.ts';
import { sha256Hex } from './sha256.ts';

export interface AskOptions<Answer> {
  /** `false`: not asked yet. */
  readonly enabled?: boolean;
  /** Asks again after so many milliseconds while the page is visible; it may depend on what was answered. */
  readonly everyMs?: number | false | ((answer: Answer | undefined) => number);
  /** Never changes while the page is open. */
  readonly forGood?: boolean;
  /** Leaves the old rows on the page while others are fetched. */
  readonly keepOld?: boolean;
}

/** Reads something; what was read before is shown at once and looked at again. */
export function useAsk<Key extends Route>(
  route: Key,
  input: InputOf<Key> = {},
  { enabled = true, everyMs = false, forGood = false, keepOld = false }: AskOptions<AnswerOf<Key>> = {},
): UseQueryResult<AnswerOf<Key>, Problem> {
  return useQuery<AnswerOf<Key>, Problem>({
    queryKey: [route, input],
    queryFn: ({ signal }) => call(route, input, { signal }),
    enabled,
    refetchInterval: typeof everyMs === 'function' ? ({ state }) => everyMs(state.data) : everyMs,
    ...(forGood && { staleTime: Infinity }),
    ...(keepOld && { placeholderData: keepPreviousData }),
  });
}

/** What a change would come to if it were made now; nothing is stored. A refusal is an answer and not asked for again. */
export function usePreview<Key extends Route>(
  route: Key,
  input: InputOf<Key>,
  enabled: boolean,
): UseQueryResult<AnswerOf<Key>, Problem> {
  return useQuery<AnswerOf<Key>, Problem>({
    queryKey: ['preview', route, input],
    queryFn: ({ signal }) => call(route, { ...input, preview: true }, { signal }),
    enabled,
    retry: false,
  });
}

/**
 * Changes something. The key of the change is made when it is first sent and kept until the service has answered, so that a
 * second press, a retry after a lost answer or a reload never does it twice; another body gets a key of its own. Once
 * done, everything on the page is read again.
 */
export function useCommand<Key extends Route>(
  route: Key,
): UseMutationResult<AnswerOf<Key>, Problem, InputOf<Key>> {
  const client = useQueryClient();
  return useMutation<AnswerOf<Key>, Problem, InputOf<Key>>({
    mutationFn: async (input) => {
      const place = `command:${route}:${location.pathname}`;
      const idempotencyKey = await keyFor(place, input);
      const answer = await call(route, input, { idempotencyKey }).catch((problem: Problem) => {
        if (problem.document.status >= 400 && problem.document.status < 500) sessionStorage.removeItem(place);
        throw problem;
      });
      sessionStorage.removeItem(place);
      return answer;
    },
    // What was previewed has been done, and could not be done again.
    // Not waited for: the form that sent it may be gone once the page is read again, and what it does next with it.
    onSuccess: () =>
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'preview' }),
  });
}

/** The key of what is sent from here, the kept one where its answer is still unknown. Only a hash of the content is kept. */
async function keyFor(place: string, input: object): Promise<string> {
  const of = await sha256Hex(JSON.stringify(input));
  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    const { key, of: keptOf } = JSON.parse(kept) as { key: string; of: string };
    if (keptOf === of) return key;
  }
  const key = crypto.randomUUID();
  sessionStorage.setItem(place, JSON.stringify({ key, of }));
  return key;
}
