import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { Turnovers } from '../../../shared/domain/ledger/trial-balance.ts';
import { type Day, laterDay } from '../../../shared/domain/dates.ts';
import { bodyOf, type ExportLine } from '../../../shared/domain/proof/export-lines.ts';
import { coverEndOf } from '../../../shared/domain/proof/period-archive.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { type RunningJob, workerOf } from '../../../shared/domain/transfers/job.ts';
import { countChunk } from '../../runtime/chunked-job.ts';
import { entriesOf, linesOfPart } from '../export-parts.ts';
import { mostInFile, readPlan, writeChunk, writePart } from './export-job.ts';

/** Writes the lines of a chunk, not closed yet: only who joins the chunks knows the line before. */
export async function exportChunk(job: RunningJob, chunk: string): Promise<Outcome> {
  const parts = (await readPlan(job.jobId)).chunks[Number(chunk) - 1];
  invariant(parts !== undefined, `chunk ${chunk} of ${job.jobId} is planned`);
  const { scope } = workerOf(job);
  const turnovers = new Turnovers();
  const written = { files: 0, lines: 0, bytes: 0 };
  let waiting = '';
  let sealed = 0;
  let lastCoverEnd: Day | undefined;
  const flush = async () => {
    if (waiting === '') return;
    await writePart(job.jobId, chunk, written.files, waiting);
    written.files += 1;
    waiting = '';
  };
  for (const part of parts) {
    for await (const line of linesOfPart(scope, part)) {
      const body = bodyOf(line);
      waiting += `${body}\n`;
      written.lines += 1;
      written.bytes += Buffer.byteLength(body);
      sealed += sealedIn(line);
      for (const entry of entriesOf(line)) turnovers.add(entry);
      const coverEnd = coverEndOf(line);
      if (coverEnd !== undefined) lastCoverEnd = laterDay(coverEnd, lastCoverEnd ?? coverEnd);
      if (waiting.length > mostInFile) await flush();
    }
  }
  await flush();
  await writeChunk(job.jobId, chunk, { ...written, accounts: turnovers.byAccount(), lastCoverEnd });
  await countChunk(job.jobId, { chunk, rows: sealed, rejected: 0 });
  return { outcome: outcomes.done };
}

/** How many entries a line's block seals, shown or not: a job counts them all. */
function sealedIn(line: ExportLine): number {
  return line.type === 'block' ? (line['entries'] as readonly unknown[]).length : 0;
}
