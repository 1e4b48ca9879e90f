import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type AttributeValue,
  DescribeTableCommand,
  DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { dynoxide, type Engine, untilAnswering } from './engine.ts';

/** Puts an engine with everything that another holds, and more, in its place. */
export interface Replaced {
  stop(): Promise<void>;
}

/**
 * Stops an engine and serves what it held from its port again, with many copies of one task: imported as a file of the engine's own,
 * which takes seconds where writes would take minutes.
 */
export async function withCopies(
  engine: Engine,
  like: Task,
  copies: readonly Pick<Task, 'taskId' | 'dueOn'>[],
): Promise<Replaced> {
  const folder = await mkdtemp(path.join(tmpdir(), 'full-desk-'));
  const { tableName } = engine.store;
  const client = new DynamoDBClient({ endpoint: engine.endpoint });
  const { Items: items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
  const description = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const pattern =
    items.map((item) => lineOf(item)).find((line) => line.includes(`TASK#${like.taskId}"`)) ?? '';
  const copied = copies.map(({ taskId, dueOn }) => {
    return pattern.replaceAll(like.taskId, taskId).replaceAll(like.dueOn, dueOn);
  });
  const source = path.join(folder, 'export');
  const schema = path.join(folder, 'schema.json');
  const file = path.join(folder, 'table.db');
  await mkdir(path.join(source, tableName, 'data'), { recursive: true });
  const lines = await promisify(gzip)([...items.map(lineOf), ...copied].join('\n'), { level: 1 });
  await writeFile(path.join(source, tableName, 'data', 'items.json.gz'), lines);
  await writeFile(schema, JSON.stringify([{ Table: description.Table }]));
  await promisify(execFile)(dynoxide(), ['import', '--source', source, '--schema', schema, '--output', file]);
  await engine.stop();
  const child = spawn(dynoxide(), ['serve', '--db-path', file, '--port', new URL(engine.endpoint).port], {
    stdio: 'ignore',
  });
  await untilAnswering(client);
  client.destroy();
  return { stop: () => ended(child).then(() => rm(folder, { recursive: true, force: true })) };
}

/** An item as an export of DynamoDB writes it. */
function lineOf(item: Record<string, AttributeValue>): string {
  return JSON.stringify({ Item: item });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill();
  });
}
