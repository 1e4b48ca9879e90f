import { type InsurerCode } from '../../shared/domain/ids.ts';
import { addFen, type Fen, zeroFen } from '../../shared/domain/money.ts';
import { figuresOf } from '../../shared/domain/reconciliation/listed-row.ts';
import { type ListedFigures, type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { type FiscalLevel } from '../../shared/domain/subsidies/programme.ts';
import { type CsvRecord } from './csv-records.ts';

const [comma, minus, zero, nine, quoteMark] = [0x2c, 0x2d, 0x30, 0x39, 0x22];

/** What the cells of a list may be that are not compared; as many bytes have no more characters than the schema takes. */
const most = { shareDigits: 7, amountDigits: 13, nameBytes: 200, invoiceBytes: 64 };

/**
 * REC-1: finds out whether a line says of a policy what the ledger says, by the bytes as an export writes them, so that neither
 * texts nor a row are made of a line that agrees, as nearly all do. What this says no to is not wrong: quotes, another spelling
 * or another figure are left to `ListReader` and `reconcileKey`, which come to the same where this says yes.
 */
export class AgreeingLines {
  readonly #insurer: InsurerCode;
  readonly #cell = new NextCell();

  constructor(insurer: InsurerCode) {
    this.#insurer = insurer;
  }

  /** The figures of a line that agrees; its two cells of the key, up to `keyEnd`, are those of the row. */
  figures(bytes: Buffer, line: CsvRecord, keyEnd: number, row: SettlementRow): ListedFigures | undefined {
    const cell = this.#cell;
    cell.startAt(bytes, keyEnd + 1, line.to);
    const [centralFen, provinceFen] = [fenOf(row, 'central'), fenOf(row, 'province')];
    const [cityFen, countyFen] = [fenOf(row, 'city'), fenOf(row, 'county')];
    const agrees =
      cell.is(this.#insurer) &&
      cell.hasDigits(most.shareDigits) &&
      cell.is(row.productCode) &&
      cell.is(row.uscc) &&
      cell.isWithin(most.nameBytes) &&
      cell.is(row.period.start) &&
      cell.is(row.period.end) &&
      cell.hasDigits(most.amountDigits) &&
      cell.isAmount(row.premiumFen) &&
      cell.isAmount(row.firmFen) &&
      (cell.is(row.paidOn ?? '') || cell.is('')) &&
      cell.isAmount(centralFen) &&
      cell.isAmount(provinceFen) &&
      cell.isAmount(cityFen) &&
      cell.isAmount(countyFen) &&
      cell.is(row.status) &&
      cell.is(row.endedOn ?? '') &&
      cell.isWithin(most.invoiceBytes) &&
      cell.isNone();
    if (!agrees) return undefined;
    return figuresOf({
      line: line.row,
      premiumFen: row.premiumFen,
      firmFen: row.firmFen,
      centralFen,
      provinceFen,
      cityFen,
      countyFen,
      uscc: row.uscc,
      start: row.period.start,
      end: row.period.end,
      status: row.status,
      endedOn: row.endedOn,
    });
  }
}

function fenOf({ levels }: SettlementRow, level: FiscalLevel): Fen {
  let fen = zeroFen;
  for (const part of levels) if (part.level === level) fen = addFen(fen, part.fen);
  return fen;
}

/** The next cell of a line without quotes: where the answer about it is yes, the one behind it is the next. */
class NextCell {
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  #to = 0;

  startAt(bytes: Uint8Array, at: number, to: number): void {
    this.#bytes = bytes;
    this.#at = at;
    this.#to = to;
  }

  /** Whether it is this text, which is ASCII. */
  is(text: string): boolean {
    const [bytes, from] = [this.#bytes, this.#at];
    const { length } = text;
    if (from + length > this.#to) return false;
    for (let index = 0; index < length; index += 1) {
      if (bytes[from + index] !== text.charCodeAt(index)) return false;
    }
    return this.#endsAt(from + length);
  }

  /** Whether it is a whole number of at most so many digits. */
  hasDigits(mostDigits: number): boolean {
    const [bytes, from, to] = [this.#bytes, this.#at, this.#to];
    let end = from;
    while (end < to && isDigit(bytes[end])) end += 1;
    return end > from && end - from <= mostDigits && this.#endsAt(end);
  }

  isAmount(amount: Fen): boolean {
    const [bytes, to] = [this.#bytes, this.#to];
    const isNegative = bytes[this.#at] === minus;
    const from = isNegative ? this.#at + 1 : this.#at;
    let [end, number] = [from, 0];
    for (let byte = bytes[end]; end < to && isDigit(byte); byte = bytes[end]) {
      number = 10 * number + byte - zero;
      end += 1;
    }
    const digits = end - from;
    if (digits === 0 || digits > most.amountDigits) return false;
    return amount === (isNegative ? 0 - number : number) && this.#endsAt(end);
  }

  /** Whether it has no more bytes, whatever they are. */
  isWithin(mostBytes: number): boolean {
    const [bytes, from, to] = [this.#bytes, this.#at, this.#to];
    let end = from;
    while (end < to && bytes[end] !== comma) {
      if (bytes[end] === quoteMark) return false;
      end += 1;
    }
    return end - from <= mostBytes && this.#endsAt(end);
  }

  /** Whether there is none: the last one ended with the line. */
  isNone(): boolean {
    return this.#at > this.#to;
  }

  #endsAt(end: number): boolean {
    if (end > this.#to || (end < this.#to && this.#bytes[end] !== comma)) return false;
    this.#at = end + 1;
    return true;
  }
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= zero && byte <= nine;
}
