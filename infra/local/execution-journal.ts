import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { type TaskFailure } from './task-failure.ts';

const sync = promisify(fdatasync);

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

interface Started {
  readonly kind: 'started';
  readonly execution: string;
  readonly machine: string;
  readonly input: string;
  readonly at: number;
}

interface Entered {
  readonly kind: 'entered';
  readonly execution: string;
  /** State and input, the same in every replay; `turn` counts the visits that share them. */
  readonly visit: string;
  readonly turn: number;
  readonly at: number;
  readonly token?: string;
  readonly dueAt?: number;
}

/** The function of a step that waits for its token has answered: it need not be called again. */
interface Called {
  readonly kind: 'called';
  readonly execution: string;
  readonly visit: string;
  readonly turn: number;
}

interface Left {
  readonly kind: 'left';
  readonly execution: string;
  readonly visit: string;
  readonly turn: number;
  readonly output?: unknown;
  readonly failure?: TaskFailure;
}

interface Ended {
  readonly kind: 'ended';
  readonly execution: string;
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly at: number;
  readonly output?: unknown;
  readonly failure?: TaskFailure;
}

export type JournalRecord = Started | Entered | Called | Left | Ended;

/**
 * What the workflows have done, one JSON line a record, on the disk before anybody is told. Records that come while
 * the disk is busy share the next write.
 */
export class ExecutionJournal {
  private readonly file: string;
  private descriptor: number;
  private pending: string[] = [];
  private nextWrite: Promise<void> | undefined;
  private lastWrite = Promise.resolve();

  private constructor(file: string) {
    this.file = file;
    this.descriptor = openSync(file, 'a');
  }

  /** Opens the journal and reads what is in it; of executions that are over only the first and last record are kept. */
  static open(file: string): { journal: ExecutionJournal; records: readonly JournalRecord[] } {
    const records = existsSync(file) ? withoutFinishedSteps(readRecords(file)) : [];
    rewrite(file, records);
    return { journal: new ExecutionJournal(file), records };
  }

  /** Resolves when the record is on the disk. */
  append(record: JournalRecord): Promise<void> {
    this.pending.push(`${JSON.stringify(record)}\n`);
    this.nextWrite ??= this.lastWrite = this.lastWrite.then(() => this.write());
    return this.nextWrite;
  }

  async clear(): Promise<void> {
    await this.close();
    rewrite(this.file, []);
    this.descriptor = openSync(this.file, 'a');
  }

  async close(): Promise<void> {
    await this.lastWrite;
    closeSync(this.descriptor);
  }

  private async write(): Promise<void> {
    const lines = this.pending.join('');
    this.pending = [];
    this.nextWrite = undefined;
    writeSync(this.descriptor, lines);
    await sync(this.descriptor);
  }
}

/** Reads up to the first line that is not whole: a stage that was killed may have left half a record. */
function readRecords(file: string): JournalRecord[] {
  const records: JournalRecord[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    try {
      records.push(JSON.parse(line) as JournalRecord);
    } catch {
      break;
    }
  }
  return records;
}

function withoutFinishedSteps(records: readonly JournalRecord[]): JournalRecord[] {
  const over = new Set(records.filter(({ kind }) => kind === 'ended').map(({ execution }) => execution));
  return records.filter(
    ({ kind, execution }) => kind === 'started' || kind === 'ended' || !over.has(execution),
  );
}

function rewrite(file: string, records: readonly JournalRecord[]): void {
  const draft = `${file}.new`;
  const descriptor = openSync(draft, 'w', 0o600);
  for (const record of records) writeSync(descriptor, `${JSON.stringify(record)}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(draft, file);
}
