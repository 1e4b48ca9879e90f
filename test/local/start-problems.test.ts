import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDataFolder } from '../../infra/local/data-folder.ts';
import { foreignEngine, locateEngine } from '../../infra/local/dynamodb-engine.ts';
import { startStage } from '../../infra/local/stage.ts';
import { StartProblem } from '../../infra/local/start-problem.ts';

const folder = () => mkdtempSync(path.join(tmpdir(), 'kebao-start-'));

async function problemOf(start: Promise<unknown>): Promise<string> {
  const error: unknown = await start.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StartProblem);
  const { message } = error as StartProblem;
  expect(message).not.toContain('\n');
  return message;
}

it('says in one line that the port is in use', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const { port } = other.address() as AddressInfo;
  expect(await problemOf(startStage({ port, dataDir: folder() }))).toBe(
    `port ${port} is in use: set PORT to another`,
  );
  other.close();
});

it('says in one line that the data folder cannot be written', async () => {
  const file = path.join(folder(), 'file');
  writeFileSync(file, '');
  expect(await problemOf(openDataFolder(file))).toMatch(/^data folder .*file cannot be written \(\w+\)/);
  expect(await problemOf(openDataFolder('/proc/kebao'))).toMatch(/cannot be written/);
});

it('says in one line that another stage holds the data folder, until that one lets go', async () => {
  const dataDir = folder();
  const held = await openDataFolder(dataDir);
  expect(await problemOf(startStage({ port: 0, dataDir }))).toMatch(/is in use by another stage/);
  await held.release();
  await (await openDataFolder(dataDir)).release();
});

it('holds a folder whose path is longer than a socket may have', async () => {
  const dataDir = path.join(folder(), 'long'.repeat(40));
  const held = await openDataFolder(dataDir);
  expect(await problemOf(openDataFolder(dataDir))).toMatch(/is in use by another stage/);
  await held.release();
});

it('says in one line that there is no engine for this machine', async () => {
  const missing = () => {
    throw new Error('Cannot find module');
  };
  expect(await problemOf((async () => locateEngine(missing))())).toMatch(
    /is not installed.*DYNAMODB_ENDPOINT/,
  );
});

it('says in one line that nobody answers at the endpoint it is told of', async () => {
  expect(await problemOf(foreignEngine('http://127.0.0.1:1'))).toMatch(/no .* answers at DYNAMODB_ENDPOINT/);
});
