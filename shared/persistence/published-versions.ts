import * as z from 'zod';
import { calendarYear, type CalendarYear } from '../domain/calendar/calendar-year.ts';
import { product, type Product } from '../domain/products/product.ts';
import { programme, type Programme } from '../domain/subsidies/programme.ts';
import { keys } from './keys.ts';
import { insert, type Item, put, read, readPartition, type Store, type Write } from './store.ts';

const head = z.object({ stamp: z.string() });

/** What operators have published beside what is built in. */
export interface Published {
  readonly products: readonly Product[];
  readonly programmes: readonly Programme[];
  readonly years: readonly CalendarYear[];
}

/** What changes whenever something is published; `undefined` while nothing was. */
export async function readPublishedStamp(store: Store): Promise<string | undefined> {
  return stampIn(await read(store, keys.catalogueHead()));
}

/** The stamp that the item of that key holds. */
export function stampIn(item: Item | undefined): string | undefined {
  return item === undefined ? undefined : head.parse(item).stamp;
}

export async function readPublished(store: Store): Promise<Published> {
  const items = await readPartition(store, keys.catalogueHead().pk);
  const of = (type: string) => items.filter((item) => item['type'] === type).map((item) => item['of']);
  return {
    products: of('product').map((one) => product.parse(one)),
    programmes: of('programme').map((one) => programme.parse(one)),
    years: of('calendar').map((one) => calendarYear.parse(one)),
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

/** A year's working days: a later statement of the same year takes the place of the earlier one. */
export function putCalendarYear(of: CalendarYear, stamp: string): readonly Write[] {
  return [put('calendar-year', { ...keys.calendarYear(of.year), type: 'calendar', of }), writeStamp(stamp)];
}

function writeStamp(stamp: string): Write {
  return put('catalogue', { ...keys.catalogueHead(), type: 'catalogue', stamp });
}
