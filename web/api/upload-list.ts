import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { call, callJob } from './call.ts';
import type { AnswerOf, InputOf, Route } from './contract.ts';
import type { Problem } from './problem.ts';
import { putFile } from './put-file.ts';
import { sha256Hex } from './sha256.ts';

type Announcement = NonNullable<InputOf<'POST /v1/uploads'>['body']>;

/** A list that is too large for a request, and what it is for. */
export interface LargeList<Key extends Route> {
  readonly file: File;
  readonly purpose: Extract<Announcement, { purpose: unknown }>['purpose'];
  readonly contentType: Extract<Announcement, { contentType: unknown }>['contentType'];
  readonly input: Pick<InputOf<Key>, 'params'>;
}

/** Uploads a list and begins the work on it; `share` is how much of it is there. Gives the job. */
export function useLargeList<Key extends Route>(
  route: Key,
): UseMutationResult<AnswerOf<'GET /v1/jobs/{jobId}'>['jobId'], Problem, LargeList<Key>> & {
  readonly share: number;
} {
  const [share, setShare] = useState(0);
  const mutation = useMutation<AnswerOf<'GET /v1/jobs/{jobId}'>['jobId'], Problem, LargeList<Key>>({
    mutationFn: async ({ file, purpose, contentType, input }) => {
      setShare(0);
      const sha256 = await sha256Hex(await file.arrayBuffer());
      const body = { purpose, fileName: file.name, contentType, sizeBytes: file.size, sha256 };
      const announced = await call('POST /v1/uploads', { body }, { idempotencyKey: crypto.randomUUID() });
      await putFile(announced, file, setShare);
      const { uploadId } = announced;
      return callJob(route, input, { uploadId, idempotencyKey: crypto.randomUUID() });
    },
  });
  return { ...mutation, share };
}
