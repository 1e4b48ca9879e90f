import { InvalidSpreadsheetError, readSheet } from 'read-excel-file/universal';
import { mostUnpackedBytes } from '../../../shared/domain/imports/import-bounds.ts';
import { listFileOf, type ReadFile, unreadable } from './list-file.ts';
import { unpackedSize } from './unpacked-size.ts';

/** Digits that a spreadsheet keeps of a number: a longer code that was typed as one is damaged. */
const keptDigits = 15;
const firstOfZip = [0x50, 0x4b];

export function isZip(bytes: Uint8Array): boolean {
  return firstOfZip.every((byte, index) => bytes[index] === byte);
}

/** The first sheet of an XLSX; days come as ISO text, formulas as the value that was saved with them. */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>, mostRows: number): Promise<ReadFile> {
  const size = unpackedSize(bytes);
  if (size === undefined)
    return unreadable('unreadable', '不是完整的 XLSX 文件。请用电子表格软件重新另存后上传。');
  if (size > mostUnpackedBytes) {
    return unreadable(
      'too-large-unpacked',
      `文件解压后超过 ${mostUnpackedBytes / 1_048_576} MiB，未作处理。请只保留名单本身（删除图片、空白行列及其他工作表）后重新上传。`,
    );
  }
  try {
    const rows = await readSheet<NumberText>(bytes.buffer, 1, {
      parseNumber: (text) => new NumberText(text),
    });
    const records = rows.slice(0, mostRows + 2).map((row) => row.map((cell) => textOf(cell)));
    return listFileOf(records, mostRows);
  } catch (error) {
    // There is nothing but the file that the reader could break on; where it knows the cell, it says which.
    const where = error instanceof InvalidSpreadsheetError ? `（${error.message}）` : '';
    return unreadable('unreadable', `工作表无法读取${where}。请用电子表格软件打开并重新保存后上传。`);
  }
}

/** A number as the file writes it; one too long to be exact is shown as what it is, so that no column takes it. */
class NumberText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    const value = Number(this.#text);
    if (!Number.isFinite(value)) return this.#text;
    if (Math.abs(value) >= 10 ** keptDigits) return value.toExponential();
    // What was typed, without the dust of binary fractions.
    return String(Number(value.toPrecision(keptDigits)));
  }
}

function textOf(cell: string | boolean | NumberText | DateConstructor | null): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
