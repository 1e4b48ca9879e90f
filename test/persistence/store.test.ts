import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { commit, insert, type Store } from '../../shared/persistence/store.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-northwest-1' }));
const store: Store = { client, tableName: 'kebao' };
const aws = mockClient(client);
const one = insert('first', { pk: 'A', sk: 'A' });
const two = insert('second', { pk: 'B', sk: 'B' });
const meta = { $metadata: {}, message: 'no' };

const cancelled = (...codes: string[]) => {
  const CancellationReasons: CancellationReason[] = codes.map((Code) => ({ Code }));
  return new TransactionCanceledException({ ...meta, CancellationReasons });
};

beforeEach(() => aws.reset());

describe('a commit', () => {
  it('names the conditions that did not hold', async () => {
    aws.on(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed'));
    expect(await commit(store, [one, two])).toEqual({ done: false, failed: ['second'] });
    aws.on(PutCommand).rejects(new ConditionalCheckFailedException(meta));
    expect(await commit(store, [one])).toEqual({ done: false, failed: ['first'] });
  });

  it('tries again when another transaction was in the way', async () => {
    aws.on(TransactWriteCommand).rejectsOnce(cancelled('TransactionConflict', 'None')).resolves({});
    expect(await commit(store, [one, two])).toEqual({ done: true });
    aws.on(PutCommand).rejectsOnce(new TransactionConflictException(meta)).resolves({});
    expect(await commit(store, [one])).toEqual({ done: true });
  });

  it('gives up after a bounded number of tries', async () => {
    aws.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'TransactionConflict'));
    expect(await commit(store, [one, two])).toEqual({ done: false, failed: [] });
    expect(aws.commandCalls(TransactWriteCommand)).toHaveLength(8);
  });

  it('does not hide a fault', async () => {
    aws.on(TransactWriteCommand).rejects(cancelled('ValidationError', 'None'));
    await expect(commit(store, [one, two])).rejects.toThrow(TransactionCanceledException);
    expect(aws.commandCalls(TransactWriteCommand)).toHaveLength(1);
    aws.on(PutCommand).rejects(new Error('out of reach'));
    await expect(commit(store, [one])).rejects.toThrow('out of reach');
  });
});
