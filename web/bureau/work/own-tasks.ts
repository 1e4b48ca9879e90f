import type { UseQueryResult } from '@tanstack/react-query';
import type { AnswerOf } from '../../api/contract.ts';
import { type EveryItem, useEveryPage } from '../../api/every-page.ts';
import type { Problem } from '../../api/problem.ts';

export type Task = AnswerOf<'GET /v1/tasks'>['items'][number];

/** So many pages of one kind are looked through. */
const mostPages = 10;

/** What the caller may do of a kind. */
export function useOwnTasks(
  kind: 'check-application' | 'decide-objection' | 'pay-subsidy' | 'review-clawback',
  enabled = true,
): UseQueryResult<EveryItem<Task>, Problem> {
  return useEveryPage('GET /v1/tasks', (page) => ({ query: { kind, ...page } }), { mostPages, enabled });
}
