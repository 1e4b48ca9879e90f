import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import type { BankStatement } from '../../../shared/domain/bank/statement.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { jobDone, workerOf } from '../../../shared/domain/transfers/job.ts';
import { readStatement } from '../../../shared/persistence/bank-statements.ts';
import { writeStored } from '../../../shared/persistence/signed-files.ts';
import { writeCsv } from '../../imports/files/write-csv.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { jobOf, keepJob } from '../../runtime/chunked-job.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { openMissing } from '../missing-payments.ts';
import { partsOf, statementOfPart } from './statement-parts.ts';

const titles = [
  'bankReference',
  'paidAt',
  'amountFen',
  'outcome',
  'reason',
  'policyNo',
  'claimNo',
  'statementId',
];

/**
 * Once every line is read it is known which payments are missing. What each line came to is a file; those that paid nothing, or not
 * what they were meant for, are another.
 */
export async function closeStatement(work: WorkflowTask): Promise<Outcome> {
  const job = await jobOf(work);
  if (job.state !== 'running' || job.total === undefined) return { outcome: outcomes.done };
  const { scope } = workerOf(job);
  const rows: string[][] = [];
  const odd: string[][] = [];
  let last: BankStatement | undefined;
  for (const part of partsOf(job.total)) {
    const kept = await readStatement(businessTable(), scope, statementOfPart(job.jobId, part));
    invariant(kept !== undefined, `every part of ${job.jobId} is kept`);
    rows.push(...kept.items.map((line) => rowOf(line, kept)));
    odd.push(...kept.items.filter(({ outcome }) => outcome !== 'matched').map((line) => rowOf(line, kept)));
    if (last?.to === undefined || (kept.to !== undefined && kept.to > last.to)) last = kept;
  }
  if (last?.to !== undefined) await openMissing(last.insurer, last.to, work.now);
  const results = await written(job.jobId, 'results', rows);
  const errors = odd.length === 0 ? undefined : await written(job.jobId, 'errors', odd);
  await keepJob(jobDone(job, { total: job.total, rejected: odd.length, errors, results }, work.now));
  return { outcome: outcomes.done };
}

function rowOf(line: BankStatement['items'][number], { statementId }: BankStatement): string[] {
  const { bankReference, paidAt, amountFen, outcome, reason = '', policyNo = '', claimNo = '' } = line;
  return [bankReference, paidAt, String(amountFen), outcome, reason, policyNo, claimNo, statementId];
}

async function written(jobId: JobId, name: string, rows: readonly string[][]): Promise<string> {
  const fileName = `${name}.csv`;
  const file = { contentType: 'text/csv; charset=utf-8', content: writeCsv([titles, ...rows]) };
  await writeStored(documentBucket(), jobFileKey(jobId, fileName), file);
  return fileName;
}
