import type * as z from 'zod';
import { day } from '../dates.ts';
import { type InsurerCode, isUsccAsWritten } from '../ids.ts';
import { asFen, type Fen, largestRequestFen } from '../money.ts';
import { productCode } from '../products/product.ts';
import { type ListedRow, listColumns } from './listed-row.ts';

const policyNumber = /^[A-Za-z0-9-]{4,40}$/;
const endorsement = /^([EC]\d{1,3})?$/;
const share = /^\d{1,7}$/;
const wholeFen = /^-?\d{1,14}$/;
const plainName = /^[^\s'’=+\-@](?:[^'’]{0,198}[^\s'’])?$/;
/** Texts that come again and again, such as days and products, are checked once. */
const mostKnown = 16_384;

/** Whether the titles are those of the contract, in its order: an export has them, and most lists do. */
export function arePlainTitles(titles: readonly string[]): boolean {
  return (
    titles.length === listColumns.length &&
    listColumns.every((column, index) => titles[index] === column.name)
  );
}

/**
 * REC-0: reads rows that are written as an export writes them, without asking the schema about each cell: the same row as
 * the schema gives, or `undefined`, which says that the schema has to be asked.
 */
export class PlainRows {
  readonly #insurer: InsurerCode;
  readonly #product = new Known(productCode);
  readonly #day = new Known(day);

  constructor(insurer: InsurerCode) {
    this.#insurer = insurer;
  }

  read(cells: readonly string[], line: number): ListedRow | undefined {
    const [policyNo = '', endorsementNo = '', insurer, sharePpm = '', product = '', firm = '', name = ''] =
      cells;
    const [start, end] = [this.#day.of(cells[7]), this.#day.of(cells[8])];
    const sumInsuredFen = fenOf(cells[9]);
    const premiumFen = fenOf(cells[10]);
    const firmFen = fenOf(cells[11]);
    const [paidOn, endedOn] = [cells[12], cells[18]];
    const levels = [fenOf(cells[13]), fenOf(cells[14]), fenOf(cells[15]), fenOf(cells[16])];
    const [centralFen, provinceFen, cityFen, countyFen] = levels;
    const status = cells[17];
    const isPlain =
      cells.length === listColumns.length &&
      policyNumber.test(policyNo) &&
      endorsement.test(endorsementNo) &&
      insurer === this.#insurer &&
      share.test(sharePpm) &&
      plainName.test(name) &&
      cells[19] === '';
    if (!isPlain || start === undefined || end === undefined) return undefined;
    if (sumInsuredFen === undefined || premiumFen === undefined || firmFen === undefined) return undefined;
    if (centralFen === undefined || provinceFen === undefined) return undefined;
    if (cityFen === undefined || countyFen === undefined) return undefined;
    if (status !== 'in-force' && status !== 'cancelled' && status !== 'expired') return undefined;
    const code = this.#product.of(product);
    const paid = this.#day.orNone(paidOn);
    const ended = this.#day.orNone(endedOn);
    if (code === undefined || !isUsccAsWritten(firm) || paid === undefined || ended === undefined)
      return undefined;
    const row: { -readonly [Field in keyof ListedRow]: ListedRow[Field] } = {
      policyNo: policyNo as ListedRow['policyNo'],
      endorsementNo,
      insurer: this.#insurer,
      sharePpm: Number(sharePpm),
      productCode: code,
      uscc: firm,
      name,
      start,
      end,
      sumInsuredFen,
      premiumFen,
      firmFen,
      centralFen,
      provinceFen,
      cityFen,
      countyFen,
      status,
      line,
    };
    if (paid !== '') row.paidOn = paid;
    if (ended !== '') row.endedOn = ended;
    return row;
  }
}

function fenOf(text: string | undefined): Fen | undefined {
  if (text === undefined || !wholeFen.test(text)) return undefined;
  const amount = Number(text);
  return amount <= largestRequestFen && amount >= -largestRequestFen ? asFen(amount) : undefined;
}

/** What a schema says of texts, remembered for some thousands of them; one that it would change is not plain. */
class Known<Schema extends z.ZodType<string>> {
  readonly #schema: Schema;
  readonly #known = new Map<string, z.output<Schema>>();

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  of(text: string | undefined): z.output<Schema> | undefined {
    if (text === undefined) return undefined;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const parsed = this.#schema.safeParse(text);
    if (!parsed.success || parsed.data !== text) return undefined;
    if (this.#known.size < mostKnown) this.#known.set(text, parsed.data);
    return parsed.data;
  }

  /** The same of a cell that may be empty. */
  orNone(text: string | undefined): z.output<Schema> | '' | undefined {
    return text === '' ? '' : this.of(text);
  }
}
