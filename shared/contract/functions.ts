import { type Capability, capabilities } from './routes.ts';

/** Entry file of each HTTP function, by capability; exports `handler`. */
export const httpEntries: Record<Capability, string> = Object.fromEntries(
  capabilities.map((capability) => [capability, `functions/${capability}/${capability}-api.ts`]),
) as Record<Capability, string>;

/** Entry files of the functions that answer no HTTP route; each exports `handler`. */
export const backgroundEntries = {
  /** Tasks of the claims state machine; the event is a `WorkflowTaskEvent`. */
  claimsTasks: 'functions/claims/claims-tasks.ts',
  /** Tasks of the settlement state machine. */
  settlementTasks: 'functions/settlement/settlement-tasks.ts',
  /** Runs on a schedule: tells bureaus which parts of approved settlements are late. */
  settlementClock: 'functions/settlement/settlement-clock.ts',
  /** Tasks of the imports state machine: the only function that reads and writes spreadsheets. */
  importsTasks: 'functions/imports/imports-tasks.ts',
  /** Tasks of the state machine that exports the ledger. */
  proofTasks: 'functions/proof/proof-tasks.ts',
  /** Tasks of the state machine that puts an insurer's list beside the ledger. */
  reconciliationTasks: 'functions/reconciliation/reconciliation-tasks.ts',
  /** Tasks of the state machine that reads large bank statements. */
  paymentsTasks: 'functions/payments/payments-tasks.ts',
  /** Follows the table's stream: starts and resumes workflows. */
  workflowRelay: 'functions/relay/workflow-relay.ts',
  /** Follows the table's stream: puts each notice on the event bus. */
  noticeRelay: 'functions/relay/notice-relay.ts',
  /** Follows the table's stream: seals each journal entry in the block of its chain. */
  sealer: 'functions/sealing/sealer.ts',
  /** Runs on a schedule: lets unpaid binds lapse and closes what is overdue. */
  clockwork: 'functions/policies/clockwork.ts',
  /** Runs on the same schedule: warns before last days of periods of law and records their breach. */
  claimsClock: 'functions/claims/claims-clock.ts',
  /** Runs on the same schedule: grants applications, ends notices, takes back what is forfeited. */
  subsidyClock: 'functions/subsidies/subsidy-clock.ts',
} as const;
