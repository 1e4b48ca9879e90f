import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

const probe = z.object({ pk: z.string() });

/** Puts an item as a function would; answers `false` where a condition does not hold. */
export async function putItem(item: unknown): Promise<boolean> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 1 }));
  try {
    await client.send(new PutCommand({ TableName: 'table', Item: probe.parse(item) }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Where a request goes when the environment names no endpoint. */
export async function hostOf(): Promise<string | undefined> {
  const client = new DynamoDBClient({});
  const endpoint = client.config.endpointProvider({ Region: await client.config.region() });
  return endpoint.url.hostname;
}
