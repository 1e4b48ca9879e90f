import { Duration, Validations } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type ItemType } from '../../shared/contract/table.ts';
import { alarm, alarmPeriod } from './alarm.ts';
import { type InsuranceFunction } from './insurance-function.ts';
import { type Platform } from './platform.ts';

/** A change of the table, as a filter of its stream. */
export interface ChangeFilter {
  readonly eventName: readonly ('INSERT' | 'MODIFY')[];
  readonly dynamodb: {
    readonly NewImage: { readonly type: { readonly S: readonly ItemType[] } } & Readonly<
      Record<string, unknown>
    >;
  };
}

export interface TableStreamProps {
  readonly platform: Platform;
  readonly follower: InsuranceFunction;
  /** Changes that the follower hears of: any of these. */
  readonly changes: readonly ChangeFilter[];
}

/**
 * Brings changes of the business table to a function, in order for each partition key and at least once. A change that
 * cannot be passed on after all tries goes to a dead-letter queue as a pointer into the stream, without its content.
 */
export class TableStream extends Construct {
  constructor(scope: Construct, id: string, { platform, follower, changes }: TableStreamProps) {
    super(scope, id);
    const { table, key } = platform.data;
    const streamArn = table.tableStreamArn!;
    const undelivered = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is a dead-letter queue: the on-failure destination of an event source mapping.',
    });
    follower.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [streamArn],
    );
    follower.allow(['kms:Decrypt'], [key.keyArn]);
    follower.allow(['sqs:SendMessage'], [undelivered.queueArn]);
    const mapping = new EventSourceMapping(this, 'Changes', {
      target: follower.lambda,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: changes.map((change) => FilterCriteria.filter({ ...change })),
      batchSize: 25,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 20,
      maxRecordAge: Duration.hours(23),
      onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
    });
    mapping.node.addDependency(follower);
    this.watch(platform, follower, undelivered);
  }

  private watch({ settings }: Platform, follower: InsuranceFunction, undelivered: Queue): void {
    alarm(this, 'Lost', settings, {
      metric: undelivered.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod }),
      threshold: 1,
      meaning: 'A change of the business table was given up on; read it from the stream within a day',
    });
    alarm(this, 'Late', settings, {
      metric: follower.lambda.metric('IteratorAge', { period: alarmPeriod, statistic: 'Maximum' }),
      threshold: Duration.minutes(5).toMilliseconds(),
      meaning: 'A follower of the business table is more than five minutes behind',
    });
  }
}
