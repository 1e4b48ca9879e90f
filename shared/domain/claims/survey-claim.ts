import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { type ClaimCommand, mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

/** What a surveyor finds, and what has to happen next; a request for documents names all of them at once (CLM-2). */
export const surveyReport = z.strictObject({
  findings: requestText(500),
  outcome: z.enum(['complete', 'request-documents', 'suspect-fraud']),
  documentKinds: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/))
    .max(20)
    .readonly()
    .optional(),
});
export type SurveyReport = z.infer<typeof surveyReport>;

export type SurveyRefusal = WrongStatus | { readonly kind: 'document-kinds-missing' };

const commandOf = {
  complete: 'finish-survey',
  'request-documents': 'ask-for-documents',
  'suspect-fraud': 'suspect-fraud',
} as const satisfies Record<SurveyReport['outcome'], ClaimCommand>;

/**
 * Takes a survey, or the look into a suspicion. Refusals: `claim-not-open`; `document-kinds-missing` when documents are
 * asked for without saying which.
 */
export function surveyClaim(open: Claim, report: SurveyReport): Result<Claim, SurveyRefusal> {
  const command = commandOf[report.outcome];
  if (!mayMove(open.status, command)) return wrongStatus(open.status);
  if (report.outcome === 'request-documents' && (report.documentKinds ?? []).length === 0) {
    return refuse({ kind: 'document-kinds-missing' });
  }
  return accept({ ...open, status: statusAfter(command), revision: open.revision + 1 });
}

/** CLM-2, CLM-3: the first request that reaches the firm stops the thirty days; a later one stops nothing (case 33). */
export function askForDocuments(open: Claim, now: Instant): Claim {
  const isFirst = open.clocks.pauseFrom === undefined;
  return isFirst ? { ...open, clocks: { ...open.clocks, pauseFrom: now } } : open;
}

/** The documents came: the thirty days run on. Refusal: `claim-not-open`. */
export function receiveDocuments(open: Claim, now: Instant): Result<Claim, WrongStatus> {
  return endWaiting(open, 'receive-documents', now);
}

/** The documents did not come in time, and the insurer goes on without them: its thirty days run on as well. */
export function stopWaitingForDocuments(open: Claim, now: Instant): Result<Claim, WrongStatus> {
  return endWaiting(open, 'stop-waiting-for-documents', now);
}

function endWaiting(open: Claim, command: ClaimCommand, now: Instant): Result<Claim, WrongStatus> {
  if (!mayMove(open.status, command)) return wrongStatus(open.status);
  const { clocks } = open;
  const isPaused = clocks.pauseFrom !== undefined && clocks.pauseTo === undefined;
  return accept({
    ...open,
    status: statusAfter(command),
    clocks: isPaused ? { ...clocks, pauseTo: now } : clocks,
    revision: open.revision + 1,
  });
}
