import { Stack, type StackProps } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type Construct } from 'constructs';
import { Appeals } from './appeals/appeals.ts';
import { Binding } from './binding/binding.ts';
import { Budgets } from './budgets/budgets.ts';
import { alarm, alarmPeriod } from './building-blocks/alarm.ts';
import { type HttpPlatform } from './building-blocks/capability-function.ts';
import { operationsKey } from './building-blocks/encrypted-logs.ts';
import { InsuranceApi } from './building-blocks/insurance-api.ts';
import { type CodeOf, type Platform } from './building-blocks/platform.ts';
import { Cancellation } from './cancellation/cancellation.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { Claims } from './claims/claims.ts';
import { Clawbacks } from './clawbacks/clawbacks.ts';
import { Comparing } from './comparing/comparing.ts';
import { type KebaoData } from './data-stack.ts';
import { Discrepancies } from './discrepancies/discrepancies.ts';
import { Documentation } from './documentation/documentation.ts';
import { Endorsements } from './endorsements/endorsements.ts';
import { Evidence } from './evidence/evidence.ts';
import { Firms } from './firms/firms.ts';
import { Imports } from './imports/imports.ts';
import { Insight } from './insight/insight.ts';
import { Ledger } from './ledger/ledger.ts';
import { Notices } from './notices/notices.ts';
import { Packs } from './packs/packs.ts';
import { Papers } from './papers/papers.ts';
import { Payments } from './payments/payments.ts';
import { Payouts } from './payouts/payouts.ts';
import { Policies } from './policies/policies.ts';
import { Proof } from './proof/proof.ts';
import { Quoting } from './quoting/quoting.ts';
import { NoticeRelay } from './relay/notice-relay.ts';
import { WorkflowRelay } from './relay/workflow-relay.ts';
import { Rescission } from './rescission/rescission.ts';
import { type Settings } from './settings.ts';
import { Reconciliation } from './reconciliation/reconciliation.ts';
import { Renewals } from './renewals/renewals.ts';
import { Sealing } from './sealing/sealing.ts';
import { Reports } from './reports/reports.ts';
import { Settlement } from './settlement/settlement.ts';
import { Subsidies } from './subsidies/subsidies.ts';
import { Tasks } from './tasks/tasks.ts';
import { Transfers } from './transfers/transfers.ts';
import { Worklists } from './worklists/worklists.ts';

export interface KebaoServiceProps extends StackProps {
  readonly settings: Settings;
  readonly data: KebaoData;
  readonly codeOf: CodeOf;
}

/** Everything that can be deployed anew at any time: the capabilities, and the relays between table and workflows. */
export class KebaoService extends Stack {
  constructor(scope: Construct, id: string, { settings, data, codeOf, ...props }: KebaoServiceProps) {
    super(scope, id, props);
    const ground: Platform = { settings, data, key: operationsKey(this), codeOf };
    // Functions share what the account may run at once, so what is turned away is everybody's.
    alarm(this, 'Throttles', settings, {
      metric: LambdaFunction.metricAllThrottles({ period: alarmPeriod }),
      threshold: 1,
      meaning: 'Lambda turned calls away',
    });
    const platform: HttpPlatform = { ...ground, api: new InsuranceApi(this, 'Api', ground) };

    new Catalogue(this, 'Catalogue', platform);
    new Budgets(this, 'Budgets', platform);
    new Firms(this, 'Firms', platform);
    new Quoting(this, 'Quoting', platform);
    new Comparing(this, 'Comparing', platform);
    new Binding(this, 'Binding', platform);
    new Policies(this, 'Policies', platform);
    new Cancellation(this, 'Cancellation', platform);
    new Rescission(this, 'Rescission', platform);
    new Endorsements(this, 'Endorsements', platform);
    new Renewals(this, 'Renewals', platform);
    new Payments(this, 'Payments', platform);
    new Payouts(this, 'Payouts', platform);
    new Clawbacks(this, 'Clawbacks', platform);
    new Discrepancies(this, 'Discrepancies', platform);
    const claims = new Claims(this, 'Claims', platform);
    new Evidence(this, 'Evidence', platform);
    new Appeals(this, 'Appeals', platform);
    new Subsidies(this, 'Subsidies', platform);
    new Tasks(this, 'Tasks', platform);
    new Worklists(this, 'Worklists', platform);
    new Notices(this, 'Notices', platform);
    const settlement = new Settlement(this, 'Settlement', platform);
    const reconciliation = new Reconciliation(this, 'Reconciliation', platform);
    new Ledger(this, 'Ledger', platform);
    const proof = new Proof(this, 'Proof', platform);
    new Insight(this, 'Insight', platform);
    new Reports(this, 'Reports', platform);
    new Packs(this, 'Packs', platform);
    new Transfers(this, 'Transfers', platform);
    const imports = new Imports(this, 'Imports', platform);
    new Papers(this, 'Papers', platform);
    new Documentation(this, 'Documentation', platform);

    new WorkflowRelay(this, 'WorkflowRelay', platform, {
      claims: claims.workflow.machine,
      settlement: settlement.workflow.machine,
      imports: imports.workflow.machine,
      exports: proof.workflow.machine,
      reconciliation: reconciliation.workflow.machine,
    });
    new NoticeRelay(this, 'NoticeRelay', platform);
    new Sealing(this, 'Sealing', platform);
  }
}
