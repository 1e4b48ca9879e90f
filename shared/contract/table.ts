/**
 * The shape of the one business table: what infra creates and persistence relies on.
 * The key patterns that live in it are listed in `shared/persistence/keys.ts`.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'forgetAt',
  /** Beginning of the partition keys of records of who read what. */
  readsPrefix: 'READS#',
  indexes: {
    byFirm: { name: 'by-firm', partitionKey: 'firmKey', sortKey: 'firmSort' },
    byInsurer: { name: 'by-insurer', partitionKey: 'insurerKey', sortKey: 'insurerSort' },
    byDivision: { name: 'by-division', partitionKey: 'divisionKey', sortKey: 'divisionSort' },
    byDue: { name: 'by-due', partitionKey: 'dueKey', sortKey: 'dueSort' },
  },
} as const;

/** `type` of an item, as the stream's filters and the readers see it. */
const itemTypes = [
  'firm',
  'registration',
  'standing',
  'quote',
  'policy',
  'limits',
  'budget',
  'entry',
  'bank-line',
  'claim',
  'assessment',
  'clock-mark',
  'claim-round',
  'evidence-use',
  'document',
  'task',
  'notice',
  'application',
  'allotment',
  'clawback',
  'revocation',
  'waiting',
  'settlement',
  'settlement-row',
  'settlement-slot',
  'settlement-payment',
  'product',
  'programme',
  'catalogue',
  'upload',
  'job',
  'job-chunk',
  'job-row',
  'ledger-chain',
  'ledger-block',
  'seal',
  'idempotency',
] as const;
export type ItemType = (typeof itemTypes)[number];
