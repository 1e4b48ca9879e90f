import { parse } from 'csv-parse/sync';

export type CsvRows =
  | { readonly ok: true; readonly rows: readonly Readonly<Record<string, string>>[] }
  | { readonly ok: false; readonly message: string };

/**
 * Rows of a CSV text by the names of its header. Lines end as they like, a byte-order mark is passed over, cells are trimmed.
 * The header must have every `required` name and none beside them and the `optional` ones.
 */
export function parseCsv(
  text: string,
  required: readonly string[],
  optional: readonly string[] = [],
): CsvRows {
  let records: string[][];
  try {
    records = parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: false });
  } catch (error) {
    return {
      ok: false,
      message: `不是有效的 CSV，请检查各行列数与引号 / ${error instanceof Error ? error.message : 'not CSV'}`,
    };
  }
  const [header, ...lines] = records;
  if (header === undefined) {
    const titles = required.join(',');
    return {
      ok: false,
      message: `文件是空的，首行应为表头 ${titles} / the file is empty; expected the header ${titles}`,
    };
  }
  const missing = required.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !required.includes(name) && !optional.includes(name));
  if (new Set(header).size < header.length)
    return { ok: false, message: '表头有重复的列，请删去多余的 / the header names a column twice' };
  if (missing.length > 0) {
    const names = missing.join(', ');
    return { ok: false, message: `表头缺少列：${names}，请补上 / the header lacks ${names}` };
  }
  if (unknown.length > 0) {
    const names = unknown.join(', ');
    return {
      ok: false,
      message: `表头有不认识的列：${names}，请删去 / the header has unknown columns: ${names}`,
    };
  }
  return {
    ok: true,
    rows: lines.map((line) => Object.fromEntries(header.map((name, index) => [name, line[index] ?? '']))),
  };
}
