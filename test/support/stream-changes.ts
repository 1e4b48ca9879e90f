import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { handler as sealer } from '../../functions/sealing/sealer.ts';
import type { Store } from '../../shared/persistence/store.ts';
import { everyItem } from './every-item.ts';
import { lambdaContext } from './http.ts';

let sequence = 0;

/** A change of the table as its stream tells it. */
export function change(eventName: 'INSERT' | 'MODIFY' | 'REMOVE', item: object): DynamoDBRecord {
  sequence += 1;
  const image = marshall(item, { removeUndefinedValues: true }) as NonNullable<
    NonNullable<DynamoDBRecord['dynamodb']>['NewImage']
  >;
  return {
    eventName,
    dynamodb: {
      SequenceNumber: String(sequence),
      ...(eventName === 'REMOVE' ? { OldImage: image } : { NewImage: image }),
    },
  };
}

/** Hands changes to a function that follows the table. */
export function deliver(handler: typeof sealer, ...Records: DynamoDBRecord[]) {
  const event: DynamoDBStreamEvent = { Records };
  return handler(event, lambdaContext());
}

/** Seals every entry of the table that is not yet, in the order in which they were booked. */
export async function sealEverything(store: Store): Promise<void> {
  const items = [...(await everyItem(store)).values()] as { type?: string; entryId?: string }[];
  const entries = items
    .filter((item) => item.type === 'entry')
    .toSorted((one, other) => ((one.entryId ?? '') < (other.entryId ?? '') ? -1 : 1));
  for (let at = 0; at < entries.length; at += 25) {
    const batch = entries.slice(at, at + 25).map((entry) => change('INSERT', entry));
    const answered = await deliver(sealer, ...batch);
    if (answered.batchItemFailures.length > 0) throw new Error('the sealer did not take the entries');
  }
}
