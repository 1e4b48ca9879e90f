import { Zip, ZipDeflate } from 'fflate';
import { declaration, type Row, sheetHead, sheetRow, sheetTail, stylesXml } from './xlsx-sheet.ts';

/** Rows that a sheet holds, its titles among them. */
const mostRowsInSheet = 1_048_576;
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The same rows are the same bytes, whenever they are written. */
const mtime = '2026-01-01T00:00:00';

/** Rows as an XLSX: what is text stays text, so that long codes keep their digits and nothing is run. */
export async function writeXlsx(rows: readonly Row[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of xlsxOf([rows])) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * The same while the rows come, some at a time, the titles first: what was written is handed on and forgotten. Where a sheet
 * is full, the next one begins with the titles.
 */
export async function* xlsxOf(
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  { mostRows = mostRowsInSheet }: { readonly mostRows?: number } = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const book = new Workbook(mostRows);
  for await (const rows of pages) {
    book.write(rows);
    yield* book.written();
  }
  book.end();
  yield* book.written();
}

class Workbook {
  readonly #mostRows: number;
  readonly #zip: Zip;
  #waiting: Uint8Array[] = [];
  #titles: Row | undefined;
  #sheet: ZipDeflate | undefined;
  #sheets = 0;
  #rows = 0;

  constructor(mostRows: number) {
    this.#mostRows = mostRows;
    this.#zip = new Zip((fault, bytes) => {
      if (fault !== null) throw fault;
      this.#waiting.push(bytes);
    });
  }

  /** What is ready, once. */
  *written(): Generator<Uint8Array<ArrayBuffer>, void> {
    const ready = this.#waiting;
    this.#waiting = [];
    for (const bytes of ready) yield new Uint8Array(bytes);
  }

  write(rows: readonly Row[]): void {
    const titlesCome = this.#titles === undefined;
    this.#titles ??= rows[0] ?? [];
    const own = titlesCome ? rows.slice(1) : rows;
    this.#sheet ??= this.#begun(own[0]);
    for (let at = 0; at < own.length;) {
      const some = own.slice(at, at + this.#mostRows - this.#rows);
      this.#put(some);
      at += some.length;
      if (at < own.length) {
        this.#endSheet();
        this.#sheet = this.#begun(own[at]);
      }
    }
  }

  end(): void {
    if (this.#sheet === undefined) this.write([[]]);
    this.#endSheet();
    const numbers = Array.from({ length: this.#sheets }, (_, index) => index + 1);
    const each = (xml: (number: number) => string) => numbers.map(xml).join('');
    const styles = this.#sheets + 1;
    this.#add(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${related}"><sheets>${each((n) => `<sheet name="Sheet${n}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    );
    this.#add(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packaged}">${each((n) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`))}${relation(styles, 'styles', 'styles.xml')}</Relationships>`,
    );
    this.#add('xl/styles.xml', stylesXml.slice(declaration.length));
    this.#add(
      '_rels/.rels',
      `<Relationships xmlns="${packaged}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    );
    const sheets = each((n) => partType(`/xl/worksheets/sheet${n}.xml`, 'worksheet'));
    this.#add(
      '[Content_Types].xml',
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${partType('/xl/workbook.xml', 'sheet.main')}${sheets}${partType('/xl/styles.xml', 'styles')}</Types>`,
    );
    this.#zip.end();
  }

  /** A sheet with its titles. */
  #begun(sample: Row | undefined): ZipDeflate {
    const titles = this.#titles ?? [];
    this.#sheets += 1;
    this.#rows = 1;
    const sheet = this.#file(`xl/worksheets/sheet${this.#sheets}.xml`);
    push(sheet, sheetHead(titles, sample) + sheetRow(titles, this.#rows), false);
    return sheet;
  }

  #put(rows: readonly Row[]): void {
    if (rows.length === 0 || this.#sheet === undefined) return;
    const xml = rows.map((row, index) => sheetRow(row, this.#rows + index + 1));
    push(this.#sheet, xml.join(''), false);
    this.#rows += rows.length;
  }

  #endSheet(): void {
    if (this.#sheet !== undefined) push(this.#sheet, sheetTail, true);
  }

  #add(name: string, xml: string): void {
    push(this.#file(name), declaration + xml, true);
  }

  #file(name: string): ZipDeflate {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = mtime;
    this.#zip.add(file);
    return file;
  }
}

function push(file: ZipDeflate, text: string, isLast: boolean): void {
  file.push(new TextEncoder().encode(text), isLast);
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${related}/${type}" Target="${target}"/>`;
}

function partType(name: string, type: string): string {
  return `<Override PartName="${name}" ContentType="${kind}.${type}+xml"/>`;
}
