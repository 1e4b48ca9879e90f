import {
  GetCommand,
  type PutCommandInput,
  type TransactWriteCommandInput,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Store } from '../../shared/persistence/store.ts';
import { itemBytes } from './write-units.ts';

type Attributes = Record<string, unknown>;
type WriteInput = Partial<PutCommandInput & UpdateCommandInput>;
const unitBytes = 1_024;

/**
 * Counts write units from what is sent, as AWS bills it: one for each KB begun and item, two inside a transaction. Engines
 * answer `ReturnConsumedCapacity` as they like, so the items themselves are measured.
 */
export class CountedWrites {
  readonly #store: Store;
  readonly #measured: Promise<number>[] = [];

  constructor(store: Store) {
    this.#store = store;
    store.client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        this.#measured.push(this.#unitsOf(args.input));
        return answer;
      },
      { step: 'initialize', name: 'countWriteUnits', override: true },
    );
  }

  /** Units since the last time it was asked. */
  async taken(): Promise<number> {
    const units = await Promise.all(this.#measured.splice(0));
    return units.reduce((sum, one) => sum + one, 0);
  }

  async #unitsOf(input: object): Promise<number> {
    if ('TransactItems' in input) {
      const items = (input as TransactWriteCommandInput).TransactItems ?? [];
      const sizes = await Promise.all(items.map((item) => this.#unitsOfItem(item.Put ?? item.Update ?? {})));
      return sizes.reduce((sum, one) => sum + 2 * one, 0);
    }
    return 'Item' in input || 'UpdateExpression' in input ? this.#unitsOfItem(input as WriteInput) : 0;
  }

  async #unitsOfItem(write: WriteInput): Promise<number> {
    const item = write.Item ?? (write.Key === undefined ? undefined : await this.#stored(write.Key));
    return Math.ceil(itemBytes(item ?? {}) / unitBytes);
  }

  async #stored(key: Attributes): Promise<Attributes | undefined> {
    const get = new GetCommand({ TableName: this.#store.tableName, Key: key, ConsistentRead: true });
    return (await this.#store.client.send(get)).Item;
  }
}
