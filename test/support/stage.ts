import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ApiClient } from '../../demo/api-client.ts';

export interface RunningStage {
  readonly url: string;
  readonly service: ApiClient;
  readonly dataDir: string;
  readonly processId: number;
  /** Ends it as an operator would. */
  stop(): Promise<void>;
  /** Ends it as a power cut would: nothing of it gets to say goodbye. */
  kill(): Promise<void>;
}

export function newDataFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'kebao-test-'));
}

export function removeDataFolder(dataDir: string): Promise<void> {
  return rm(dataDir, { recursive: true, force: true });
}

/** `npm start` as a process of its own, on a port of its own; ready when it says so, ended where that is not waited for any longer. */
export async function startStageProcess(
  dataDir: string,
  environment: Record<string, string> = {},
  givenUp?: AbortSignal,
): Promise<RunningStage> {
  const main = path.join(import.meta.dirname, '../../infra/local/main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { ...process.env, PORT: '0', KEBAO_DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGTERM');
  givenUp?.addEventListener('abort', end);
  const url = await readyUrl(child);
  givenUp?.removeEventListener('abort', end);
  const endBy = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    child.kill(signal);
    await ended;
  };
  return {
    url,
    service: new ApiClient(url),
    dataDir,
    processId: child.pid ?? 0,
    stop: () => endBy('SIGTERM'),
    kill: () => endBy('SIGKILL'),
  };
}

/** What it prints until it is ready; a stage that ends before is a fault with its own words. */
function readyUrl(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
      });
    }
    child.once('exit', (code) => reject(new Error(`the stage ended with ${code}:\n${said.join('\n')}`)));
  });
}
