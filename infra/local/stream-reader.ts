import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';

const mostRecords = 1000;

export interface StreamPage {
  readonly records: readonly StreamRecord[];
  /** Whether the stream had no more when it was read. */
  readonly isLast: boolean;
}

/** Reads a stream for all who follow it; local engines keep a stream in one shard. */
export class StreamReader {
  private readonly streams: DynamoDBStreamsClient;
  readonly streamArn: string;
  private shard: Promise<string> | undefined;
  private underWay: { readonly after: string | undefined; readonly page: Promise<StreamPage> } | undefined;
  private ahead: { readonly after: string | undefined; readonly iterator: string } | undefined;

  constructor(streams: DynamoDBStreamsClient, streamArn: string) {
    this.streams = streams;
    this.streamArn = streamArn;
  }

  /** Records behind the position, oldest first; followers that ask at the same time share the answer. */
  read(after: string | undefined): Promise<StreamPage> {
    const shared = this.underWay;
    if (shared && shared.after === after) return shared.page;
    const page = this.fetch(after).finally(() => {
      if (this.underWay?.page === page) this.underWay = undefined;
    });
    this.underWay = { after, page };
    return page;
  }

  private async fetch(after: string | undefined): Promise<StreamPage> {
    const iterator = this.ahead?.after === after ? this.ahead?.iterator : undefined;
    try {
      const { Records = [], NextShardIterator } = await this.streams.send(
        new GetRecordsCommand({
          ShardIterator: iterator ?? (await this.iteratorAt(after)),
          Limit: mostRecords,
        }),
      );
      const last = Records.at(-1)?.dynamodb?.SequenceNumber ?? after;
      this.ahead = NextShardIterator === undefined ? undefined : { after: last, iterator: NextShardIterator };
      return { records: Records, isLast: Records.length < mostRecords };
    } catch (error) {
      this.ahead = undefined;
      if ((error as Error).name === 'ExpiredIteratorException') return this.fetch(after);
      throw error;
    }
  }

  private async iteratorAt(after: string | undefined): Promise<string> {
    this.shard ??= this.onlyShard();
    const { ShardIterator } = await this.streams.send(
      new GetShardIteratorCommand({
        StreamArn: this.streamArn,
        ShardId: await this.shard,
        ...(after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }),
      }),
    );
    return ShardIterator ?? '';
  }

  private async onlyShard(): Promise<string> {
    const { StreamDescription } = await this.streams.send(
      new DescribeStreamCommand({ StreamArn: this.streamArn }),
    );
    const [shard, another] = StreamDescription?.Shards ?? [];
    if (!shard?.ShardId || another) throw new Error(`${this.streamArn} is not one shard`);
    return shard.ShardId;
  }
}
