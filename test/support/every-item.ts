import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../../shared/persistence/store.ts';

/** The whole table by key, without the records of who looked at what: looking changes nothing else. */
export async function everyItem({ client, tableName: TableName }: Store): Promise<Map<string, object>> {
  const items = new Map<string, object>();
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName, ...(from === undefined ? {} : { ExclusiveStartKey: from }) }),
    );
    for (const item of page.Items ?? []) {
      if (item['type'] === 'case-read') continue;
      items.set(`${String(item['pk'])} ${String(item['sk'])}`, item);
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}
