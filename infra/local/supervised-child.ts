import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * A shell that starts the program, waits on its own standard input and ends the program when that input closes: the
 * kernel closes it when the stage ends, `kill -9` included. The program's id is the first line that comes back.
 */
const guard = [
  'exec 3<&0',
  'trap : TERM',
  '"$0" "$@" </dev/null 3<&- & child=$!',
  'echo "$child"',
  'exec >/dev/null 2>&1',
  '(cat <&3 >/dev/null; kill -TERM -$$) & watch=$!',
  'exec 3<&-',
  'wait "$child"; code=$?',
  'if kill -0 "$child"; then wait "$child"; fi',
  'kill -TERM -$$',
  'exit "$code"',
].join('\n');

export interface SupervisedChild {
  readonly pid: number;
  /** What the program has said lately, on both outputs, its complaints before all else. */
  lastWords(): string;
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export interface ChildProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Starts a program that cannot outlive this process. */
export async function startSupervised(program: ChildProgram): Promise<SupervisedChild> {
  const shell = spawn('/bin/sh', ['-c', guard, program.command, ...program.args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: program.env ?? process.env,
    cwd: program.cwd,
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => {
    shell.once('exit', (code) => resolve(code));
    shell.once('error', () => resolve(null));
  });
  const words: string[] = [];
  const pid = await firstLine(shell, words);
  return {
    pid,
    lastWords: () => {
      const complaints = words.filter((line) => /error:/i.test(line));
      return (complaints.length > 0 ? complaints.slice(0, 3) : words).join(' ').trim();
    },
    ended,
    async stop() {
      shell.stdin?.end();
      await ended;
    },
  };
}

function firstLine(shell: ChildProcess, words: string[]): Promise<number> {
  const keep = (line: string) => {
    words.push(line);
    if (words.length > 20) words.shift();
  };
  return new Promise((resolve, reject) => {
    if (!shell.stdout || !shell.stderr) throw new Error('a supervised child needs its outputs');
    let first = true;
    createInterface(shell.stdout).on('line', (line) => {
      if (first) resolve(Number(line));
      else keep(line);
      first = false;
    });
    createInterface(shell.stderr).on('line', keep);
    shell.once('error', reject);
    shell.once('exit', () => reject(new Error(`${shell.spawnfile} ended: ${words.join(' ')}`)));
  });
}
