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
    return { ok: false, message: error instanceof Error ? error.message : 'not CSV' };
  }
  const [header, ...lines] = records;
  if (header === undefined)
    return { ok: false, message: `the file is empty; expected the header ${required.join(',')}` };
  const missing = required.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !required.includes(name) && !optional.includes(name));
  if (new Set(header).size < header.length) return { ok: false, message: 'the header names a column twice' };
  if (missing.length > 0) return { ok: false, message: `the header lacks ${missing.join(', ')}` };
  if (unknown.length > 0)
    return { ok: false, message: `the header has unknown columns: ${unknown.join(', ')}` };
  return {
    ok: true,
    rows: lines.map((line) => Object.fromEntries(header.map((name, index) => [name, line[index] ?? '']))),
  };
}
