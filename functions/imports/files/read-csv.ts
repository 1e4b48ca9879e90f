import { CsvError, parse } from 'csv-parse/sync';
import { listFileOf, type ReadFile, unreadable } from './list-file.ts';

/** A list as CSV text. Lines end as they like; a row may have fewer cells than the header. */
export function readCsvText(text: string, mostRows: number): ReadFile {
  if (text.includes('\uFFFD')) {
    return unreadable(
      'unreadable',
      '文字编码不是 UTF-8。请另存为“CSV UTF-8”，或改用文件上传（也接受 GB18030）。',
    );
  }
  return readRecords(text, mostRows);
}

/** A CSV file in UTF-8, with or without its mark, or in GB18030 as Chinese spreadsheets save it. */
export function readCsvBytes(bytes: Uint8Array, mostRows: number): ReadFile {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  if (text === undefined || text.includes('\0')) {
    return unreadable(
      'unreadable',
      '不是 CSV 或 XLSX 文件。旧的 .xls 请用电子表格软件另存为 .xlsx 后再上传。',
    );
  }
  return readRecords(text, mostRows);
}

function readRecords(text: string, mostRows: number): ReadFile {
  try {
    // One record more than allowed is enough to know that there are too many.
    const records: string[][] = parse(text, { bom: true, relax_column_count: true, to: mostRows + 2 });
    return listFileOf(records, mostRows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unreadable('unreadable', `CSV 格式有误，请检查引号是否成对：${error.message}`);
  }
}

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
