import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { newDataFolder, removeDataFolder, startStageProcess } from '../support/stage.ts';

it('ends a stage that nobody waits for any longer, before it was ready', async () => {
  const dataDir = await newDataFolder();
  const givenUp = new AbortController();
  const silent = createServer(() => givenUp.abort());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const environment = { DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}` };
  await expect(startStageProcess(dataDir, environment, givenUp.signal)).rejects.toThrow(
    'the stage ended with null',
  );
  silent.close();
  await removeDataFolder(dataDir);
});
