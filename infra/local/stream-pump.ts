import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rmSync } from 'node:fs';
import { type StreamMappingSpec } from './blueprint.ts';
import { readJson, replaceFile } from './data-folder.ts';
import { localCredentials } from './local-credentials.ts';
import { region } from './physical-names.ts';
import { StreamFollower } from './stream-follower.ts';
import { StreamReader } from './stream-reader.ts';

export interface StreamPumpOptions {
  readonly mappings: readonly StreamMappingSpec[];
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  readonly checkpointFile: string;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly log: (line: string) => void;
}

/** Milliseconds of the machine between two looks at a quiet stream. */
const idlePollMs = 250;

/** Carries the table's stream to the functions that follow it, each at its own pace, each from where it was. */
export class StreamPump {
  private readonly options: StreamPumpOptions;
  private readonly streams: DynamoDBStreamsClient;
  private followers: StreamFollower[] = [];
  private checkpoints: Record<string, string> = {};
  private running: Promise<number> | undefined;
  private following: Promise<number> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = true;

  constructor(options: StreamPumpOptions) {
    this.options = options;
    this.streams = new DynamoDBStreamsClient({
      endpoint: options.endpoint,
      region,
      credentials: localCredentials,
    });
  }

  async start(): Promise<void> {
    this.checkpoints = readJson<Record<string, string>>(this.options.checkpointFile) ?? {};
    const readers = new Map<string, StreamReader>();
    for (const tableName of new Set(this.options.mappings.map((mapping) => mapping.tableName))) {
      readers.set(tableName, new StreamReader(this.streams, await this.streamOf(tableName)));
    }
    this.followers = this.options.mappings.flatMap((mapping) => {
      const reader = readers.get(mapping.tableName);
      if (!reader) return [];
      return new StreamFollower(mapping, reader.streamArn, {
        read: (after) => reader.read(after),
        invoke: this.options.invoke,
        log: this.options.log,
        position: () => this.checkpoints[mapping.id],
        advance: (position) => {
          this.checkpoints[mapping.id] = position;
        },
      });
    });
    this.stopped = false;
    this.poll();
  }

  /** Delivers everything that was in the stream at the time of the call; says how many records functions took. */
  async drain(): Promise<number> {
    if (this.stopped) return 0;
    if (this.running) {
      // What runs already may have read before the caller's write: the next round is the first that surely sees it.
      this.following ??= this.running.then(() => {
        this.following = undefined;
        return this.round();
      });
      return this.following;
    }
    return this.round();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    for (const follower of this.followers) follower.stop();
    await this.following?.catch(() => 0);
    await this.running?.catch(() => 0);
  }

  /** Forgets where the followers were. */
  clear(): void {
    this.checkpoints = {};
    rmSync(this.options.checkpointFile, { force: true });
  }

  private round(): Promise<number> {
    const before = JSON.stringify(this.checkpoints);
    this.running ??= Promise.all(this.followers.map((follower) => follower.drain()))
      .then((counts) => counts.reduce((sum, count) => sum + count, 0))
      .finally(() => {
        this.running = undefined;
        const after = JSON.stringify(this.checkpoints);
        if (after !== before) replaceFile(this.options.checkpointFile, after, { onDisk: false });
      });
    return this.running;
  }

  private poll(): void {
    if (this.stopped) return;
    this.drain()
      .catch((error: unknown) => this.options.log(JSON.stringify({ level: 'ERROR', stream: String(error) })))
      .finally(() => {
        if (!this.stopped) this.timer = setTimeout(() => this.poll(), idlePollMs).unref();
      });
  }

  private async streamOf(tableName: string): Promise<string> {
    const { Table } = await this.options.client.send(new DescribeTableCommand({ TableName: tableName }));
    if (!Table?.LatestStreamArn) throw new Error(`${tableName} has no stream`);
    return Table.LatestStreamArn;
  }
}
