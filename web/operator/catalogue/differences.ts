export interface Difference {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Every figure and word in which two versions differ, by its path; items of lists are told apart by code or id. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }));
}

/** Every value at the end of a path, as text. */
export function leavesOf(node: unknown, path = ''): Map<string, string> {
  if (typeof node !== 'object' || node === null)
    return new Map([[path, String(node as string | number | boolean)]]);
  const entries = Array.isArray(node)
    ? node.map((item: unknown, index) => [nameOf(item) ?? String(index), item] as const)
    : Object.entries(node);
  return new Map(
    entries.flatMap(([name, value]) => [...leavesOf(value, path === '' ? name : `${path}.${name}`)]),
  );
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  for (const name of ['code', 'id', 'kind', 'insurer', 'path']) {
    const value: unknown = Reflect.get(item, name);
    if (typeof value === 'string') return value;
  }
  return undefined;
}
