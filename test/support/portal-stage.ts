import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, type Sizes, Visitor } from './browser.ts';
import type { Reachable } from './portal-world.ts';
import { newDataFolder, removeDataFolder, type RunningStage, startStageProcess } from './stage.ts';

/** The service with its portal, and a browser to look at it with. */
export interface PortalStage extends Reachable {
  /** Somebody at a browser of their own. */
  visitor(viewport: Sizes, language?: string): Promise<Visitor>;
}

/** The stage that the tests of a file share: started and prepared before the first of them, ended after the last. */
export function portalStage(prepare: (stage: Reachable) => Promise<void>): PortalStage {
  const givenUp = new AbortController();
  let dataDir: string;
  let starting: Promise<RunningStage>;
  let launching: Promise<Browser>;
  let running: RunningStage;
  let browser: Browser;
  beforeAll(async () => {
    dataDir = await newDataFolder();
    [starting, launching] = [startStageProcess(dataDir, {}, givenUp.signal), launchBrowser()];
    [running, browser] = await Promise.all([starting, launching]);
    await prepare(running);
  });
  // A stage whose start took too long is still starting here: neither it nor a browser is left behind.
  afterAll(async () => {
    givenUp.abort();
    const [stage, opened] = await Promise.allSettled([starting, launching]);
    if (opened.status === 'fulfilled') await opened.value.close();
    if (stage.status === 'fulfilled') await stage.value.stop();
    await removeDataFolder(dataDir);
  });
  return {
    get url() {
      return running.url;
    },
    visitor: (viewport, language) => Visitor.arrive(browser, running.url, viewport, language),
  };
}
