import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';

const mostRecords = 1000;

/** Reads one follower's part of a stream; local engines keep a stream in one shard. */
export class StreamReader {
  private readonly streams: DynamoDBStreamsClient;
  private readonly streamArn: string;
  private shard: Promise<string> | undefined;
  private ahead: { readonly after: string | undefined; readonly iterator: string } | undefined;

  constructor(streams: DynamoDBStreamsClient, streamArn: string) {
    this.streams = streams;
    this.streamArn = streamArn;
  }

  /** Records behind the position, oldest first. */
  async read(after: string | undefined): Promise<readonly StreamRecord[]> {
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
      return Records;
    } catch (error) {
      this.ahead = undefined;
      if ((error as Error).name === 'ExpiredIteratorException') return this.read(after);
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
