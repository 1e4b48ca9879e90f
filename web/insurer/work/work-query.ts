import { taskKind } from '../../../shared/domain/tasks/task.ts';
import type { InputOf } from '../../api/contract.ts';

type WorkQuery = NonNullable<InputOf<'GET /v1/tasks'>['query']>;

export const dueChoices = ['0d', '3d', '7d'] as const;

/** What the worklist's address asks of the service; what it does not know is left out. */
export function workQueryOf(search: URLSearchParams): WorkQuery {
  const kind = taskKind.safeParse(search.get('kind'));
  const due = dueChoices.find((choice) => choice === search.get('due'));
  const after = search.get('after');
  return {
    limit: 50,
    ...(search.get('mine') === '1' && { mine: '1' as const }),
    ...(kind.success && { kind: kind.data }),
    ...(due !== undefined && { due }),
    ...(after !== null && { cursor: after }),
  };
}

/** Where a task is worked at; the list that it was chosen from goes along, so that its neighbours stay at hand. */
export function placeOfTask(
  { taskId, claimNo }: { readonly taskId: string; readonly claimNo?: string | undefined },
  list: string,
): string | undefined {
  if (claimNo === undefined) return undefined;
  const query = new URLSearchParams({ task: taskId, list });
  return `/insurer/claims/${claimNo}?${query.toString()}`;
}
