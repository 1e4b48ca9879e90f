import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import middy from '@middy/core';
import { logFault } from './log.ts';

/** An item as a change left it. */
export interface Change {
  readonly kind: 'inserted' | 'modified';
  readonly item: Record<string, unknown>;
}

/**
 * The stack of a function that follows the table. Changes come at least once and in order: the first that fails is named,
 * and the stream delivers again from there.
 */
export function streamFollower(name: string, follow: (change: Change) => Promise<void>) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async (event) => {
    for (const record of event.Records) {
      try {
        const change = changeOf(record);
        if (change !== undefined) await follow(change);
      } catch (error) {
        logFault(`${name}.fault`, error, { sequenceNumber: record.dynamodb?.SequenceNumber });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  });
}

/**
 * The same for a function that takes changes together, in their order: when it fails, all of them are delivered again, so it
 * passes over what it did before.
 */
export function streamGatherer(name: string, gather: (changes: readonly Change[]) => Promise<void>) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async (event) => {
    const [first] = event.Records;
    try {
      await gather(event.Records.flatMap((record) => changeOf(record) ?? []));
      return { batchItemFailures: [] };
    } catch (error) {
      logFault(`${name}.fault`, error, { sequenceNumber: first?.dynamodb?.SequenceNumber });
      return { batchItemFailures: [{ itemIdentifier: first?.dynamodb?.SequenceNumber ?? '' }] };
    }
  });
}

type Image = Parameters<typeof unmarshall>[0];

function changeOf(record: DynamoDBRecord): Change | undefined {
  const image = record.dynamodb?.NewImage;
  if (image === undefined || record.eventName === 'REMOVE') return undefined;
  return { kind: record.eventName === 'INSERT' ? 'inserted' : 'modified', item: unmarshall(image as Image) };
}
