import { useCommand } from '../../api/ask.ts';
import type { InputOf } from '../../api/contract.ts';
import type { Problem } from '../../api/problem.ts';

export type CompletionBody = NonNullable<InputOf<'POST /v1/tasks/{taskId}/completion'>['body']>;

export interface CompletionInHand {
  readonly isSending: boolean;
  readonly problem: Problem | null;
  readonly complete: (body: CompletionBody) => void;
}

/** Completes a task; `done` is called once the service has it, before the page is read anew. */
export function useCompletion(taskId: string, done: () => void = () => undefined): CompletionInHand {
  const command = useCommand('POST /v1/tasks/{taskId}/completion');
  return {
    isSending: command.isPending,
    problem: command.error,
    complete: (body) => command.mutate({ params: { taskId }, body }, { onSuccess: done }),
  };
}
