import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { Turnovers } from '../../../shared/domain/ledger/trial-balance.ts';
import { bodyOf, closeLine, closingLength, endLine } from '../../../shared/domain/proof/export-lines.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { jobDone, type RunningJob, workerOf } from '../../../shared/domain/transfers/job.ts';
import { writeStoredStream } from '../../../shared/persistence/stored-streams.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { sha256 } from '../../runtime/minting.ts';
import { keepJob } from '../../runtime/chunked-job.ts';
import { headLines, tailLines } from '../export-frame.ts';
import { archivePeriod } from './archive-period.ts';
import { chunkKeys, readChunk, readLines, readPlan, type WrittenChunk } from './export-job.ts';

const fileName = 'ledger.jsonl';

/** Joins the chunks into one file, each line closed by its hash; no more than one of their files is in memory. */
export async function joinChunks(job: RunningJob, { now }: Pick<WorkflowTask, 'now'>): Promise<Outcome> {
  invariant(job.total !== undefined, `job ${job.jobId} was planned`);
  const plan = await readPlan(job.jobId);
  const chunks = await Promise.all(
    chunkKeys(plan).map(async (chunk) => ({ chunk, written: await readChunk(job.jobId, chunk) })),
  );
  const turnovers = new Turnovers();
  for (const account of chunks.flatMap(({ written }) => written.accounts)) turnovers.merge(account);
  const { scope, org } = workerOf(job);
  const head = (await headLines(org, plan)).map(bodyOf);
  const tail = (await tailLines(scope, plan, turnovers.byAccount())).map(bodyOf);
  const written = chunks.map((one) => one.written);
  const lines = sumOf(written, 'lines') + head.length + tail.length + 1;
  const last = bodyOf(endLine(lines));
  const own = [...head, ...tail, last].reduce((sum, body) => sum + Buffer.byteLength(body), 0);
  const file = {
    contentType: 'application/x-ndjson',
    sizeBytes: sumOf(written, 'bytes') + own + lines * closingLength,
    content: () => closed(head, bodiesOf(job, chunks), [...tail, last]),
  };
  if (job.period !== undefined) {
    await archivePeriod(job, job.period, file, {
      coverEnds: written.map((one) => one.lastCoverEnd),
      now,
    });
    await keepJob(jobDone(job, { total: job.total, rejected: 0 }, now));
    return { outcome: outcomes.done };
  }
  await writeStoredStream(documentBucket(), jobFileKey(job.jobId, fileName), file);
  await keepJob(jobDone(job, { total: job.total, rejected: 0, results: fileName }, now));
  return { outcome: outcomes.done };
}

async function* bodiesOf(
  { jobId }: RunningJob,
  chunks: readonly { readonly chunk: string; readonly written: WrittenChunk }[],
): AsyncGenerator<readonly string[], void> {
  for (const { chunk, written } of chunks) {
    for (let file = 0; file < written.files; file += 1) {
      yield (await readLines(jobId, chunk, file)).split('\n').filter((body) => body !== '');
    }
  }
}

async function* closed(
  head: readonly string[],
  middle: AsyncIterable<readonly string[]>,
  tail: readonly string[],
): AsyncGenerator<Uint8Array, void> {
  let hash = '';
  const close = (bodies: readonly string[]) => {
    const texts = bodies.map((body) => {
      const line = closeLine(hash, body, sha256);
      ({ hash } = line);
      return line.text;
    });
    return new TextEncoder().encode(texts.join(''));
  };
  yield close(head);
  for await (const bodies of middle) yield close(bodies);
  yield close(tail);
}

function sumOf(written: readonly WrittenChunk[], figure: 'lines' | 'bytes'): number {
  return written.reduce((sum, one) => sum + one[figure], 0);
}
