import type { Operation } from './operation.ts';
import * as appeals from './operations/appeals.ts';
import * as binding from './operations/binding.ts';
import * as budgets from './operations/budgets.ts';
import * as cancellation from './operations/cancellation.ts';
import * as catalogue from './operations/catalogue.ts';
import * as claims from './operations/claims.ts';
import * as clawbacks from './operations/clawbacks.ts';
import * as clearing from './operations/clearing.ts';
import * as comparing from './operations/comparing.ts';
import * as discrepancies from './operations/discrepancies.ts';
import * as documentation from './operations/documentation.ts';
import * as imports from './operations/imports.ts';
import * as endorsements from './operations/endorsements.ts';
import * as evidence from './operations/evidence.ts';
import * as firms from './operations/firms.ts';
import * as indemnities from './operations/indemnities.ts';
import * as insurers from './operations/insurers.ts';
import * as insight from './operations/insight.ts';
import * as invoices from './operations/invoices.ts';
import * as ledger from './operations/ledger.ts';
import * as notices from './operations/notices.ts';
import * as packs from './operations/packs.ts';
import * as papers from './operations/papers.ts';
import * as payments from './operations/payments.ts';
import * as payouts from './operations/payouts.ts';
import * as policies from './operations/policies.ts';
import * as proof from './operations/proof.ts';
import * as quoting from './operations/quoting.ts';
import * as reconciliation from './operations/reconciliation.ts';
import * as reports from './operations/reports.ts';
import * as renewals from './operations/renewals.ts';
import * as rescission from './operations/rescission.ts';
import * as settlement from './operations/settlement.ts';
import * as subsidies from './operations/subsidies.ts';
import * as tasks from './operations/tasks.ts';
import * as transfers from './operations/transfers.ts';
import * as worklists from './operations/worklists.ts';
import { type DeclaredRoute, routes } from './routes.ts';

const modules = [
  catalogue,
  budgets,
  clearing,
  firms,
  insurers,
  quoting,
  comparing,
  binding,
  policies,
  cancellation,
  rescission,
  endorsements,
  renewals,
  invoices,
  payments,
  indemnities,
  payouts,
  discrepancies,
  clawbacks,
  claims,
  evidence,
  appeals,
  subsidies,
  tasks,
  worklists,
  notices,
  settlement,
  reconciliation,
  ledger,
  proof,
  insight,
  reports,
  packs,
  transfers,
  imports,
  papers,
  documentation,
];

const declared = Object.keys(routes);

/** Every operation of the contract, in the order of its routes. */
export const operations: readonly Operation[] = modules
  .flatMap((module) =>
    Object.values(module).filter((exported): exported is Operation => isOperation(exported)),
  )
  .toSorted((one, other) => declared.indexOf(one.key) - declared.indexOf(other.key));

function isOperation(exported: unknown): boolean {
  return typeof exported === 'object' && exported !== null && 'operationId' in exported && 'key' in exported;
}

type Exported = (typeof modules)[number] extends infer Module
  ? Module extends object
    ? Module[keyof Module]
    : never
  : never;

/** The operation of a route, with the types of what it takes and answers: what a client of the contract is checked by. */
export type OperationOf<Key extends DeclaredRoute> = Extract<Exported, { readonly key: Key }>;
