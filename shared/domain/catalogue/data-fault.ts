/**
 * What is wrong with a product or programme as it is written. Things with a code are named by it, as in `figures`:
 * `covers.equipment.limitFen`.
 */
export interface DataFault {
  readonly path: string;
  readonly message: string;
}

export function dataFault(path: string, zh: string, en: string): DataFault {
  return { path, message: `${zh} / ${en}` };
}

/** Names that stand more than once in a list. */
export function repeatedIn(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Every name of a list may stand there once. */
export function repetitionFaults(path: string, names: readonly string[]): readonly DataFault[] {
  return repeatedIn(names).map((name) => dataFault(`${path}.${name}`, '重复', 'stands there more than once'));
}

/** Texts that are there, but say nothing. */
export function silentFaults(node: unknown, path = ''): readonly DataFault[] {
  if (typeof node === 'string') {
    return node.trim() === '' ? [dataFault(path, '没有文字', 'there are no words')] : [];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]) => {
    const step = Array.isArray(node) ? (nameOf(inner) ?? key) : key;
    return silentFaults(inner, path === '' ? step : `${path}.${step}`);
  });
}

/** What an item of a list is named by in a path; `undefined`: by its place. */
export function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  for (const [key, value] of Object.entries(item)) {
    if (['code', 'id', 'kind', 'insurer', 'level'].includes(key) && typeof value === 'string') return value;
  }
  return undefined;
}
