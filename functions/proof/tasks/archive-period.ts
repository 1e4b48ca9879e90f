import { archivedPeriodKey } from '../../../shared/contract/documents.ts';
import { type Day, type Instant, laterDay, startOfDay } from '../../../shared/domain/dates.ts';
import { type PeriodOfProgramme, retainedUntil } from '../../../shared/domain/proof/period-archive.ts';
import type { RunningJob } from '../../../shared/domain/transfers/job.ts';
import { insertPeriodArchive } from '../../../shared/persistence/periods.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { type StreamedFile, writeOnce } from '../../../shared/persistence/stored-streams.ts';
import { RacedTooOften } from '../../runtime/attempts.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { archiveBucket } from '../../runtime/document-bucket.ts';

/** SUB-22: the books of a closed quarter under their lock, and where they lie; both once, however often it is delivered. */
export async function archivePeriod(
  { jobId, startedAt }: RunningJob,
  period: PeriodOfProgramme,
  file: StreamedFile,
  of: { readonly coverEnds: readonly (Day | undefined)[]; readonly now: Instant },
): Promise<void> {
  const ends = of.coverEnds.flatMap((end) => end ?? []);
  const lastCoverEnd = ends.reduce<Day | undefined>((last, end) => laterDay(end, last ?? end), undefined);
  const until = retainedUntil(lastCoverEnd, startedAt);
  const key = archivedPeriodKey(period.programmeId, period.quarter);
  const stored = await writeOnce(archiveBucket(), key, file, startOfDay(until));
  const archived = { ...period, jobId, key, ...stored, retainedUntil: until, archivedAt: of.now };
  const committed = await commit(businessTable(), [insertPeriodArchive(archived)]);
  if (!committed.done && committed.failed.length === 0) throw new RacedTooOften('an archive');
}
