import { type _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { setTimeout as pause } from 'node:timers/promises';
import { type StreamMappingSpec } from './blueprint.ts';
import { fitsPattern } from './event-pattern.ts';
import { region } from './physical-names.ts';
import { type StreamPage } from './stream-reader.ts';

export interface StreamFollowerOptions {
  /** Records behind the position, oldest first. */
  readonly read: (after: string | undefined) => Promise<StreamPage>;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly log: (line: string) => void;
  readonly position: () => string | undefined;
  readonly advance: (position: string) => void;
}

const firstBackoffMs = 100;
const longestBackoffMs = 10_000;
/** Failures in a row that are waited out on the spot. */
const patientFailures = 2;

interface Delivery {
  readonly sequenceNumber: string;
  readonly event: unknown;
}

/** One event source mapping: takes the records that fit its filters to its function, in order, at least once. */
export class StreamFollower {
  private readonly mapping: StreamMappingSpec;
  private readonly streamArn: string;
  private readonly options: StreamFollowerOptions;
  private readonly stopping = new AbortController();
  /** How many records are offered at once: fewer than the mapping says while a bad one is looked for. */
  private size = Number.POSITIVE_INFINITY;
  private failures = 0;
  private retryAt = 0;

  constructor(mapping: StreamMappingSpec, streamArn: string, options: StreamFollowerOptions) {
    this.mapping = mapping;
    this.streamArn = streamArn;
    this.options = options;
  }

  /** Delivers until the stream has no more, or the function has to be left alone for a while; says how much it took. */
  async drain(): Promise<number> {
    let taken = 0;
    while (!this.stopping.signal.aborted && performance.now() >= this.retryAt) {
      const { records, isLast } = await this.options.read(this.options.position());
      const last = records.at(-1)?.dynamodb?.SequenceNumber;
      if (last === undefined) return taken;
      const fitting = records.map((record) => this.describe(record)).filter(({ event }) => this.fits(event));
      for (let at = 0; at < fitting.length; at += this.mapping.batchSize) {
        const batch = fitting.slice(at, at + this.mapping.batchSize);
        const delivered = await this.deliver(batch);
        taken += delivered;
        if (delivered < batch.length) return taken;
      }
      this.options.advance(last);
      if (isLast) return taken;
    }
    return taken;
  }

  stop(): void {
    this.stopping.abort();
  }

  private fits(event: unknown): boolean {
    const { patterns } = this.mapping;
    return patterns.length === 0 || patterns.some((pattern) => fitsPattern(event, pattern));
  }

  /** Offers the batch until the function has taken it, it is put aside, or it is better offered later. */
  private async deliver(batch: readonly Delivery[]): Promise<number> {
    let open = batch;
    while (open.length > 0 && !this.stopping.signal.aborted) {
      const offered = open.slice(0, this.size);
      const accepted = await this.offer(offered);
      const lastAccepted = offered[accepted - 1];
      if (lastAccepted) this.options.advance(lastAccepted.sequenceNumber);
      open = open.slice(accepted);
      if (accepted > 0) this.failures = 0;
      if (accepted === offered.length) continue;
      this.failures += 1;
      if (this.mapping.bisects) this.size = Math.max(1, Math.floor(offered.length / 2));
      if (this.mapping.maximumRetries >= 0 && this.failures > this.mapping.maximumRetries) {
        open = this.putAside(open, this.size);
        this.failures = 0;
      } else if (!(await this.backOff())) return batch.length - open.length;
    }
    if (open.length === 0) this.size = Number.POSITIVE_INFINITY;
    return batch.length - open.length;
  }

  /** Waits a short back-off out; of a longer one it notes the end. `false`: not now. */
  private async backOff(): Promise<boolean> {
    const backoffMs = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (this.failures - 1));
    if (this.failures > patientFailures) {
      this.retryAt = performance.now() + backoffMs;
      return false;
    }
    await pause(backoffMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    return !this.stopping.signal.aborted;
  }

  private putAside(open: readonly Delivery[], size: number): readonly Delivery[] {
    const aside = open.slice(0, size);
    const numbers = aside.map(({ sequenceNumber }) => sequenceNumber);
    const last = aside.at(-1);
    if (last) this.options.advance(last.sequenceNumber);
    this.options.log(
      JSON.stringify({ level: 'ERROR', message: 'stream.put-aside', mapping: this.mapping.id, numbers }),
    );
    return open.slice(size);
  }

  /** How many records from the first on the function has taken. */
  private async offer(batch: readonly Delivery[]): Promise<number> {
    try {
      const answer = await this.options.invoke(this.mapping.functionName, {
        Records: batch.map(({ event }) => event),
      });
      return this.mapping.reportsItemFailures ? takenOf(batch, answer) : batch.length;
    } catch {
      // The function host has logged the fault; the batch is offered again.
      return 0;
    }
  }

  private describe({ dynamodb, eventID, eventName, eventVersion }: StreamRecord): Delivery {
    const { ApproximateCreationDateTime, ...change } = dynamodb ?? {};
    return {
      sequenceNumber: dynamodb?.SequenceNumber ?? '',
      event: {
        eventID,
        eventName,
        eventVersion,
        eventSource: 'aws:dynamodb',
        awsRegion: region,
        dynamodb: {
          ...(withBase64(change) as object),
          ApproximateCreationDateTime: (ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
        },
        eventSourceARN: this.streamArn,
      },
    };
  }
}

function takenOf(batch: readonly Delivery[], answer: unknown): number {
  const { batchItemFailures = [] } = (answer ?? {}) as { batchItemFailures?: { itemIdentifier?: string }[] };
  const failed = batchItemFailures.map(({ itemIdentifier }) =>
    batch.findIndex(({ sequenceNumber }) => sequenceNumber === itemIdentifier),
  );
  // An identifier that is none of the batch fails the whole of it, as on AWS.
  return failed.length === 0 ? batch.length : Math.max(0, Math.min(...failed));
}

/** Binary values as the event carries them. */
function withBase64(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(withBase64);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withBase64(item)]));
}
