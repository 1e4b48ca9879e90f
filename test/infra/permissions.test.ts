import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operations } from '../../shared/contract/operations.ts';
import { routes } from '../../shared/contract/routes.ts';
import { caseKinds } from '../../shared/domain/access/case-read.ts';
import { functionsOf, type Json, referred, resourcesOf, synthesize } from './synthesized.ts';

const { running } = synthesize();
const functions = functionsOf(running);

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: Json;
  readonly Condition?: Json;
}

const asList = <Item>(oneOrMore: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(oneOrMore) ? (oneOrMore as readonly Item[]) : [oneOrMore as Item];

function statementsOf(roleId: string): Statement[] {
  return resourcesOf(running, 'AWS::IAM::Policy')
    .filter((policy) => JSON.stringify(policy.property('Roles')).includes(`"${roleId}"`))
    .flatMap((policy) => policy.property('PolicyDocument', 'Statement') as unknown as Statement[]);
}

function actionsOf(name: string): string[] {
  const role = referred(running, functions.get(name)!.property('Role'));
  const actions = statementsOf(role.id).flatMap(({ Action }) => asList(Action));
  return [...new Set(actions)].filter((action) => !action.startsWith('logs:')).toSorted();
}

const decrypt = 'kms:Decrypt';
const read = ['dynamodb:GetItem', 'dynamodb:Query', decrypt];
const write = [...read, 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
/** Who read which case, and nothing else of the table. */
const readCases = [...read, 'dynamodb:PutItem'];
const files = ['kms:GenerateDataKey', 's3:GetObject', 's3:PutObject'];
const archive = ['kms:GenerateDataKey', 's3:GetObject', 's3:PutObject', 's3:PutObjectRetention'];
const follow = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
  decrypt,
  'sqs:SendMessage',
];

const allowed: Record<string, readonly string[]> = {
  AppealsApi: [...write, 's3:GetObject'],
  CatalogueApi: write,
  BudgetsApi: write,
  FirmsApi: write,
  BindingApi: write,
  QuotingApi: write,
  PoliciesApi: readCases,
  CancellationApi: write,
  RescissionApi: write,
  ComparingApi: readCases,
  EndorsementsApi: write,
  RenewalsApi: write,
  PoliciesClockworkTicks: write,
  PaymentsApi: [...write, 's3:GetObject'],
  ClaimsApi: write,
  EvidenceApi: [...write, ...files],
  PayoutsApi: write,
  ClawbacksApi: write,
  ClearingApi: write,
  DiscrepanciesApi: write,
  ClaimsTasks: write,
  ClaimsClockTicks: write,
  SubsidiesApi: [...write, ...files],
  SubsidiesClockTicks: write,
  SettlementClockTicks: write,
  TasksApi: [...write, 's3:GetObject'],
  WorklistsApi: [...write, 'dynamodb:BatchGetItem'],
  NoticesApi: read,
  SettlementApi: write,
  SettlementTasks: write,
  ReconciliationApi: [...write, ...files],
  ReconciliationTasks: [...write, ...files],
  LedgerApi: read,
  ProofApi: [...write, 's3:GetObject'],
  InsightApi: write,
  ReportsApi: [...read, 'dynamodb:BatchGetItem'],
  PacksApi: [...readCases, ...files],
  ProofTasks: [...write, 'dynamodb:BatchGetItem', ...files, ...archive],
  TransfersApi: [...write, ...files],
  ImportsApi: [...write, 's3:GetObject'],
  ImportsTasks: [...write, ...files],
  PaymentsTasks: [...write, ...files],
  PapersApi: readCases,
  DocumentationApi: [],
  WorkflowRelayFollower: [
    ...follow,
    'kms:GenerateDataKey',
    'states:SendTaskFailure',
    'states:SendTaskSuccess',
    'states:StartExecution',
  ],
  NoticeRelayFollower: [...follow, 'events:PutEvents'],
  SealingFollower: [...write, ...follow],
};

describe('a function may do what its work asks for, and nothing else', () => {
  it('is said of every function', () => {
    expect(Object.keys(allowed).toSorted()).toEqual([...functions.keys()].toSorted());
  });

  it.each(Object.entries(allowed))('%s', (name, actions) => {
    expect(actionsOf(name)).toEqual([...new Set(actions)].toSorted());
  });
});

it('lets functions that only read write records of who read a case, and all that show a case', () => {
  const writesOnly = (name: string) =>
    statementsOf(referred(running, functions.get(name)!.property('Role')).id)
      .filter(({ Action }) => asList(Action).includes('dynamodb:PutItem'))
      .map(({ Condition }) => Condition);
  const records = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['READS#*'] } };
  for (const [name, actions] of Object.entries(allowed)) {
    if (actions.includes('dynamodb:UpdateItem')) expect(writesOnly(name)).toEqual([undefined]);
    else expect(writesOnly(name)).toEqual(actions.includes('dynamodb:PutItem') ? [records] : []);
  }
  const showing = operations.filter(({ key, roles, params }) => {
    const shown = Object.keys(params?.shape ?? {}).some((name) =>
      (caseKinds as readonly string[]).includes(name),
    );
    return key.startsWith('GET ') && roles !== 'open' && shown;
  });
  expect(showing.length).toBeGreaterThan(10);
  for (const { key } of showing) {
    const { capability } = routes[key];
    const name = `${capability.slice(0, 1).toUpperCase()}${capability.slice(1)}Api`;
    expect(allowed[name], key).toContain('dynamodb:PutItem');
  }
});

it('covers each command that persistence sends to the table, and no other', () => {
  const actions: Record<string, string> = {
    Get: 'GetItem',
    BatchGet: 'BatchGetItem',
    Query: 'Query',
    Scan: 'Scan',
    Put: 'PutItem',
    Update: 'UpdateItem',
    Delete: 'DeleteItem',
    BatchWrite: 'BatchWriteItem',
  };
  const sent = globSync('{shared/persistence,functions}/**/*.ts')
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/new (\w+)Command\(|\b(ConditionCheck|Delete): \{/g),
    ])
    .flatMap(([, command, check]) => (check ? `${check}Item` : (actions[command!] ?? [])));
  expect([...new Set(sent)].map((name) => `dynamodb:${name}`).toSorted()).toEqual(
    [...write.filter((action) => action !== decrypt), 'dynamodb:BatchGetItem'].toSorted(),
  );
});

describe('roles', () => {
  const roles = resourcesOf(running, 'AWS::IAM::Role');

  it.each(roles.map((role) => [role.id, role] as const))(
    '%s has no managed policy and no wildcard',
    (id, role) => {
      expect(role.property('ManagedPolicyArns')).toBeUndefined();
      for (const { Effect, Action, Resource } of statementsOf(id)) {
        expect(Effect).toBe('Allow');
        const actions = asList(Action);
        expect(actions.join()).not.toContain('*');
        const isLogDelivery = actions.includes('logs:CreateLogDelivery');
        const wild = asList(Resource).filter((resource) => JSON.stringify(resource).includes('*'));
        if (isLogDelivery) expect(wild).toEqual(['*']);
        else
          for (const resource of wild)
            expect(JSON.stringify(resource)).toMatch(/"\/(claims|policies|uploads|jobs|periods)\/\*"/);
      }
    },
  );

  it('are one for each function and workflow', () => {
    expect(roles).toHaveLength(functions.size + 6);
  });
});

it('lets each workflow call its own function and no other', () => {
  const calls = resourcesOf(running, 'AWS::StepFunctions::StateMachine').map((machine) => {
    const role = referred(running, machine.property('RoleArn'));
    const invoke = statementsOf(role.id).filter(({ Action }) => Action === 'lambda:InvokeFunction');
    return invoke.map(({ Resource }) => referred(running, Resource).id);
  });
  expect(calls).toEqual(
    [
      'PaymentsTasks',
      'ClaimsTasks',
      'ImportsTasks',
      'SettlementTasks',
      'ReconciliationTasks',
      'ProofTasks',
    ].map((name) => [functions.get(name)!.id]),
  );
});
