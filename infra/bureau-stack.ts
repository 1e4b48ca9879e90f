import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { Budgets } from './budgets/budgets.ts';
import { Clawbacks } from './clawbacks/clawbacks.ts';
import { Clearing } from './clearing/clearing.ts';
import { Discrepancies } from './discrepancies/discrepancies.ts';
import { Insight } from './insight/insight.ts';
import { Ledger } from './ledger/ledger.ts';
import { Packs } from './packs/packs.ts';
import { Proof } from './proof/proof.ts';
import { Reconciliation } from './reconciliation/reconciliation.ts';
import { WorkflowRelay } from './relay/workflow-relay.ts';
import { Reports } from './reports/reports.ts';
import { Sealing } from './sealing/sealing.ts';
import { type KebaoService } from './service-stack.ts';
import { Settlement } from './settlement/settlement.ts';

export interface KebaoBureauProps extends StackProps {
  readonly service: KebaoService;
}

/** What finance bureaus use, behind the same API; and the relay that starts every workflow, whose stack it is. */
export class KebaoBureau extends Stack {
  constructor(scope: Construct, id: string, { service, ...props }: KebaoBureauProps) {
    super(scope, id, props);
    const { platform, claims, imports, statements } = service;
    new Budgets(this, 'Budgets', platform);
    new Clawbacks(this, 'Clawbacks', platform);
    new Clearing(this, 'Clearing', platform);
    new Discrepancies(this, 'Discrepancies', platform);
    const settlement = new Settlement(this, 'Settlement', platform);
    const reconciliation = new Reconciliation(this, 'Reconciliation', platform);
    new Ledger(this, 'Ledger', platform);
    const proof = new Proof(this, 'Proof', platform);
    new Insight(this, 'Insight', platform);
    new Reports(this, 'Reports', platform);
    new Packs(this, 'Packs', platform);

    new WorkflowRelay(this, 'WorkflowRelay', platform, {
      claims,
      settlement: settlement.workflow.machine,
      imports,
      exports: proof.workflow.machine,
      reconciliation: reconciliation.workflow.machine,
      statements,
    });
    new Sealing(this, 'Sealing', platform);
  }
}
