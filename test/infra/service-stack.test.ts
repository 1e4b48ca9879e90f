import { describe, expect, it } from 'vitest';
import { backgroundEntries, httpEntries } from '../../shared/contract/functions.ts';
import { type RouteWiring, routes } from '../../shared/contract/routes.ts';
import {
  functionsOf,
  type Json,
  referred,
  resourcesOf,
  synthesize,
  SynthesizedResource,
  textOf,
} from './synthesized.ts';

const { running } = synthesize();
const functions = functionsOf(running);

describe('HTTP API', () => {
  const wired = new Map(
    resourcesOf(running, 'AWS::ApiGatewayV2::Route').map((route) => [textOf(route, 'RouteKey'), route]),
  );

  it('has the routes of the contract, and one for unknown paths', () => {
    expect([...wired.keys()].toSorted()).toEqual([...Object.keys(routes), '$default'].toSorted());
  });

  it.each(Object.entries<RouteWiring>(routes))(
    '%s asks for a token unless it is open',
    (routeKey, { open }) => {
      expect(wired.get(routeKey)!.property('AuthorizationType')).toBe(open ? 'NONE' : 'JWT');
    },
  );

  it.each([...Object.entries<RouteWiring>(routes), ['$default', { capability: 'documentation' }] as const])(
    '%s goes to the function of its capability',
    (routeKey, { capability }) => {
      const target = new SynthesizedResource('', wired.get(routeKey)!.property('Target')!);
      const integration = referred(running, target.at('Fn::Join', 1, 1));
      expect(integration.property('PayloadFormatVersion')).toBe('2.0');
      const { id } = referred(running, integration.property('IntegrationUri'));
      expect(id.toLowerCase()).toMatch(new RegExp(`^${capability}api`));
    },
  );

  it('takes tokens of the one issuer for the one audience', () => {
    const [authorizer, ...more] = resourcesOf(running, 'AWS::ApiGatewayV2::Authorizer');
    expect(more).toEqual([]);
    expect(authorizer!.property('JwtConfiguration')).toEqual({
      Issuer: 'https://identity.kebao.example',
      Audience: ['kebao'],
    });
  });

  it('limits how much may come at once, and logs each request without saying whose it is', () => {
    const [stage] = resourcesOf(running, 'AWS::ApiGatewayV2::Stage');
    expect(stage!.property('DefaultRouteSettings')).toEqual({
      ThrottlingRateLimit: 500,
      ThrottlingBurstLimit: 1000,
    });
    const format = textOf(stage!, 'AccessLogSettings', 'Format');
    expect(Object.keys(JSON.parse(format) as object)).toContain('routeKey');
    expect(format).not.toMatch(/identity|claims|\$context\.path|userAgent|sourceIp/);
    const logs = referred(running, stage!.property('AccessLogSettings', 'DestinationArn'));
    expect(Number(logs.property('RetentionInDays'))).toBeGreaterThanOrEqual(180);
  });
});

describe('functions', () => {
  it('are one for each entry of the contract', () => {
    expect(functions.size).toBe(Object.keys(httpEntries).length + Object.keys(backgroundEntries).length);
  });

  it.each([...functions])('%s runs on Node 24 on arm64', (_, lambda) => {
    expect(lambda.property('Runtime')).toBe('nodejs24.x');
    expect(lambda.property('Architectures')).toEqual(['arm64']);
    expect(lambda.property('MemorySize')).toBe(512);
  });

  it.each([...functions])(
    '%s logs to an encrypted group of its own, for half a year at the least',
    (_, lambda) => {
      const group = referred(running, lambda.property('LoggingConfig', 'LogGroup'));
      expect(Number(group.property('RetentionInDays'))).toBeGreaterThanOrEqual(180);
      expect(group.property('KmsKeyId')).toBeDefined();
      const sharing = [...functions.values()].filter(
        (other) => referred(running, other.property('LoggingConfig', 'LogGroup')).id === group.id,
      );
      expect(sharing).toHaveLength(1);
    },
  );

  it.each([...functions].filter(([name]) => name.endsWith('Api')))(
    '%s ends before the gateway gives up after 30 seconds',
    (_, lambda) => {
      expect(lambda.property('Timeout')).toBe(29);
    },
  );

  it('know what they need to know and nothing else', () => {
    const told = Object.fromEntries(
      [...functions].map(([name, lambda]) => [
        name,
        Object.keys(lambda.property('Environment', 'Variables') ?? {}),
      ]),
    );
    expect(told).toEqual({
      CatalogueApi: ['TABLE_NAME', 'DEMO_PRODUCTS'],
      FirmsApi: ['TABLE_NAME'],
      ComparingApi: ['TABLE_NAME', 'DEMO_PRODUCTS'],
      BindingApi: ['TABLE_NAME'],
      QuotingApi: ['TABLE_NAME', 'DEMO_PRODUCTS'],
      PoliciesApi: ['TABLE_NAME'],
      CancellationApi: ['TABLE_NAME'],
      RescissionApi: ['TABLE_NAME'],
      EndorsementsApi: ['TABLE_NAME'],
      RenewalsApi: ['TABLE_NAME', 'DEMO_PRODUCTS'],
      PoliciesClockworkTicks: ['TABLE_NAME'],
      PapersApi: ['TABLE_NAME', 'PUBLIC_ORIGIN'],
      PaymentsApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      ClaimsApi: ['TABLE_NAME'],
      AppealsApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      EvidenceApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      PayoutsApi: ['TABLE_NAME'],
      ClaimsTasks: ['TABLE_NAME'],
      SubsidiesApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      SubsidiesClockTicks: ['TABLE_NAME'],
      SettlementClockTicks: ['TABLE_NAME'],
      ClaimsClockTicks: ['TABLE_NAME'],
      TasksApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      WorklistsApi: ['TABLE_NAME'],
      NoticesApi: ['TABLE_NAME'],
      BudgetsApi: ['TABLE_NAME'],
      ClawbacksApi: ['TABLE_NAME'],
      ClearingApi: ['TABLE_NAME'],
      DiscrepanciesApi: ['TABLE_NAME'],
      SettlementApi: ['TABLE_NAME'],
      SettlementTasks: ['TABLE_NAME'],
      ReconciliationApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      ReconciliationTasks: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      PaymentsTasks: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      LedgerApi: ['TABLE_NAME'],
      ProofApi: ['TABLE_NAME', 'ARCHIVE_BUCKET'],
      InsightApi: ['TABLE_NAME'],
      ReportsApi: ['TABLE_NAME'],
      PacksApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      ProofTasks: ['TABLE_NAME', 'DOCUMENTS_BUCKET', 'ARCHIVE_BUCKET'],
      TransfersApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET'],
      ImportsApi: ['TABLE_NAME', 'DOCUMENTS_BUCKET', 'DEMO_PRODUCTS'],
      ImportsTasks: ['TABLE_NAME', 'DOCUMENTS_BUCKET', 'DEMO_PRODUCTS'],
      DocumentationApi: [],
      WorkflowRelayFollower: [
        'CLAIMS_WORKFLOW_ARN',
        'SETTLEMENT_WORKFLOW_ARN',
        'IMPORTS_WORKFLOW_ARN',
        'EXPORTS_WORKFLOW_ARN',
        'RECONCILIATION_WORKFLOW_ARN',
        'STATEMENTS_WORKFLOW_ARN',
      ],
      NoticeRelayFollower: ['EVENT_BUS_NAME'],
      SealingFollower: ['TABLE_NAME'],
    });
  });
});

describe('followers of the table', () => {
  const mapping = (name: string) =>
    resourcesOf(running, 'AWS::Lambda::EventSourceMapping').find(
      (found) => referred(running, found.property('FunctionName')).id === functions.get(name)!.id,
    )!;
  const filters = (name: string) =>
    (mapping(name).property('FilterCriteria', 'Filters') as { Pattern: string }[]).map(
      ({ Pattern }) => JSON.parse(Pattern) as Json,
    );

  it('start a workflow for a new claim, settlement or job, and resume it when a task with a token is done or cancelled', () => {
    expect(filters('WorkflowRelayFollower')).toEqual([
      {
        eventName: ['INSERT'],
        dynamodb: { NewImage: { type: { S: ['claim', 'claim-round', 'settlement', 'job'] } } },
      },
      {
        eventName: ['MODIFY'],
        dynamodb: {
          NewImage: {
            type: { S: ['task'] },
            status: { S: ['done', 'cancelled'] },
            token: { S: [{ exists: true }] },
          },
        },
      },
    ]);
  });

  it('put each new notice on the bus', () => {
    expect(filters('NoticeRelayFollower')).toEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['notice'] } } } },
    ]);
  });

  it('seal each new journal entry', () => {
    expect(filters('SealingFollower')).toEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['entry'] } } } },
    ]);
  });

  it.each(['WorkflowRelayFollower', 'NoticeRelayFollower', 'SealingFollower'])(
    '%s gives up on one change only, and says so',
    (name) => {
      const found = mapping(name);
      expect(found.property('BisectBatchOnFunctionError')).toBe(true);
      expect(found.property('FunctionResponseTypes')).toEqual(['ReportBatchItemFailures']);
      expect(found.property('MaximumRetryAttempts')).toBe(20);
      expect(found.property('StartingPosition')).toBe('TRIM_HORIZON');
      const undelivered = referred(running, found.property('DestinationConfig', 'OnFailure', 'Destination'));
      expect(undelivered.property('SqsManagedSseEnabled')).toBe(true);
      const depth = resourcesOf(running, 'AWS::CloudWatch::Alarm').filter((alarm) =>
        (JSON.stringify(alarm.property('Dimensions')) ?? '').includes(undelivered.id),
      );
      expect(depth).toHaveLength(1);
    },
  );
});

it('lets every clock tick once a minute', () => {
  const rules = resourcesOf(running, 'AWS::Events::Rule');
  for (const rule of rules) expect(rule.property('ScheduleExpression')).toBe('rate(1 minute)');
  const ticking = rules.map((rule) => referred(running, rule.property('Targets', 0, 'Arn')).id);
  const clocks = [
    'PoliciesClockworkTicks',
    'SubsidiesClockTicks',
    'ClaimsClockTicks',
    'SettlementClockTicks',
  ];
  expect(ticking.toSorted()).toEqual(clocks.map((name) => functions.get(name)!.id).toSorted());
});

describe('workflows', () => {
  it.each(
    resourcesOf(running, 'AWS::StepFunctions::StateMachine').map((machine) => [machine.id, machine] as const),
  )('%s is encrypted, and logs every step without the data', (_, machine) => {
    expect(machine.property('StateMachineType')).toBe('STANDARD');
    expect(machine.property('EncryptionConfiguration', 'Type')).toBe('CUSTOMER_MANAGED_KMS_KEY');
    expect(machine.property('LoggingConfiguration')).toMatchObject({
      Level: 'ALL',
      IncludeExecutionData: false,
    });
  });
});

it('rings when something fails, is turned away, falls behind or stands still', () => {
  const metrics = resourcesOf(running, 'AWS::CloudWatch::Alarm').map((alarm) => textOf(alarm, 'MetricName'));
  const counts = Object.fromEntries(
    [...new Set(metrics)].map((name) => [name, metrics.filter((other) => other === name).length]),
  );
  expect(counts).toEqual({
    Errors: functions.size,
    Throttles: 1,
    '5xx': 1,
    Invocations: 4,
    ExecutionsFailed: 6,
    ExecutionsTimedOut: 6,
    ApproximateNumberOfMessagesVisible: 3,
    IteratorAge: 3,
  });
});
