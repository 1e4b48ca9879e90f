import * as z from 'zod';
import { accept, refuse, type Refused, type Result } from '../result.ts';

export const claimStatuses = [
  'reported',
  'registered',
  'surveying',
  'documents-requested',
  'assessing',
  'decided-covered',
  'decided-rejected',
  'agreed',
  'paying',
  'paid',
  'closed',
  'withdrawn',
  'reopened',
  'fraud-hold',
  'recovery',
] as const;
export const claimStatus = z.enum(claimStatuses);
export type ClaimStatus = z.infer<typeof claimStatus>;

/** Why nothing more happens to a claim; a claim without one is open. */
export const closedReason = z.enum(['paid', 'below-deductible', 'rejected', 'duplicate', 'withdrawn']);

/** How a claim ends without money: by an end that an appeal may open again. */
const endsWithoutMoney: readonly (z.infer<typeof closedReason> | undefined)[] = [
  'rejected',
  'duplicate',
  'below-deductible',
];

/** CLM-6, CLM-14: whether a claim ended without money, so that its firm may ask for a review. */
export function endedWithoutMoney(of: { readonly closedReason?: z.infer<typeof closedReason> | undefined }) {
  return endsWithoutMoney.includes(of.closedReason);
}

interface Move {
  readonly from: readonly ClaimStatus[];
  readonly to: ClaimStatus;
}

/** Before the firm and the insurer agree, nothing is owed and the firm may take its claim back. */
const beforeAgreement: readonly ClaimStatus[] = [
  'reported',
  'registered',
  'surveying',
  'documents-requested',
  'assessing',
  'fraud-hold',
  'decided-covered',
];
const surveyed: readonly ClaimStatus[] = ['surveying', 'fraud-hold'];

/**
 * The lifecycle (rulebook 8.1): which command may act in which status, and where it leads. Nothing else changes a
 * claim's status. A rejected claim stays `decided-rejected`, so that the firm can ask for a review; a duplicate is closed.
 */
export const claimLifecycle = {
  register: { from: ['reported'], to: 'registered' },
  'start-survey': { from: ['registered'], to: 'surveying' },
  'finish-survey': { from: surveyed, to: 'assessing' },
  'ask-for-documents': { from: surveyed, to: 'documents-requested' },
  'suspect-fraud': { from: surveyed, to: 'fraud-hold' },
  'receive-documents': { from: ['documents-requested'], to: 'assessing' },
  'stop-waiting-for-documents': { from: ['documents-requested'], to: 'assessing' },
  'submit-for-approval': { from: ['assessing'], to: 'assessing' },
  'return-to-assessor': { from: ['assessing'], to: 'assessing' },
  'decide-covered': { from: ['assessing'], to: 'decided-covered' },
  'decide-rejected': { from: ['assessing'], to: 'decided-rejected' },
  'close-below-deductible': { from: ['assessing'], to: 'closed' },
  'send-rejection': { from: ['decided-rejected'], to: 'decided-rejected' },
  'close-duplicate': { from: ['decided-rejected'], to: 'closed' },
  appeal: { from: ['decided-rejected', 'closed'], to: 'reopened' },
  'resume-assessment': { from: ['reopened'], to: 'assessing' },
  'dispute-offer': { from: ['decided-covered'], to: 'assessing' },
  'accept-offer': { from: ['decided-covered'], to: 'agreed' },
  'start-payment': { from: ['agreed'], to: 'paying' },
  'pay-part': { from: ['agreed', 'paying'], to: 'paying' },
  'confirm-payment': { from: ['agreed', 'paying'], to: 'paid' },
  'owe-nothing': { from: ['agreed'], to: 'paid' },
  'pay-again': { from: ['paying', 'paid'], to: 'paying' },
  withdraw: { from: beforeAgreement, to: 'withdrawn' },
  'withdraw-reopening': { from: [...beforeAgreement, 'reopened'], to: 'paid' },
  reopen: { from: ['paid', 'closed'], to: 'reopened' },
  recover: { from: ['paid', 'recovery'], to: 'recovery' },
  'end-recovery': { from: ['paid', 'recovery'], to: 'paid' },
} as const satisfies Record<string, Move>;
export type ClaimCommand = keyof typeof claimLifecycle;

export interface WrongStatus {
  readonly kind: 'claim-not-open';
  readonly status: ClaimStatus;
}

/** Whether a command may act on a claim in this status. */
export function mayMove(status: ClaimStatus, command: ClaimCommand): boolean {
  const move: Move = claimLifecycle[command];
  return move.from.includes(status);
}

/** The status a command leads to. */
export function statusAfter(command: ClaimCommand): ClaimStatus {
  return claimLifecycle[command].to;
}

/** The refusal of a command that comes in the wrong status. */
export function wrongStatus(status: ClaimStatus): Refused<WrongStatus> {
  return refuse({ kind: 'claim-not-open', status });
}

/** A claim that waits for a person: nothing changes, but the command has to be one that may act on it now. */
export function awaiting<Waiting extends { readonly status: ClaimStatus }>(command: ClaimCommand) {
  return (waiting: Waiting): Result<Waiting, WrongStatus> =>
    mayMove(waiting.status, command) ? accept(waiting) : wrongStatus(waiting.status);
}
