import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type TableSpec } from './blueprint.ts';
import { type DataFolder, readJson, replaceFile } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { localCredentials } from './local-credentials.ts';
import { region } from './physical-names.ts';
import { StartProblem } from './start-problem.ts';
import { indexStreamRecords } from './stream-index.ts';
import { startSupervised, type SupervisedChild } from './supervised-child.ts';

const enginePackage = '@dynoxide/linux-x64';
const answerWithinMs = 3000;

/** The DynamoDB engine: a child process of this stage, or any server that speaks the same protocol. */
export interface DynamoDbEngine {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Creates the tables that are not there yet; says whether there was none of them. */
  createTables(tables: readonly TableSpec[]): Promise<{ readonly created: number }>;
  /** Empty tables and empty streams. */
  empty(tables: readonly TableSpec[]): Promise<void>;
  stop(): Promise<void>;
}

/** Path of the engine for this machine. */
export function locateEngine(
  resolve: (specifier: string) => string = createRequire(import.meta.url).resolve,
): string {
  try {
    return path.join(path.dirname(resolve(`${enginePackage}/package.json`)), 'dynoxide');
  } catch {
    throw new StartProblem(
      `the DynamoDB engine ${enginePackage} is not installed (${process.platform}-${process.arch}): run npm ci on Linux x64, or set DYNAMODB_ENDPOINT to any DynamoDB-compatible server`,
    );
  }
}

/** Talks to a server that somebody else runs. */
export async function foreignEngine(endpoint: string): Promise<DynamoDbEngine> {
  const client = clientOf(endpoint);
  await untilAnswering(
    client,
    () => `no DynamoDB-compatible server answers at DYNAMODB_ENDPOINT ${endpoint}`,
  );
  return {
    endpoint,
    client,
    createTables: (tables) => createMissing(client, tables),
    async empty(tables) {
      for (const { name } of tables) await dropTable(client, name);
      await createMissing(client, tables);
    },
    async stop() {
      client.destroy();
    },
  };
}

/** Starts the engine on a free port with its file in the data folder; it ends with this process. */
export async function ownEngine(data: DataFolder): Promise<DynamoDbEngine> {
  const binary = locateEngine();
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const client = clientOf(endpoint);
  await mkdir(data.file('dynamodb'), { recursive: true });
  const database = data.file('dynamodb', 'tables.sqlite');
  await endOrphan(data, binary);
  let stopping = false;
  let child: SupervisedChild;
  const start = async (): Promise<void> => {
    const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', database];
    const started = await startSupervised({ command: binary, args });
    child = started;
    replaceFile(data.file('dynamodb.pid'), JSON.stringify({ pid: started.pid }));
    let over = false;
    const ended = started.ended.then((code) => {
      over = true;
      return code;
    });
    await untilAnswering(
      client,
      () => `the DynamoDB engine does not answer: ${started.lastWords()}`,
      () => over,
    );
    indexStreamRecords(database);
    void ended.then((code) => {
      if (stopping) return undefined;
      console.error(`the DynamoDB engine ended (${code}) and is started again: ${started.lastWords()}`);
      return start().catch((error: Error) => console.error(error.message));
    });
  };
  await start();
  const stopChild = async () => {
    stopping = true;
    await child.stop();
  };
  return {
    endpoint,
    client,
    createTables: (tables) => createMissing(client, tables),
    async empty(tables) {
      // The engine keeps the stream of a table that was deleted: only a new file is an empty store.
      await stopChild();
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${database}${suffix}`, { force: true });
      stopping = false;
      await start();
      await createMissing(client, tables);
    },
    async stop() {
      client.destroy();
      await stopChild();
    },
  };
}

function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region, credentials: localCredentials });
}

async function untilAnswering(
  client: DynamoDBClient,
  problem: () => string,
  hopeless: () => boolean = () => false,
): Promise<void> {
  const deadline = performance.now() + answerWithinMs;
  for (;;) {
    try {
      await client.send(new ListTablesCommand({ Limit: 1 }));
      return;
    } catch {
      if (hopeless() || performance.now() > deadline) throw new StartProblem(problem());
      await pause(15);
    }
  }
}

async function createMissing(
  client: DynamoDBClient,
  tables: readonly TableSpec[],
): Promise<{ created: number }> {
  let created = 0;
  for (const table of tables) {
    try {
      await client.send(new CreateTableCommand(table.create));
      created += 1;
    } catch (error) {
      if ((error as Error).name !== 'ResourceInUseException') throw error;
      continue;
    }
    await untilActive(client, table.name);
    if (table.timeToLiveAttribute) {
      const TimeToLiveSpecification = { AttributeName: table.timeToLiveAttribute, Enabled: true };
      await client.send(new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification }));
    }
  }
  return { created };
}

async function dropTable(client: DynamoDBClient, TableName: string): Promise<void> {
  try {
    await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
  } catch {
    // A server that knows no deletion protection has none to lift.
  }
  try {
    await client.send(new DeleteTableCommand({ TableName }));
    while (await describe(client, TableName)) await pause(50);
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
  }
}

async function untilActive(client: DynamoDBClient, tableName: string): Promise<void> {
  while ((await describe(client, tableName))?.TableStatus !== 'ACTIVE') await pause(20);
}

async function describe(client: DynamoDBClient, TableName: string) {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** Ends an engine that outlived its stage and its guard, both killed: two engines must not share one file. */
async function endOrphan(data: DataFolder, binary: string): Promise<void> {
  const { pid } = readJson<{ pid?: number }>(data.file('dynamodb.pid')) ?? {};
  const isOurs = () => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return (
        readlinkSync(`/proc/${pid}/exe`) === binary &&
        command.includes(data.file('dynamodb', 'tables.sqlite'))
      );
    } catch {
      return false;
    }
  };
  if (pid === undefined || !isOurs()) return;
  process.kill(pid, 'SIGKILL');
  while (isOurs()) await pause(5);
}
