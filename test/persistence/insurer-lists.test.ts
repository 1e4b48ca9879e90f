import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { listId, settlementId } from '../../shared/domain/ids.ts';
import { writeComparedRows } from '../../shared/persistence/insurer-lists.ts';
import { type Store } from '../../shared/persistence/store.ts';
import { ledgerRow } from '../support/listed-rows.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-northwest-1' }));
const store: Store = { client, tableName: 'kebao' };
const aws = mockClient(client);
const of = {
  settlementId: settlementId.parse(`set_${'0'.repeat(26)}`),
  listId: listId.parse(`lst_${'0'.repeat(26)}`),
};
const rows = [1, 2].map((serial) => ledgerRow({ serial }));
const noneBad = { titles: ['policyNo'], rows: [] };

beforeEach(() => aws.reset());

it('is a fault when rows could not be stored: a list with holes would be compared as whole', async () => {
  const CancellationReasons = rows.map(() => ({ Code: 'TransactionConflict' }));
  const conflict = new TransactionCanceledException({ message: 'no', $metadata: {}, CancellationReasons });
  aws.on(TransactWriteCommand).rejects(conflict);
  await expect(writeComparedRows(store, of, rows, noneBad)).rejects.toThrow(of.listId);
});

it('writes the titles once, beside the transactions of the rows', async () => {
  aws.on(TransactWriteCommand).resolves({});
  const bad = [2, 3].map((line) => ({ line, cells: ['?'], faults: [] }));
  await writeComparedRows(store, of, rows, { titles: ['policyNo'], rows: bad });
  const [titles, ...others] = aws.commandCalls(PutCommand);
  expect(others).toEqual([]);
  expect(titles?.args[0].input).toMatchObject({
    Item: { titles: ['policyNo'] },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  const written = aws.commandCalls(TransactWriteCommand).flatMap((call) => call.args[0].input.TransactItems);
  expect(written).toHaveLength(4);
});
