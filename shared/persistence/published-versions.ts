import * as z from 'zod';
import { product, type Product } from '../domain/products/product.ts';
import { programme, type Programme } from '../domain/subsidies/programme.ts';
import { keys } from './keys.ts';
import { insert, put, read, readPartition, type Store, type Write } from './store.ts';

const head = z.object({ stamp: z.string() });

/** What changes whenever a version is published; `undefined` while none was. */
export async function readCatalogueStamp(store: Store): Promise<string | undefined> {
  const item = await read(store, keys.catalogueHead());
  return item === undefined ? undefined : head.parse(item).stamp;
}

/** Versions that operators have published beside the built-in ones. */
export async function readPublishedVersions(
  store: Store,
): Promise<{ products: readonly Product[]; programmes: readonly Programme[] }> {
  const items = await readPartition(store, keys.catalogueHead().pk);
  return {
    products: items.filter((item) => item['type'] === 'product').map((item) => product.parse(item['of'])),
    programmes: items
      .filter((item) => item['type'] === 'programme')
      .map((item) => programme.parse(item['of'])),
  };
}

/** A new version of a product: nobody may have published the same number before. */
export function insertProductVersion(of: Product, stamp: string): readonly Write[] {
  const item = { ...keys.productVersion(of.code, of.version), type: 'product', of };
  return [insert('product-version', item), writeStamp(stamp)];
}

/** A new version of a programme: nobody may have published the same number before. */
export function insertProgrammeVersion(of: Programme, stamp: string): readonly Write[] {
  const item = { ...keys.programmeVersion(of.id, of.version), type: 'programme', of };
  return [insert('programme-version', item), writeStamp(stamp)];
}

function writeStamp(stamp: string): Write {
  return put('catalogue', { ...keys.catalogueHead(), type: 'catalogue', stamp });
}
