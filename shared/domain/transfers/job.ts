import * as z from 'zod';
import { type Caller, role, scopeOf } from '../access/role.ts';
import { instant, type Instant } from '../dates.ts';
import { jobId, settlementId, type SettlementId, uploadId, type UploadId } from '../ids.ts';
import { periodOfProgramme } from '../proof/period-archive.ts';
import { importKind, type ImportKind, importKinds } from '../imports/import-kind.ts';
import { reportRequest } from '../reports/report-request.ts';
import { invariant } from '../result.ts';
import { simulationRequest } from '../simulation/simulation.ts';

/** Why nothing of a list could be worked on. */
export const failureCode = z.enum([
  'not-uploaded',
  'unreadable',
  'too-large-unpacked',
  'too-many-rows',
  'no-rows',
  'header',
  'list-refused',
]);
export type FailureCode = z.infer<typeof failureCode>;

export const failure = z.object({ code: failureCode, detail: z.string() });
export type Failure = z.infer<typeof failure>;

/** What a job does: brings in a list, writes an export of the ledger or the archive of a closed quarter, writes a settlement's rows, tries out a changed programme, makes a report, puts an insurer's list beside it, or reads a bank statement. */
export const jobKind = z.enum([
  ...importKinds,
  'ledger-export',
  'period-archive',
  'settlement-export',
  'simulation',
  'report',
  'insurer-list',
  'bank-statement',
]);
export type JobKind = z.infer<typeof jobKind>;

/** Rows of a settlement as a list that can be put back unchanged, or with their outcomes and both figures. */
export const exportContent = z.enum(['list', 'outcomes']);
/** As what a spreadsheet opens them. */
export const tableFormat = z.enum(['csv', 'xlsx']);
export type TableFormat = z.infer<typeof tableFormat>;

const common = {
  jobId,
  kind: jobKind,
  /** The list that it works on, where it takes one. */
  uploadId: uploadId.optional(),
  settlementId: settlementId.optional(),
  /** What it writes of a settlement. */
  content: exportContent.optional(),
  format: tableFormat.optional(),
  /** What it tries out. */
  simulation: simulationRequest.optional(),
  /** What it reports. */
  report: reportRequest.optional(),
  /** The quarter that it archives. */
  period: periodOfProgramme.optional(),
  startedBy: z.object({ subject: z.string(), name: z.string(), roles: z.array(role), org: z.string() }),
  startedAt: instant,
  revision: z.int().nonnegative(),
};

/** `errors` and `results` name files of the job: rows that were turned away, and what the others became. */
const finished = {
  total: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  endedAt: instant,
  errors: z.string().optional(),
  results: z.string().optional(),
  /** The same results as tables. */
  tables: z.record(tableFormat, z.string()).optional(),
};

/** Work on a list that goes on outside of the request that started it. Its total is known once the list was read. */
export const job = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), ...common, total: z.int().nonnegative().optional() }),
  z.object({ state: z.literal('done'), ...common, ...finished }),
  z.object({ state: z.literal('failed'), ...common, reason: failure, endedAt: instant }),
]);
export type Job = z.infer<typeof job>;
export type RunningJob = Extract<Job, { state: 'running' }>;
export type DoneJob = Extract<Job, { state: 'done' }>;

export function beginJob(
  of: Omit<RunningJob, 'state' | 'total' | 'startedBy' | 'startedAt' | 'revision'>,
  { subject, name, roles, org }: Caller,
  now: Instant,
): RunningJob {
  const startedBy = { subject, name, roles: [...roles], org };
  return { state: 'running', ...of, startedBy, startedAt: now, revision: 0 };
}

export function totalKnown(of: RunningJob, total: number): RunningJob {
  return { ...of, total, revision: of.revision + 1 };
}

export function jobDone(
  of: RunningJob,
  outcome: Pick<DoneJob, 'total' | 'rejected' | 'errors' | 'results' | 'tables'>,
  now: Instant,
): DoneJob {
  return { ...of, ...outcome, state: 'done', endedAt: now, revision: of.revision + 1 };
}

export function jobFailed(of: RunningJob, reason: Failure, now: Instant): Job {
  return { ...of, state: 'failed', reason, endedAt: now, revision: of.revision + 1 };
}

/** A job works for whom it was started by, with what that person might do then. */
export function workerOf({ startedBy }: Job): Caller {
  const scope = scopeOf(startedBy.roles, startedBy.org);
  invariant(scope !== undefined, 'a job was started by somebody who could');
  return { ...startedBy, scope };
}

/** The list that an import brings in. */
export function importOf({ jobId: id, kind, uploadId: list }: Job): { kind: ImportKind; uploadId: UploadId } {
  const parsed = importKind.safeParse(kind);
  invariant(parsed.success && list !== undefined, `job ${id} is no import`);
  return { kind: parsed.data, uploadId: list };
}

/** The list that is put beside a settlement. */
export function insurerListOf({ jobId: id, settlementId: beside, uploadId: list }: Job): {
  settlementId: SettlementId;
  uploadId: UploadId;
} {
  invariant(beside !== undefined && list !== undefined, `job ${id} puts no list`);
  return { settlementId: beside, uploadId: list };
}

/** The upload that a job reads a statement from. */
export function statementOf({ jobId: id, uploadId: list }: Job): UploadId {
  invariant(list !== undefined, `job ${id} reads no statement`);
  return list;
}
