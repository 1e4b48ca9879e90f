import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { jobId as jobIdSchema } from '../../shared/domain/ids.ts';
import { useAsk } from './ask.ts';
import type { AnswerOf } from './contract.ts';
import { noAnswer, Problem } from './problem.ts';

export type Job = AnswerOf<'GET /v1/jobs/{jobId}'>;

const everyMs = 2000;
/** The addresses of files are good for a quarter of an hour. */
const everyMsOnceOver = 600_000;

/** The job that the address of a page names. */
export function useJobAsked(): Job['jobId'] | undefined {
  const [search] = useSearchParams();
  return jobIdSchema.safeParse(search.get('job')).data;
}

/** How far a job is, asked for again while it runs. */
export function useJob(jobId: Job['jobId']): UseQueryResult<Job, Problem> {
  return useAsk(
    'GET /v1/jobs/{jobId}',
    { params: { jobId } },
    { everyMs: (job) => (job === undefined || job.state === 'running' ? everyMs : everyMsOnceOver) },
  );
}

/** What a job that is done has written: it never changes. */
export function useJobResults<Results>({
  jobId,
  resultsUrl = '',
}: Pick<Job, 'jobId' | 'resultsUrl'>): UseQueryResult<Results, Problem> {
  return useQuery<Results, Problem>({
    queryKey: ['job results', jobId],
    queryFn: async ({ signal }) => {
      const response = await fetch(resultsUrl, { signal }).catch(() => undefined);
      if (response?.ok !== true) throw new Problem(noAnswer);
      return (await response.json()) as Results;
    },
    staleTime: Infinity,
  });
}
