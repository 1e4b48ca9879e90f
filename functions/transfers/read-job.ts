import { jobFileKey } from '../../shared/contract/documents.ts';
import { readJobOperation } from '../../shared/contract/operations/transfers.ts';
import type { DoneJob } from '../../shared/domain/transfers/job.ts';
import { type JobProgress, readJobProgress } from '../../shared/persistence/jobs.ts';
import { signDownload } from '../../shared/persistence/signed-files.ts';
import { businessTable } from '../runtime/business-table.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const readJob = readingRoute(readJobOperation, async ({ params, caller }) => {
  const progress = await readJobProgress(businessTable(), caller, params.jobId);
  return progress === undefined ? notFound() : answer(await jobView(progress));
});

async function jobView({ job, done, rejected }: JobProgress) {
  const shown = { jobId: job.jobId, kind: job.kind, state: job.state, done, rejected };
  switch (job.state) {
    case 'running':
      return { ...shown, total: job.total ?? 0 };
    case 'failed':
      return { ...shown, total: 0, reason: job.reason };
    case 'done':
      return {
        ...shown,
        total: job.total,
        errorsUrl: await downloadOf(job, job.errors),
        resultsUrl: await downloadOf(job, job.results),
        ...(job.tables && { tableUrls: await tablesOf(job, job.tables) }),
      };
  }
}

async function tablesOf(job: DoneJob, { csv, xlsx }: NonNullable<DoneJob['tables']>) {
  return { csv: await downloadOf(job, csv), xlsx: await downloadOf(job, xlsx) };
}

async function downloadOf(job: DoneJob, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  return signDownload(documentBucket(), jobFileKey(job.jobId, name), `${job.kind}-${name}`);
}
