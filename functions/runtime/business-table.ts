import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { environmentNames } from '../../shared/contract/environment.ts';
import type { Store } from '../../shared/persistence/store.ts';
import { fromEnvironment } from './environment.ts';

/** The SDK sets no time-outs by itself: every call ends well before the function does. */
const requestMillis = 3_000;
const connectionMillis = 1_000;

let opened: Store | undefined;

/** The business table, opened once in the life of a function's process. */
export function businessTable(): Store {
  opened ??= {
    client: DynamoDBDocumentClient.from(
      new DynamoDBClient({
        maxAttempts: 3,
        requestHandler: { requestTimeout: requestMillis, connectionTimeout: connectionMillis },
      }),
      { marshallOptions: { removeUndefinedValues: true } },
    ),
    tableName: fromEnvironment(environmentNames.tableName),
  };
  return opened;
}
