import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { readStored, writeStored } from '../../shared/persistence/signed-files.ts';

/** What the bucket does, one after another: closes the connection, or answers with a status. */
let doings: ('close' | number)[] = [];
let bodies: string[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString();
  });
  request.on('end', () => {
    bodies.push(body);
    const next = doings.shift() ?? 200;
    if (next === 'close') request.socket.destroy();
    else response.writeHead(next).end('there');
  });
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const { port } = server.address() as AddressInfo;
const { config } = new DynamoDBClient({
  region: 'cn-northwest-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
});
const bucket = {
  name: 'documents',
  endpoint: `http://127.0.0.1:${port}`,
  region: () => config.region(),
  credentials: config.credentials,
  sha256: config.sha256,
};

beforeEach(() => {
  bodies = [];
});
afterAll(() => {
  server.close();
});

async function read(): Promise<string> {
  return new TextDecoder().decode(await readStored(bucket, 'jobs/one', 100));
}

it('asks for a file again where the connection is closed or the bucket is busy', async () => {
  doings = ['close', 503, 200];
  expect(await read()).toBe('there');
  expect(bodies).toHaveLength(3);
});

it('writes a file again, as it was', async () => {
  doings = [500, 'close', 200];
  await writeStored(bucket, 'jobs/one', { contentType: 'text/plain', content: 'the content' });
  expect(bodies).toEqual(['the content', 'the content', 'the content']);
});

it('gives up after the third time, and asks no second time where there is nothing', async () => {
  doings = [503, 503, 503, 200];
  await expect(read()).rejects.toThrow('503');
  doings = ['close', 'close', 'close', 200];
  await expect(read()).rejects.toThrow('fetch failed');
  bodies = [];
  doings = [404];
  expect(await readStored(bucket, 'jobs/none', 100)).toBeUndefined();
  expect(bodies).toHaveLength(1);
});
