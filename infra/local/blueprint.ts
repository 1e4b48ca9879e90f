import { type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { type StateMachineDefinition } from 'aws-local-stepfunctions';
import path from 'node:path';
import { asText } from './as-text.ts';
import { type Assembly } from './assembly.ts';
import { type EventPattern } from './event-pattern.ts';
import { type ResolvedResource, TemplateResolver } from './template.ts';

export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  /** Folder of the bundle. */
  readonly code: string;
  /** `index.handler`: module and export. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}

export interface TableSpec {
  readonly name: string;
  readonly create: CreateTableCommandInput;
  readonly timeToLiveAttribute?: string;
}

export interface RouteSpec {
  readonly routeKey: string;
  readonly functionName: string;
  readonly authorizer?: { readonly issuer: string; readonly audiences: readonly string[] };
}

export interface MachineSpec {
  readonly name: string;
  readonly arn: string;
  readonly definition: StateMachineDefinition;
}

export interface StreamMappingSpec {
  readonly id: string;
  readonly tableName: string;
  readonly functionName: string;
  readonly patterns: readonly EventPattern[];
  readonly batchSize: number;
  readonly reportsItemFailures: boolean;
  readonly bisects: boolean;
  /** Retries of one batch before it is put aside; -1: for ever. */
  readonly maximumRetries: number;
}

export interface RuleSpec {
  readonly name: string;
  readonly schedule?: string;
  readonly busName: string;
  readonly pattern?: EventPattern;
  readonly functionNames: readonly string[];
}

export interface BucketSpec {
  readonly name: string;
  readonly cors: readonly {
    readonly origins: readonly string[];
    readonly methods: readonly string[];
    readonly headers: readonly string[];
  }[];
}

/** Everything of the synthesized templates that this machine runs. */
export interface Blueprint {
  readonly functions: readonly FunctionSpec[];
  readonly tables: readonly TableSpec[];
  readonly routes: readonly RouteSpec[];
  readonly machines: readonly MachineSpec[];
  readonly streamMappings: readonly StreamMappingSpec[];
  readonly rules: readonly RuleSpec[];
  readonly buckets: readonly BucketSpec[];
}

/** Reads the templates; whatever the machine has no part for (alarms, roles, keys, queues) is passed over. */
export function readBlueprint(assembly: Assembly): Blueprint {
  const templates = new TemplateResolver(assembly.stacks);
  const functions = templates
    .resources('AWS::Lambda::Function')
    .map((resource) => readFunction(resource, assembly.assetFolders));
  const functionAt = (uri: unknown) => functionByArn(functions, String(uri));
  return {
    functions,
    tables: templates.resources('AWS::DynamoDB::Table').map(readTable),
    routes: readRoutes(templates, functionAt),
    machines: templates.resources('AWS::StepFunctions::StateMachine').map(readMachine),
    streamMappings: templates
      .resources('AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => String(properties.EventSourceArn).includes('/stream/'))
      .map((resource) => readMapping(resource, functionAt)),
    rules: [
      ...templates.resources('AWS::Events::Rule').map((resource) => readRule(resource, functionAt)),
      ...templates
        .resources('AWS::Scheduler::Schedule')
        .map((resource) => readSchedule(resource, functionAt)),
    ].filter((rule) => rule !== undefined),
    buckets: templates.resources('AWS::S3::Bucket').map(readBucket),
  };
}

function functionByArn(functions: readonly FunctionSpec[], uri: string): string | undefined {
  return functions.find(
    ({ name, arn }) => uri === name || uri === arn || uri.startsWith(`${arn}:`) || uri.includes(`${arn}/`),
  )?.name;
}

function readFunction(
  { name, arn, properties }: ResolvedResource,
  folders: ReadonlyMap<string, string>,
): FunctionSpec {
  const { S3Key } = properties.Code as { S3Key?: string };
  const { Variables } = (properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
  return {
    name,
    arn,
    code: folders.get(S3Key ?? '') ?? path.join('missing', String(S3Key)),
    handler: asText(properties.Handler, 'index.handler'),
    environment: Object.fromEntries(
      Object.entries(Variables ?? {}).map(([key, value]) => [key, String(value)]),
    ),
    timeoutSeconds: Number(properties.Timeout ?? 3),
    memoryMb: Number(properties.MemorySize ?? 128),
  };
}

function readTable({ name, properties }: ResolvedResource): TableSpec {
  const { StreamSpecification: stream, TimeToLiveSpecification: ttl } = properties as {
    StreamSpecification?: { StreamViewType: 'NEW_AND_OLD_IMAGES' };
    TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean };
  };
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } =
    properties as Partial<CreateTableCommandInput>;
  return {
    name,
    create: {
      TableName: name,
      AttributeDefinitions,
      KeySchema,
      ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
      ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
      BillingMode: 'PAY_PER_REQUEST',
      ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
    },
    ...(ttl?.Enabled && { timeToLiveAttribute: ttl.AttributeName }),
  };
}

type FunctionFinder = (uri: unknown) => string | undefined;

function readRoutes(templates: TemplateResolver, functionAt: FunctionFinder): RouteSpec[] {
  const integrations = new Map(
    templates
      .resources('AWS::ApiGatewayV2::Integration')
      .map(({ name, properties }) => [name, functionAt(properties.IntegrationUri)]),
  );
  const authorizers = new Map(
    templates.resources('AWS::ApiGatewayV2::Authorizer').map(({ name, properties }) => {
      const { Issuer, Audience } = properties.JwtConfiguration as { Issuer: string; Audience: string[] };
      return [name, { issuer: Issuer, audiences: Audience }];
    }),
  );
  return templates.resources('AWS::ApiGatewayV2::Route').map(({ properties }) => {
    const routeKey = String(properties.RouteKey);
    const functionName = integrations.get(String(properties.Target).replace('integrations/', ''));
    if (!functionName) throw new Error(`route ${routeKey} leads to no function`);
    const authorizer =
      properties.AuthorizationType === 'JWT' ? authorizers.get(String(properties.AuthorizerId)) : undefined;
    return { routeKey, functionName, ...(authorizer && { authorizer }) };
  });
}

function readMachine({ name, arn, properties }: ResolvedResource): MachineSpec {
  if (typeof properties.DefinitionString !== 'string') throw new Error(`${name} has no DefinitionString`);
  return { name, arn, definition: JSON.parse(properties.DefinitionString) as StateMachineDefinition };
}

function readMapping(
  { logicalId, properties }: ResolvedResource,
  functionAt: FunctionFinder,
): StreamMappingSpec {
  const functionName = functionAt(properties.FunctionName);
  if (!functionName) throw new Error(`event source mapping ${logicalId} leads to no function`);
  const { Filters = [] } = (properties.FilterCriteria ?? {}) as { Filters?: { Pattern: string }[] };
  return {
    id: logicalId,
    tableName: /table\/([^/]+)\/stream/.exec(String(properties.EventSourceArn))?.[1] ?? '',
    functionName,
    patterns: Filters.map(({ Pattern }) => JSON.parse(Pattern) as EventPattern),
    batchSize: Number(properties.BatchSize ?? 100),
    reportsItemFailures: ((properties.FunctionResponseTypes ?? []) as string[]).includes(
      'ReportBatchItemFailures',
    ),
    bisects: properties.BisectBatchOnFunctionError === true,
    maximumRetries: Number(properties.MaximumRetryAttempts ?? -1),
  };
}

function readRule({ name, properties }: ResolvedResource, functionAt: FunctionFinder): RuleSpec | undefined {
  if (properties.State === 'DISABLED') return undefined;
  const targets = (properties.Targets ?? []) as { Arn: string }[];
  return {
    name,
    busName: asText(properties.EventBusName, 'default').replace(/^.*event-bus\//, ''),
    functionNames: targets.map(({ Arn }) => functionAt(Arn)).filter((target) => target !== undefined),
    ...(typeof properties.ScheduleExpression === 'string' && { schedule: properties.ScheduleExpression }),
    ...(typeof properties.EventPattern === 'object' && { pattern: properties.EventPattern as EventPattern }),
  };
}

function readSchedule(
  { name, properties }: ResolvedResource,
  functionAt: FunctionFinder,
): RuleSpec | undefined {
  if (properties.State === 'DISABLED') return undefined;
  const target = functionAt((properties.Target as { Arn: string }).Arn);
  return {
    name,
    schedule: String(properties.ScheduleExpression),
    busName: 'default',
    functionNames: target ? [target] : [],
  };
}

function readBucket({ name, properties }: ResolvedResource): BucketSpec {
  const { CorsRules = [] } = (properties.CorsConfiguration ?? {}) as {
    CorsRules?: { AllowedOrigins?: string[]; AllowedMethods?: string[]; AllowedHeaders?: string[] }[];
  };
  return {
    name,
    cors: CorsRules.map(({ AllowedOrigins = [], AllowedMethods = [], AllowedHeaders = [] }) => ({
      origins: AllowedOrigins,
      methods: AllowedMethods,
      headers: AllowedHeaders,
    })),
  };
}
