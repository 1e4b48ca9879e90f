import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FunctionHost } from '../../infra/local/function-host.ts';

const most = 11;
let folder: string;
let host: FunctionHost;

/** Functions that say how often their own environment was called. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kebao-host-'));
  await writeFile(join(folder, 'index.mjs'), 'let calls = 0; export const handler = async () => ++calls;');
  const functions = Array.from({ length: most + 1 }, (_, index) => ({
    name: `fn-${index}`,
    arn: `arn:aws:lambda:local:000000000000:function:fn-${index}`,
    code: folder,
    handler: 'index.handler',
    memoryMb: 128,
    timeoutSeconds: 10,
    environment: {},
  }));
  host = new FunctionHost({ functions, environment: {}, log: () => undefined });
});
afterAll(async () => {
  await host.restart();
  await rm(folder, { recursive: true });
});

describe('a function’s environment', () => {
  it('stays warm while there is room, and the one called longest ago makes room for another', async () => {
    for (let index = 0; index < most; index += 1) expect(await host.invoke(`fn-${index}`, {})).toBe(1);
    expect(await host.invoke('fn-0', {})).toBe(2);
    expect(await host.invoke(`fn-${most}`, {})).toBe(1);
    expect(await host.invoke('fn-0', {})).toBe(3);
    expect(await host.invoke('fn-1', {})).toBe(1);
  });

  it('is never ended under a call', async () => {
    const answers = await Promise.all(
      Array.from({ length: most + 1 }, (_, index) => host.invoke(`fn-${index}`, {})),
    );
    expect(answers).toHaveLength(most + 1);
  });
});
