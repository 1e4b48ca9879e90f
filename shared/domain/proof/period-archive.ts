import * as z from 'zod';
import { addYears, day, type Day, dayOf, type Instant, instant, laterDay, quarter } from '../dates.ts';
import { jobId } from '../ids.ts';
import { type ExportLine } from './export-lines.ts';

/** SUB-22: policy-level rows are kept this long after the cover that they are about has ended. */
const yearsKept = 10;

/** The quarter of a programme whose books are archived. */
export const periodOfProgramme = z.object({ programmeId: z.string(), quarter });
export type PeriodOfProgramme = z.infer<typeof periodOfProgramme>;

/** Where the books of a closed quarter lie, and until when nobody can change or delete them. */
export const periodArchive = periodOfProgramme.extend({
  jobId,
  key: z.string(),
  sha256: z.string(),
  sizeBytes: z.int().positive(),
  retainedUntil: day,
  archivedAt: instant,
});
export type PeriodArchive = z.infer<typeof periodArchive>;

const linesOnCover = z.object({ period: z.object({ end: day }) });

/** The day on which the cover ends that a line of an export is about. */
export function coverEndOf(line: ExportLine): Day | undefined {
  const parsed = linesOnCover.safeParse(line);
  return parsed.success ? parsed.data.period.end : undefined;
}

/**
 * SUB-22: ten years from the end of the last cover in the archive, and from closing where no cover ends later. Cover that
 * ended on 2027-01-10 is kept to 2037-01-10 at the least.
 */
export function retainedUntil(lastCoverEnd: Day | undefined, closedAt: Instant): Day {
  const closedOn = dayOf(closedAt);
  return addYears(lastCoverEnd === undefined ? closedOn : laterDay(closedOn, lastCoverEnd), yearsKept);
}
