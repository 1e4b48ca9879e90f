import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { documentId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import { documentKind } from './claim-document.ts';
import type { Claim } from './claim.ts';
import { type ClaimCommand, mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

/** What a surveyor finds, and what has to happen next; a request for documents names all of them at once (CLM-2). */
export const surveyReport = z.strictObject({
  findings: requestText(500),
  outcome: z.enum(['complete', 'request-documents', 'suspect-fraud']),
  documentKinds: z.array(documentKind).max(20).readonly().optional(),
});
export type SurveyReport = z.infer<typeof surveyReport>;

/** What the firm hands in: documents that it has attached to the claim before. */
export const providedDocuments = z.strictObject({
  documentIds: z.array(documentId).min(1).max(20).readonly(),
});

export type SurveyRefusal =
  WrongStatus | { readonly kind: 'document-kinds-missing' } | { readonly kind: 'asked-before' };

const commandOf = {
  complete: 'finish-survey',
  'request-documents': 'ask-for-documents',
  'suspect-fraud': 'suspect-fraud',
} as const satisfies Record<SurveyReport['outcome'], ClaimCommand>;

/**
 * Takes a survey, or the look into a suspicion. Refusals: `claim-not-open`; `document-kinds-missing` when documents are
 * asked for and none are missing; `asked-before` when a request went out already (CLM-2: a second one is a claims manager's).
 */
export function surveyClaim(open: Claim, report: SurveyReport): Result<Claim, SurveyRefusal> {
  const command = commandOf[report.outcome];
  if (!mayMove(open.status, command)) return wrongStatus(open.status);
  if (report.outcome === 'request-documents' && (report.documentKinds ?? []).length === 0) {
    return refuse({ kind: 'document-kinds-missing' });
  }
  if (report.outcome === 'request-documents' && open.clocks.pauseFrom !== undefined) {
    return refuse({ kind: 'asked-before' });
  }
  return accept({ ...open, status: statusAfter(command), revision: open.revision + 1 });
}

/**
 * CLM-2, CLM-3: the first request that reaches the firm stops the thirty days; a later one stops nothing (case 33).
 * Refusal: `claim-not-open`.
 */
export function askForDocuments(open: Claim, now: Instant): Result<Claim, WrongStatus> {
  if (!mayMove(open.status, 'receive-documents')) return wrongStatus(open.status);
  const { clocks } = open;
  return accept({
    ...open,
    clocks: clocks.pauseFrom === undefined ? { ...clocks, pauseFrom: now } : clocks,
    revision: open.revision + 1,
  });
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
