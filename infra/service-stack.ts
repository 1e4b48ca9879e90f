import { Stack, type StackProps } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { type Construct } from 'constructs';
import { Appeals } from './appeals/appeals.ts';
import { Binding } from './binding/binding.ts';
import { alarm, alarmPeriod } from './building-blocks/alarm.ts';
import { type HttpPlatform } from './building-blocks/capability-function.ts';
import { operationsKey } from './building-blocks/encrypted-logs.ts';
import { InsuranceApi } from './building-blocks/insurance-api.ts';
import { type CodeOf, type Platform } from './building-blocks/platform.ts';
import { Cancellation } from './cancellation/cancellation.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { Claims } from './claims/claims.ts';
import { Comparing } from './comparing/comparing.ts';
import { type KebaoData } from './data-stack.ts';
import { Documentation } from './documentation/documentation.ts';
import { Endorsements } from './endorsements/endorsements.ts';
import { Evidence } from './evidence/evidence.ts';
import { Firms } from './firms/firms.ts';
import { Imports } from './imports/imports.ts';
import { Notices } from './notices/notices.ts';
import { Papers } from './papers/papers.ts';
import { Payments } from './payments/payments.ts';
import { Payouts } from './payouts/payouts.ts';
import { Policies } from './policies/policies.ts';
import { Quoting } from './quoting/quoting.ts';
import { NoticeRelay } from './relay/notice-relay.ts';
import { Rescission } from './rescission/rescission.ts';
import { type Settings } from './settings.ts';
import { Renewals } from './renewals/renewals.ts';
import { Subsidies } from './subsidies/subsidies.ts';
import { Tasks } from './tasks/tasks.ts';
import { Transfers } from './transfers/transfers.ts';
import { Worklists } from './worklists/worklists.ts';

export interface KebaoServiceProps extends StackProps {
  readonly settings: Settings;
  readonly data: KebaoData;
  readonly codeOf: CodeOf;
}

/** What firms and insurers use, the API in front of it, and the relay of notices; it can be deployed anew at any time. */
export class KebaoService extends Stack {
  /** What capabilities of other stacks stand on too. */
  readonly platform: HttpPlatform;
  readonly claims: StateMachine;
  readonly imports: StateMachine;
  readonly statements: StateMachine;

  constructor(scope: Construct, id: string, { settings, data, codeOf, ...props }: KebaoServiceProps) {
    super(scope, id, props);
    const ground: Platform = { settings, data, key: operationsKey(this), codeOf };
    // Functions share what the account may run at once, so what is turned away is everybody's.
    alarm(this, 'Throttles', settings, {
      metric: LambdaFunction.metricAllThrottles({ period: alarmPeriod }),
      threshold: 1,
      meaning: 'Lambda turned calls away',
    });
    const platform = { ...ground, api: new InsuranceApi(this, 'Api', ground) };
    this.platform = platform;

    new Catalogue(this, 'Catalogue', platform);
    new Firms(this, 'Firms', platform);
    new Quoting(this, 'Quoting', platform);
    new Comparing(this, 'Comparing', platform);
    new Binding(this, 'Binding', platform);
    new Policies(this, 'Policies', platform);
    new Cancellation(this, 'Cancellation', platform);
    new Rescission(this, 'Rescission', platform);
    new Endorsements(this, 'Endorsements', platform);
    new Renewals(this, 'Renewals', platform);
    const payments = new Payments(this, 'Payments', platform);
    this.statements = payments.workflow.machine;
    new Payouts(this, 'Payouts', platform);
    const claims = new Claims(this, 'Claims', platform);
    this.claims = claims.workflow.machine;
    new Evidence(this, 'Evidence', platform);
    new Appeals(this, 'Appeals', platform);
    new Subsidies(this, 'Subsidies', platform);
    new Tasks(this, 'Tasks', platform);
    new Worklists(this, 'Worklists', platform);
    new Notices(this, 'Notices', platform);
    new Transfers(this, 'Transfers', platform);
    const imports = new Imports(this, 'Imports', platform);
    this.imports = imports.workflow.machine;
    new Papers(this, 'Papers', platform);
    new Documentation(this, 'Documentation', platform);

    new NoticeRelay(this, 'NoticeRelay', platform);
  }
}
