/**
 * What state machines and their task functions agree on.
 *
 * Every Task state calls its function with a `WorkflowTaskEvent`. `enteredAt` is the state machine's own clock
 * (`$$.State.EnteredTime`): a task function takes it for `now`. A human step carries a `token`: its function opens a
 * task and returns; the workflow goes on when the relay sends the token back with an `Outcome`.
 */
export interface WorkflowTaskEvent<State extends string = string> {
  readonly state: State;
  /** Claim number, settlement or job id; also the execution's name, which a claim that begins anew counts up. */
  readonly subject: string;
  readonly enteredAt: string;
  readonly token?: string;
  /** Which part of the work, where a Map enters the state once for each. */
  readonly chunk?: string;
  /** Error name and cause, where a Catch led here. */
  readonly error?: { readonly Error: string; readonly Cause?: string };
}

/** A task's answer, and what a token is sent back with: a Choice compares `outcome` and nothing else. */
export interface Outcome {
  readonly outcome: string;
  /** Keys of the parts that a Map goes through next. */
  readonly chunks?: readonly string[];
}

export const claimStates = {
  register: 'Register',
  survey: 'Survey',
  requestDocuments: 'RequestDocuments',
  documentsOverdue: 'DocumentsOverdue',
  investigate: 'Investigate',
  assess: 'AssessLoss',
  approve: 'Approve',
  consent: 'AskFollowers',
  offer: 'MakeOffer',
  offerUnanswered: 'OfferUnanswered',
  pay: 'Pay',
  announcePayment: 'AnnouncePayment',
  sendRejection: 'SendRejection',
  closeBelowDeductible: 'CloseBelowDeductible',
  endWithdrawn: 'EndWithdrawn',
} as const;
export type ClaimState = (typeof claimStates)[keyof typeof claimStates];

export const settlementStates = {
  collect: 'CollectRows',
  total: 'TotalRows',
} as const;
export type SettlementState = (typeof settlementStates)[keyof typeof settlementStates];

export const importStates = {
  prepare: 'PrepareRows',
  chunk: 'ImportChunk',
  finish: 'FinishImport',
} as const;
export type ImportState = (typeof importStates)[keyof typeof importStates];

/** An export of the ledger. */
export const exportStates = {
  prepare: 'PlanExport',
  chunk: 'ExportChunk',
  finish: 'JoinChunks',
} as const;
export type ExportState = (typeof exportStates)[keyof typeof exportStates];

/** An insurer's list that is put beside the ledger. */
export const reconciliationStates = {
  prepare: 'DivideList',
  chunk: 'CompareRows',
  finish: 'PutList',
} as const;
export type ReconciliationState = (typeof reconciliationStates)[keyof typeof reconciliationStates];

/** A bank statement that was uploaded. */
export const statementStates = {
  prepare: 'DivideStatement',
  chunk: 'ReadLines',
  finish: 'CloseStatement',
} as const;
export type StatementState = (typeof statementStates)[keyof typeof statementStates];

/** Outcome words that Choice states compare. */
export const outcomes = {
  complete: 'complete',
  requestDocuments: 'request-documents',
  suspectFraud: 'suspect-fraud',
  approvalNeeded: 'approval-needed',
  offer: 'offer',
  belowDeductible: 'below-deductible',
  rejected: 'rejected',
  approve: 'approve',
  consentNeeded: 'consent-needed',
  consent: 'consent',
  object: 'object',
  return: 'return',
  accept: 'accept',
  dispute: 'dispute',
  paid: 'paid',
  more: 'more',
  reopened: 'reopened',
  done: 'done',
} as const;

/** Error name that a withdrawn claim's open token is failed with. */
export const claimWithdrawn = 'ClaimWithdrawn';

/** How long a human step waits before the workflow reminds or goes on, in days. */
export const humanStepDays = { provideDocuments: 30, acceptOffer: 30 } as const;
