import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStage } from '../infra/local/stage.ts';
import { ApiClient } from './api-client.ts';
import { type Narrator, narrator } from './narrator.ts';
import { tellFoundingStory } from './story.ts';

/**
 * Tells the founding story on a stage of its own: a firm buys cover, a device burns, it is paid, the insurer asks the bureau for
 * the subsidy, the ledger balances. Every request goes over HTTP with a real token; the business clock is moved, not faked.
 */
async function main(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kebao-demo-'));
  const tell: Narrator = narrator();
  tell.heading('启动 / start');
  const stage = await startStage({
    port: 0,
    dataDir,
    settles: true,
    onPart: () => undefined,
    onRemark: () => undefined,
  });
  try {
    tell.step('service', stage.url);
    await tellFoundingStory(new ApiClient(stage.url), tell);
  } finally {
    await stage.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
