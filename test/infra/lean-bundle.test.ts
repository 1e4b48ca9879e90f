import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundlesOf } from '../../infra/building-blocks/bundle.ts';
import { leanest } from '../../infra/building-blocks/lean-bundle.ts';
import type * as Probe from './lean-probe.ts';

const entry = 'test/infra/lean-probe.ts';
const folder = mkdtempSync(join(tmpdir(), 'kebao-probe-'));
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
const answers: { status: number; body: object }[] = [];
let probe: typeof Probe;
let source: string;

const table = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    received.push({ headers: request.headers, body });
    const answer = answers.shift()!;
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer.body));
  });
});

beforeAll(async () => {
  const [[, contents]] = (await bundlesOf([entry], leanest)) as [[string, Uint8Array]];
  source = new TextDecoder().decode(contents);
  const file = join(folder, 'probe.mjs');
  writeFileSync(file, contents);
  await new Promise<void>((resolve) => {
    table.listen(0, '127.0.0.1', resolve);
  });
  Object.assign(process.env, {
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'AKEY',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(table.address() as AddressInfo).port}`,
  });
  probe = (await import(file)) as typeof Probe;
});

afterAll(() => {
  table.close();
  rmSync(folder, { recursive: true });
});

it('signs with the role in the environment and calls the endpoint in the environment', async () => {
  answers.push({ status: 200, body: {} });
  expect(await probe.putItem({ pk: 'FIRM#1' })).toBe(true);
  const { headers, body } = received.at(-1)!;
  expect(headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKEY\/\d{8}\/cn-northwest-1\/dynamodb\/aws4_request/,
  );
  expect(headers['x-amz-security-token']).toBe('session');
  expect(JSON.parse(body)).toEqual({ TableName: 'table', Item: { pk: { S: 'FIRM#1' } } });
});

it('knows a failed condition from a fault', async () => {
  const type = (name: string) => ({ __type: `com.amazonaws.dynamodb.v20120810#${name}` });
  answers.push({ status: 400, body: type('ConditionalCheckFailedException') });
  expect(await probe.putItem({ pk: 'FIRM#1' })).toBe(false);
  answers.push({ status: 500, body: type('InternalServerError') });
  await expect(probe.putItem({ pk: 'FIRM#1' })).rejects.toThrow();
  answers.push({ status: 400, body: type('BackupInUseException') });
  await expect(probe.putItem({ pk: 'FIRM#1' })).rejects.toMatchObject({ name: 'BackupInUseException' });
});

it('goes to the service of its region where no endpoint is named', async () => {
  expect(await probe.hostOf()).toBe('dynamodb.cn-northwest-1.amazonaws.com.cn');
});

it.each([
  ['profiles and single sign-on', 'sso_session'],
  ['event streams', 'application/vnd.amazon.eventstream'],
  ['partitions', 'us-gov-west-1'],
  ['JSON Schema', 'json-schema.org'],
  ['the adaptive rate limiter', 'enableTokenBucket'],
  ['memory of cycles', 'reference cycle'],
  ['store of invocations', '_AWS_LAMBDA_REQUEST_ID'],
  ['readers of written dates', 'Invalid RFC-'],
  ['errors of backups', 'BackupInUseException'],
])('carries no %s', (_, sign) => {
  expect(source).not.toContain(sign);
});
