import { readHeader } from '../../shared/domain/imports/columns.ts';
import { agreedRow } from '../../shared/domain/reconciliation/compare-row.ts';
import { listColumns, type ListedRow } from '../../shared/domain/reconciliation/listed-row.ts';
import { arePlainTitles } from '../../shared/domain/reconciliation/plain-row.ts';
import {
  onlyListed,
  type ReconciledBooks,
  reconcileKey,
} from '../../shared/domain/reconciliation/reconcile-rows.ts';
import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { type QuarantinedRow } from '../../shared/persistence/insurer-lists.ts';
import { AgreeingLines } from './agreeing-line.ts';
import { cellsOfRecord, type CsvPiece, type CsvRecord, textOf } from './csv-records.ts';
import { ListReader } from './read-insurer-list.ts';
import { RecordKeys } from './record-key.ts';

const comma = 0x2c;

/** A line that nobody has read yet: of which piece, and where its key ends. */
interface UnreadLine {
  readonly bytes: Buffer;
  readonly record: CsvRecord;
  readonly keyEnd: number;
}

/**
 * A part of an insurer's list, by what its lines are compared under (REC-1). A line whose key is plain and its own is not read
 * before the ledger's row is there, and not at all where it says the same as that; every other one is read at once.
 */
export class ListPart {
  readonly #books: ReconciledBooks;
  readonly #reader: ListReader;
  readonly #keys: RecordKeys;
  readonly #agreeing: AgreeingLines | undefined;
  readonly #byKey = new Map<string, UnreadLine | ListedRow[]>();
  readonly #bad: QuarantinedRow[] = [];
  #rows = 0;

  constructor(titles: readonly string[], books: ReconciledBooks) {
    const header = readHeader(listColumns, titles);
    this.#books = books;
    this.#reader = new ListReader(titles, books.insurer);
    this.#keys = new RecordKeys(header.accepted ? header.value : []);
    this.#agreeing = arePlainTitles(titles) ? new AgreeingLines(books.insurer) : undefined;
  }

  /** Lines of the part, and those for quarantine among them that were met until now. */
  get rows(): number {
    return this.#rows;
  }
  get bad(): readonly QuarantinedRow[] {
    return this.#bad;
  }

  add({ bytes, records }: CsvPiece): void {
    this.#rows += records.length;
    for (const record of records) this.#keep(bytes, record);
  }

  /** What a row of the ledger comes to beside the lines under its key, which are gone with it. */
  reconciled(row: SettlementRow): readonly SettlementRow[] {
    const key = keyOf(row);
    const kept = this.#byKey.get(key);
    if (kept === undefined) return reconcileKey(row, [], this.#books);
    this.#byKey.delete(key);
    if (Array.isArray(kept)) return reconcileKey(row, kept, this.#books);
    const figures = this.#agreeing?.figures(kept.bytes, kept.record, kept.keyEnd, row);
    if (figures !== undefined) return [agreedRow(row, figures)];
    return reconcileKey(row, this.#read(kept), this.#books);
  }

  /** What the lines come to that no row of the ledger was there for. */
  *left(): Generator<SettlementRow, void> {
    for (const kept of this.#byKey.values()) {
      yield* onlyListed(Array.isArray(kept) ? kept : this.#read(kept), this.#books);
    }
    this.#byKey.clear();
  }

  #keep(bytes: Buffer, record: CsvRecord): void {
    const line = { bytes, record, keyEnd: this.#keys.plainEnd(bytes, record) };
    if (line.keyEnd < 0) {
      for (const row of this.#read(line)) this.#under(keyOf(row)).push(row);
      return;
    }
    const key = bytes.toString(
      'latin1',
      record.from,
      bytes[line.keyEnd - 1] === comma ? line.keyEnd - 1 : line.keyEnd,
    );
    if (this.#byKey.has(key)) this.#under(key).push(...this.#read(line));
    else this.#byKey.set(key, line);
  }

  /** The rows under a key; a line that has been alone until now is read. */
  #under(key: string): ListedRow[] {
    const kept = this.#byKey.get(key);
    if (Array.isArray(kept)) return kept;
    const rows = kept === undefined ? [] : this.#read(kept);
    this.#byKey.set(key, rows);
    return rows;
  }

  /** The row of a line, or none where it is put into quarantine. */
  #read({ bytes, record }: UnreadLine): ListedRow[] {
    const read = this.#reader.read({ row: record.row, cells: cellsOfRecord(textOf(bytes, record)) });
    if (!('faults' in read)) return [read];
    this.#bad.push(read);
    return [];
  }
}

/** A key as a line begins with it, without the comma after a policy's own number. */
function keyOf({ policyNo, endorsementNo }: Pick<SettlementRow, 'policyNo' | 'endorsementNo'>): string {
  return endorsementNo === '' ? policyNo : `${policyNo},${endorsementNo}`;
}
