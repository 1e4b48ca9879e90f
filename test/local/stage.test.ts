import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, startStage } from '../../infra/local/stage.ts';
import { writeAssembly } from './fixture/assembly.ts';
import { errandApp } from './fixture/errand-app.ts';
import { spawnStage } from './fixture/stage-process.ts';

interface Row {
  readonly sk: string;
  readonly error?: string;
  readonly token?: string;
}

const folder = mkdtempSync(path.join(tmpdir(), 'kebao-stage-'));
const assemblyDir = writeAssembly(path.join(folder, 'app'), errandApp);

function client(url: string) {
  const send = async (method: string, target: string, body?: object) => {
    const answer = await fetch(`${url}${target}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return {
    send,
    async log(): Promise<string[]> {
      const { body } = await send('GET', '/errands');
      return (body.log as Row[]).map(({ sk, error }) => {
        const [at = '', errand, what] = sk.split('#');
        return `${at.slice(0, 10)} ${errand} ${what}${error ? ` after ${error}` : ''}`;
      });
    },
    async token(errand: string): Promise<string | undefined> {
      const { body } = await send('GET', '/errands');
      return (body.tasks as Row[]).find(({ sk }) => sk === errand)?.token;
    },
  };
}

describe('a stage', () => {
  let stage: Stage;
  let service: ReturnType<typeof client>;

  beforeAll(async () => {
    stage = await startStage({ port: 0, dataDir: path.join(folder, 'data'), assemblyDir });
    service = client(stage.url);
    await service.send('POST', '/local/clock', { now: '2026-01-05T01:00:00Z' });
  });
  afterAll(() => stage.stop());

  it('answers a change after its consequences: the stream has started the workflow, the workflow waits', async () => {
    expect((await service.send('PUT', '/errands/a', {})).status).toBe(200);
    expect(await service.log()).toEqual(['2026-01-05 a Begin', '2026-01-05 a Ask']);
    expect((await service.send('POST', '/errands/a/answer')).status).toBe(200);
    expect(await service.log()).toContain('2026-01-05 a Finish');
  });

  it('lets 30 days pass in one request, everything at its own time', async () => {
    await service.send('PUT', '/errands/b', { lapsesAt: '2026-01-20T00:00:00.000Z' });
    expect(await service.send('POST', '/local/clock', { now: '2026-02-01T00:00:00Z' })).toEqual({
      status: 200,
      body: { now: '2026-02-01T00:00:00.000Z' },
    });
    expect((await service.log()).filter((line) => line.includes(' b '))).toEqual([
      '2026-01-05 b Begin',
      '2026-01-05 b Ask',
      '2026-01-20 b lapsed',
    ]);
    await service.send('POST', '/local/clock', { advance: 'P7D' });
    expect((await service.log()).filter((line) => line.startsWith('2026-02'))).toEqual([
      '2026-02-04 b Ask',
      '2026-02-04 b Remind after States.Timeout',
    ]);
  });

  it('does not let the clock go back', async () => {
    const { status, body } = await service.send('POST', '/local/clock', { now: '2026-01-01T00:00:00Z' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'clock-backwards', status: 422, instance: '/local/clock' });
  });

  it.each([{ now: 'tomorrow' }, { advance: '30 days' }, {}, { now: '2026-03-01T00:00:00Z', advance: 'P1D' }])(
    'refuses %j as a time',
    async (input) => {
      const { status, body } = await service.send('POST', '/local/clock', input);
      expect(status).toBe(400);
      expect(body).toMatchObject({
        code: 'invalid-request',
        errors: [{ message: expect.any(String) as string }],
      });
    },
  );

  it('starts over empty, its clock with the machine’s, and works on', async () => {
    expect((await service.send('POST', '/local/reset')).status).toBe(200);
    expect(await service.log()).toEqual([]);
    const { body } = await service.send('GET', '/local/clock');
    expect(String(body.now) > '2026-02-28').toBe(true);
    await service.send('POST', '/local/clock', { now: '2025-06-01T00:00:00Z' });
    await service.send('PUT', '/errands/a', {});
    expect(await service.log()).toEqual(['2025-06-01 a Begin', '2025-06-01 a Ask']);
  });
});

it('goes on where it was after kill -9, in the same folder', async () => {
  const dataDir = path.join(folder, 'killed');
  const first = await spawnStage(assemblyDir, dataDir);
  const before = client(first.url);
  await before.send('POST', '/local/clock', { now: '2026-01-05T01:00:00Z' });
  await before.send('PUT', '/errands/a', {});
  const token = await before.token('a');
  const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'dynamodb.pid'), 'utf8')) as { pid: number };
  await first.kill();
  await expect.poll(() => isAlive(pid)).toBe(false);

  const second = await spawnStage(assemblyDir, dataDir);
  const after = client(second.url);
  const { body } = await after.send('GET', '/local/clock');
  expect(body.now).toMatch(/^2026-01-05T01/);
  expect(await after.token('a')).toBe(token);
  await after.send('POST', '/errands/a/answer');
  expect(await after.log()).toEqual(['2026-01-05 a Begin', '2026-01-05 a Ask', '2026-01-05 a Finish']);
  await second.kill();
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
