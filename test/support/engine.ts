import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { environmentNames } from '../../shared/contract/environment.ts';
import { table } from '../../shared/contract/table.ts';
import type { Store } from '../../shared/persistence/store.ts';

export interface Engine {
  readonly store: Store;
  readonly endpoint: string;
  stop(): Promise<void>;
}

const tableName = 'kebao-test';

/**
 * A real engine in memory with the business table, for one test file. The environment is set so that code which opens
 * the business table by itself finds this one.
 */
export async function startEngine(): Promise<Engine> {
  const port = await freePort();
  const endpoint = process.env['DYNAMODB_ENDPOINT'] ?? `http://127.0.0.1:${port}`;
  const child = process.env['DYNAMODB_ENDPOINT'] === undefined ? spawnEngine(port) : undefined;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    [environmentNames.tableName]: tableName,
    [environmentNames.demoProducts]: 'true',
    [environmentNames.publicOrigin]: 'https://portal.kebao.example',
  });
  const client = new DynamoDBClient({ endpoint, requestHandler: { requestTimeout: 5_000 } });
  await untilAnswering(client);
  await client.send(createTable());
  return {
    store: {
      client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
      tableName,
    },
    endpoint,
    async stop() {
      client.destroy();
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

/** The engine's program. */
export function dynoxide(): string {
  const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
  return path.join(path.dirname(manifest), 'dynoxide');
}

function spawnEngine(port: number): ChildProcess {
  return spawn(dynoxide(), ['serve', '--port', String(port)], { stdio: 'ignore' });
}

function createTable(): CreateTableCommand {
  const indexes = Object.values(table.indexes);
  const attributes = [table, ...indexes].flatMap((keyed) => [keyed.partitionKey, keyed.sortKey]);
  return new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema(table),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: 'ALL' },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
}

function keySchema(keyed: { partitionKey: string; sortKey: string }) {
  return [
    { AttributeName: keyed.partitionKey, KeyType: 'HASH' as const },
    { AttributeName: keyed.sortKey, KeyType: 'RANGE' as const },
  ];
}

export async function untilAnswering(client: DynamoDBClient): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
