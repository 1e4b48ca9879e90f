import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StartProblem } from './start-problem.ts';

const longestSocketPath = 100;

/** The folder that keeps everything a stage must find again, held by one stage at a time. */
export interface DataFolder {
  readonly path: string;
  file(...parts: string[]): string;
  release(): Promise<void>;
}

/** Opens the folder for this process alone; the hold ends with the process, however it ends. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const resolved = path.resolve(folder);
  const probe = path.join(resolved, '.writable');
  try {
    makeFolder(path.join(resolved, 'log'));
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartProblem(`data folder ${resolved} cannot be written (${code}): set KEBAO_DATA_DIR`);
  }
  const hold = await holdFolder(realpathSync(resolved));
  return {
    path: resolved,
    file: (...parts) => path.join(resolved, ...parts),
    release: () =>
      new Promise((resolve) => {
        hold.close(() => resolve());
      }),
  };
}

/** Node's own recursive `mkdir` never comes back from file systems that refuse a folder as if its parent was missing. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

async function holdFolder(folder: string): Promise<Server> {
  const socket = socketPath(folder);
  if (await answers(socket)) {
    throw new StartProblem(`data folder ${folder} is in use by another stage: stop it or set KEBAO_DATA_DIR`);
  }
  rmSync(socket, { force: true });
  const server = createServer((connection) => connection.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartProblem(`data folder ${folder} cannot be held (${error.code}): set KEBAO_DATA_DIR`));
    });
    server.listen(socket, () => resolve(server));
  });
}

function socketPath(folder: string): string {
  const inside = path.join(folder, 'stage.sock');
  if (inside.length <= longestSocketPath) return inside;
  return path.join(tmpdir(), `kebao-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`);
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}

/** What the file says, or `undefined` where there is none; a file that cannot be read as JSON counts as none. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Replaces a file in one step: whoever reads it later finds the old text or the new one, never half of it. What may be
 * lost with the machine's power (not with the process) need not wait for the disk.
 */
export function replaceFile(file: string, text: string, { onDisk = true } = {}): void {
  const draft = `${file}.new`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    if (onDisk) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}
