import { readAssembly } from './assembly.ts';
import { AwsEndpoint } from './aws-endpoint.ts';
import { readBlueprint } from './blueprint.ts';
import { BusinessClock } from './business-clock.ts';
import { type DataFolder, openDataFolder, readJson, replaceFile } from './data-folder.ts';
import { type DynamoDbEngine, foreignEngine, ownEngine } from './dynamodb-engine.ts';
import { EventBus } from './event-bus.ts';
import { FunctionHost } from './function-host.ts';
import { Gateway } from './gateway.ts';
import { LineLog } from './line-log.ts';
import { localCredentials } from './local-credentials.ts';
import { openFrontDoor } from './front-door.ts';
import { region } from './physical-names.ts';
import { startS3 } from './s3-endpoint.ts';
import { Schedules } from './schedules.ts';
import { settle } from './settle.ts';
import { type Parts, type StageOptions } from './stage-parts.ts';
import { stepFunctionsOperations } from './step-functions.ts';
import { StreamPump } from './stream-pump.ts';
import { synthesize } from './synthesis.ts';
import { Timekeeper } from './timekeeper.ts';
import { WorkflowEngine } from './workflow-engine.ts';

export interface Stage {
  readonly url: string;
  stop(): Promise<void>;
}

type Closers = (() => Promise<unknown>)[];

const audience = 'kebao';
/** How long a jump of the clock waits for one thing to come to rest before it goes on to the next. */
const restWithinMs = 60_000;

/** Starts the whole service on this machine; whatever had started before a part that fails is stopped again. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const closers: Closers = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return { url: await assemble(options, closers), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble(options: StageOptions, closers: Closers): Promise<string> {
  const data = await openDataFolder(options.dataDir);
  closers.push(() => data.release());
  const gateway = new Gateway();
  const url = `http://127.0.0.1:${await gateway.listen(options.port)}`;
  closers.push(() => gateway.stop());
  const timed = timer(options);
  const [blueprint, engine, portalFolder] = await allOrNone([
    timed('template', () => blueprintOf(options, data, url)),
    timed('dynamodb', () => openEngine(options, data, closers)),
    timed('portal', async () => options.portal?.()),
  ]);
  await timed('tables', () => engine.createTables(blueprint.tables));
  const s3 = await timed('s3', () => startS3(blueprint.buckets, data.file('files')));
  closers.push(() => s3.stop());
  const parts = await timed('workflows', async () => {
    const log = new LineLog(data.file('log', 'functions.log'));
    closers.push(() => log.close());
    const aws = new AwsEndpoint();
    const awsUrl = await aws.listen();
    closers.push(() => aws.stop());
    const environment = environmentFor(engine.endpoint, s3.endpoint, awsUrl);
    const host = new FunctionHost({ functions: blueprint.functions, environment, log: log.write });
    closers.push(() => host.restart());
    return connect({ data, blueprint, engine, s3, aws, host, log: log.write }, closers);
  });
  await timed('streams', () => parts.pump.start());
  closers.push(() => parts.pump.stop());
  await openFrontDoor({ options, parts, gateway, url, audience, portalFolder, timed });
  parts.timekeeper.start();
  closers.push(
    () => parts.timekeeper.stop(),
    () => gateway.stop(),
  );
  return url;
}

/** The parts that answer to one another: workflows, events, streams, schedules and the clock over them. */
function connect(
  below: Omit<Parts, 'clock' | 'workflows' | 'bus' | 'pump' | 'schedules' | 'timekeeper'>,
  closers: Closers,
): Parts {
  const { data, blueprint, engine, aws, host, log } = below;
  const { rules, machines, streamMappings: mappings } = blueprint;
  const clock = new BusinessClock(data.file('clock.json'));
  const now = () => clock.now();
  const invoke = (functionName: string, event: unknown) => host.invoke(functionName, event);
  const workflows = new WorkflowEngine({ machines, journalFile: data.file('workflows.jsonl'), invoke, now });
  closers.push(() => workflows.stop());
  const bus = new EventBus({ rules, file: data.file('events.jsonl'), invoke, now });
  aws.serve(stepFunctionsOperations(workflows));
  aws.serve(bus.operations());
  const pump = new StreamPump({
    mappings,
    client: engine.client,
    endpoint: engine.endpoint,
    checkpointFile: data.file('streams.json'),
    invoke,
    log,
  });
  const schedules = new Schedules({ rules, invoke, log });
  const timekeeper = new Timekeeper({
    clock,
    waits: workflows.waitingRoom,
    schedules,
    settle: () => settle({ pump, workflows }, restWithinMs),
    log,
  });
  workflows.resume();
  return { ...below, clock, workflows, bus, pump, schedules, timekeeper };
}

async function openEngine(
  options: StageOptions,
  data: DataFolder,
  closers: Closers,
): Promise<DynamoDbEngine> {
  const engine = options.dynamoDbEndpoint
    ? await foreignEngine(options.dynamoDbEndpoint)
    : await ownEngine(data);
  closers.push(() => engine.stop());
  return engine;
}

async function blueprintOf(options: StageOptions, data: DataFolder, url: string) {
  const origin = originOf(options, data, url);
  const context = {
    oidcIssuer: `${origin}/oidc`,
    oidcAudience: audience,
    portalOrigin: origin,
    demoProducts: 'true',
  };
  const folder = options.assemblyDir ?? (await synthesize(data, context)).folder;
  return readBlueprint(readAssembly(folder));
}

/**
 * The address that the synthesized app knows itself by. A stage that takes any free port keeps the one it had first:
 * its tokens stay good and nothing is synthesized again.
 */
function originOf({ port }: StageOptions, data: DataFolder, url: string): string {
  const file = data.file('origin.json');
  const kept = port === 0 ? readJson<{ origin: string }>(file)?.origin : undefined;
  if (kept === undefined) replaceFile(file, JSON.stringify({ origin: url }));
  return kept ?? url;
}

function environmentFor(dynamoDb: string, s3: string, aws: string): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb,
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_SFN: aws,
    AWS_ENDPOINT_URL_EVENTBRIDGE: aws,
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
  };
}

function timer({ onPart }: StageOptions) {
  return async <T>(name: string, start: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const part = await start();
    onPart?.(name, Math.round(performance.now() - begun));
    return part;
  };
}

/** All of them, or the fault of one once the others have come to an end too: nothing is left half started. */
async function allOrNone<A, B, C>([one, other, third]: readonly [
  Promise<A>,
  Promise<B>,
  Promise<C>,
]): Promise<[A, B, C]> {
  await Promise.allSettled([one, other, third]);
  return [await one, await other, await third];
}
